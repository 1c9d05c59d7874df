"""Notes written from a known truth, and faults planted in them one at a time.

The examiner knows the contract and nothing of the code: it says which rule has to
speak on which line, and counts what is missed, misplaced, added, and said of clean notes.

Each form of notes has a folder of its own with its writer and its faults; ``forms.FORMS`` has all of them.
"""
