"""notelint: checks draft notes of public meetings against rules written in YAML."""

# The one place of the version; nothing else is here, so that a start stays cheap.
__version__ = "0.1.0"
