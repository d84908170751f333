"""The estimation language: lines of arithmetic over quantities with units, as one types them in an interview.

A line goes through `lexer`, `parser` and `evaluator`; `worksheet` does so for many lines that name each other.
"""
