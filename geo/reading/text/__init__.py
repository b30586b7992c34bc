"""Files to articles: characters, head and body, sentences, numbers, dates, runs of capitals."""
