"""Reports kept, queried, imported, exported."""
