"""Disk to model: one module a format, an explicit tuple of readers."""
