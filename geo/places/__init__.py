"""Names to the earth: gazetteer, countries, admin areas, land borders, actors, and their data files."""
