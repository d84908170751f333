"""What drill costs, as ratios to a bare interpreter, a bare Textual app and bare FSRS.

Ratios hold on any machine; milliseconds do not. Each figure comes from pairs: the subject and its reference run right
after each other, so that whatever else the machine does falls on both.
"""
