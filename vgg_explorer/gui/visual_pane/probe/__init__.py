"""The probe: how one unit of the feature maps came by its value."""
