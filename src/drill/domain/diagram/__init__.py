"""Diagrams as answers: parsed from text, drawn as lines of text, questioned as graphs."""
