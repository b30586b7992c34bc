"""Who and what is named: places, persons, groups, and the cast of an article."""
