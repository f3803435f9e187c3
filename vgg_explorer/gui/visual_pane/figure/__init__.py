"""The architecture figure above the tabs."""
