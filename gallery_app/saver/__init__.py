"""Writing what somebody asked for, in a process of its own: whole, or not at all."""
