"""Files to articles: characters, head and body, sentences, numbers, runs of capitals."""
