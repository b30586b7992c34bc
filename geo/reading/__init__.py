"""Text to facts with spans: articles, dates, toponyms, localities, actors, claims, events."""
