"""The scenes of the sample galleries: a small renderer in numpy, and the pictures made with it.

Every picture is an illustration calculated from shapes, noise and light; no photograph goes into any of them.
"""
