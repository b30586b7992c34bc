"""When: date words in text, each with the days that it allows and the rule that says so."""
