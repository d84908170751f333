"""drill: a system-design-interview gym for the terminal."""

__version__ = "0.1.0"
