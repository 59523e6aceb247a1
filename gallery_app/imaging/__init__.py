"""File to pixels, with Pillow."""
