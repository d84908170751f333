"""Pure values and rules: no input, no output, no clock and no randomness of its own."""
