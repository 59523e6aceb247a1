"""A viewer of photo stories: the pictures with their words, credits and rights."""

__version__ = "0.1.0"
# Reverse DNS: desktop entry, icon, window class and the socket of the running program share it.
APPLICATION_ID = "org.example.GalleryApp"
