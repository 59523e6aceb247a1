"""Processes of our own: started, and locked down by the kernel."""
