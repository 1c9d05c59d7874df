"""What notelint understood of a note, as data and for people.

A wrong finding must be traceable by eye to a wrong reading: every part is
shown with the line it stands in.
"""
