"""YAML and Markdown in, domain values out: everything an author writes passes through here."""
