"""Studying a problem without a clock: reasoning revealed step by step, then with gaps, then written by oneself."""
