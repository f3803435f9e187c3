"""The sample pictures, one module each, and the drawing that they share."""
