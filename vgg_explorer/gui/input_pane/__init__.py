"""The right dock: the picture, what is found in it, and the chosen layer."""
