"""Faults that can be planted in any form whose lines have the same keys."""
