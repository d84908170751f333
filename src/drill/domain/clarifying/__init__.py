"""Finding the author's answer to a question asked in one's own words, without understanding it."""
