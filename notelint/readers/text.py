"""Plain text and Markdown, in the encodings that word processors and exports leave behind."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from notelint.errors import ReadError
from notelint.text import Source
from notelint.violation import Edit

name = "text"
MARKDOWN = (".md", ".markdown")
suffixes = (".txt", ".text", *MARKDOWN)

MOST_BYTES = 32 * 1024 * 1024  # a note has some 20 kB; what is larger is something else

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Outlook file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
# Windows-1252 has five bytes without a character; they become control characters, as in browsers.
_WINDOWS = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_STRAY = {0xDC00 + byte: _WINDOWS.get(byte, chr(byte)) for byte in range(0x80, 0x100)}


def read(path: str, data: bytes) -> Source:
    """Return the text of a file as it stands, without its byte order mark.

    The encoding is UTF-8, UTF-16 or UTF-32 by its byte order mark, UTF-16 by
    the look of it, UTF-8, else Windows-1252. Single Windows-1252 bytes in a
    UTF-8 text become the characters they were meant as. Control characters
    are kept. Raises ``ReadError`` for what is no text or too large.
    """
    if len(data) > MOST_BYTES:
        raise ReadError(
            f"this file has {len(data) // 1_000_000} MB, more than any note.",
            path=path,
            hint="Check that it is the file you meant.",
        )
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise ReadError(
                f"this is {what}, not a text file.",
                path=path,
                hint="Save it as plain text or export it as text, and check that.",
            )
    text, encoding = _decode(path, data)
    if "\0" in text:
        raise ReadError(
            "this file holds binary data, not text.",
            path=path,
            hint="If it is a document, save it as plain text, and check that.",
        )
    return Source(path, text, name, encoding)


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a file with edits made in its text; all other bytes stay as they are.

    The spans of ``edits`` are those of the text that ``read`` returns for
    ``data``, and do not overlap. Raises ``UnicodeEncodeError`` if the encoding
    of the file lacks a character.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if not mark:
        encoding = _wide(data) or _decode("", data)[1]
    # Bytes that are no text come through the decoding and back: a character each, as in what was read.
    windows = encoding == "windows-1252"
    codec, lenient = ("latin-1", "strict") if windows else (encoding, "surrogateescape")
    text = data[len(mark) :].decode(codec, lenient)
    parts: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda one: one.span):
        parts += (
            text[at : edit.span.start].encode(codec, lenient),
            edit.text.encode("cp1252" if windows else encoding),
        )
        at = edit.span.end
    return mark + b"".join(parts) + text[at:].encode(codec, lenient)


def _decode(path: str, data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(path, data[len(mark) :], encoding), encoding
    if wide := _wide(data):
        return _strictly(path, data, wide), wide
    text = data.decode("utf-8", "surrogateescape")
    if text.isascii():
        return text, "utf-8"
    stray = sum("\udc80" <= char <= "\udcff" for char in text)
    if not stray:
        return text, "utf-8"
    if sum(char > "\x7f" for char in text) > 2 * stray:
        return text.translate(_STRAY), "utf-8"
    return data.decode("latin-1").translate(_WINDOWS), "windows-1252"


def _strictly(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        shown = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise ReadError(
            f"this file begins as {shown} and is broken at byte {error.start}.",
            path=path,
            hint="Open it in the program that wrote it and save it again, as UTF-8.",
        ) from None


def _wide(data: bytes) -> str | None:
    """Return the form of UTF-16 that a text without byte order mark has, or None."""
    head = data[:4096]
    if len(data) % 2 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) // 2 * 0.7
    if odd > most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > most and not odd else None
