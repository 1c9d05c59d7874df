"""A plug-in for notelint that adds one of each."""
