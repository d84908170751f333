"""The user's data: an append-only journal of events, and tables computed from it, in one SQLite file."""
