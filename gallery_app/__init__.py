"""A viewer of photo stories: the pictures with their words, credits and rights."""

__version__ = "0.1.0"
