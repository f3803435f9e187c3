"""The kernels of a layer as pictures."""
