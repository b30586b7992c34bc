"""A locality and places to a footprint and its uncertainty."""
