"""Scripts that make the data files of `geo.places` from their sources. Not needed to run the library."""
