from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.errors import ReadError
from notelint.readers import Reader, text
from notelint.readers.text import MOST_BYTES, read

WRITTEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=200)
WINDOWS = st.text(
    st.sampled_from("£€–—’“”é½ Birt\r\n") | st.characters(codec="cp1252", exclude_characters="\0"),
    max_size=100,
)


def test_the_module_is_a_reader() -> None:
    reader: Reader = text
    assert reader.name == "text"
    assert set(reader.suffixes) == {".txt", ".text", ".md", ".markdown"}


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@given(written=WRITTEN)
def test_a_text_with_a_byte_order_mark_comes_back(mark: bytes, encoding: str, written: str) -> None:
    source = read("note.txt", mark + written.encode(encoding))
    assert (source.text, source.encoding, source.format) == (written, encoding, "text")


@given(WRITTEN.filter(lambda written: not written.startswith(("%PDF", "{\\rtf", "GIF8", "PK"))))
def test_utf_8_comes_back(written: str) -> None:
    source = read("note.txt", written.encode())
    assert (source.text, source.encoding) == (written, "utf-8")


@given(WINDOWS)
def test_windows_1252_comes_back(written: str) -> None:
    data = b"\xa35 " + written.encode("cp1252")  # a pound sign that no UTF-8 has
    source = read("note.txt", data)
    if source.encoding == "windows-1252":
        assert source.text == "£5 " + written


def test_the_bytes_without_a_character_are_kept() -> None:
    source = read("note.txt", b"\x81\x8d\x8f\x90\x9d \x96 \xa3")
    assert source.text == "\x81\x8d\x8f\x90\x9d – £"
    assert source.encoding == "windows-1252"


def test_a_stray_byte_does_not_spoil_a_utf_8_text() -> None:
    source = read("note.txt", "Cllr Birt’s “view” – ".encode() + b"\x96 agreed")
    assert source.text == "Cllr Birt’s “view” – – agreed"
    assert source.encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen(encoding: str) -> None:
    written = "Note of last Westmere Board meeting\r\n" * 3
    source = read("note.txt", written.encode(encoding))
    assert (source.text, source.encoding) == (written, encoding)


def test_nothing_reads_as_nothing() -> None:
    assert read("note.txt", b"").text == ""
    assert read("note.txt", codecs.BOM_UTF8).text == ""


def test_control_characters_are_kept() -> None:
    assert read("note.txt", b"a\x07b\x0cc\x1b[31m").text == "a\x07b\x0cc\x1b[31m"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"%PDF-1.7\n", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\0", "Word", id="docx"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word", id="doc"),
        pytest.param(b"{\\rtf1\\ansi", "RTF", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "picture", id="jpeg"),
        pytest.param(b"\x1f\x8b\x08", "compressed", id="gzip"),
        pytest.param(b"note\0of\0last", "binary", id="nul"),
        pytest.param("note\0".encode("utf-16"), "binary", id="nul in utf-16"),
        pytest.param(codecs.BOM_UTF8 + b"note \xa3", "broken at byte 5", id="broken utf-8"),
        pytest.param(codecs.BOM_UTF16_LE + b"n", "broken at byte 0", id="broken utf-16"),
    ],
)
def test_what_is_no_text_is_refused_and_says_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as refused:
        read("note.txt", data)
    assert refused.value.path == "note.txt"
    assert refused.value.hint
    assert refused.value.problem().kind == "unreadable"


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(ReadError, match="more than any note"):
        read("note.txt", bytes(MOST_BYTES + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read("note.txt", data)
    except ReadError:
        return
    source.text.encode()  # no half characters are left
