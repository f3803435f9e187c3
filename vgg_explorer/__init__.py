"""VGG Explorer: write a convolutional network as a short list and see what it does."""

__version__ = "0.1.0"
