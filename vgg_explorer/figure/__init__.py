"""The architecture figure: the whole network as oblique blocks, in the standard library alone."""
