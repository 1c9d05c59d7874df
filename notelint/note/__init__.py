"""The note as notelint understands it: the model and how a text is read into it."""
