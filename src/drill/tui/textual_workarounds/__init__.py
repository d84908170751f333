"""What Textual 8.2 does not do by itself, each with its upstream issue; only here may private names be touched."""
