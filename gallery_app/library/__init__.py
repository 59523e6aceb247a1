"""What the viewer remembers between two starts."""
