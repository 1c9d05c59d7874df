"""Names for contents: two contents have the same name only if they are the same."""

from __future__ import annotations

try:
    # hashlib loads OpenSSL too, which takes longer than reading the rules.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def digest(data: bytes, size: int = 16) -> str:
    """Return the name of ``data``: ``size`` bytes as hexadecimal digits."""
    return blake2b(data, digest_size=size).hexdigest()
