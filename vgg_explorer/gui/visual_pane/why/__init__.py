"""The parts of the tab Why."""
