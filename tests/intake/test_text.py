"""Bytes to text, without guessing."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import DecodeError
from sayso.intake.text import codec_of, decode, looks_like_html

SAID = "“Genug”, said Pike.\r\nMoss: 😀\rשלום\u2028end\n"


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode(),
        codecs.BOM_UTF8 + SAID.encode(),
        SAID.encode("utf-16"),
        codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"),
        SAID.encode("utf-32"),
    ],
)
def test_unicode_with_every_newline_kept(data: bytes) -> None:
    assert decode(data, "a.txt") == SAID


def test_a_few_control_characters_are_text() -> None:
    assert decode(b"Pike\0 said on Tuesday that he would resign.\x07\n" * 9, "a.txt").count("\0") == 9
    assert decode(b"\0\0\0", "a.txt") == "\0\0\0"


def test_the_declared_charset() -> None:
    assert decode("“Ja”, said Åse.".encode("cp1252"), "a", "ISO-8859-1") == "“Ja”, said Åse."
    assert decode("Åse".encode(), "a", "no-such-charset") == "Åse"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", ["a PDF", "pdftotext notes.txt"]),
        (b"PK\x03\x04....", ["ZIP", "unpack"]),
        (b"\x89PNG\r\n", ["image"]),
        (b"\xff\xd8\xff\xe0", ["image"]),
        (b"\x1f\x8b\x08", ["gzip"]),
        (bytes(range(256)) * 4, ["binary"]),
        (SAID.encode("utf-16-le") * 3, ["UTF-16", "iconv -f UTF-16LE"]),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", ["UTF-16-LE", "byte 2"]),
    ],
)
def test_what_is_no_text(data: bytes, words: list[str]) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, "notes.txt")
    message = str(caught.value)
    assert message.startswith("notes.txt")
    assert all(word in message for word in words), message
    assert "\n" not in message


QUOTED = "“We’re done,” said Åse Roe — the café’s owner. The bridge would open in May, she said, if the council agreed."


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp1251", "shift_jis"])
def test_another_encoding_is_found_and_said(codec: str) -> None:
    text = {
        "cp1251": "Мэр города Иванов заявил во вторник, что он уйдет в отставку. Мост откроется в мае.",
        "shift_jis": "市長は火曜日に辞任すると述べた。橋は五月に開通する。市長はそれ以上何も言わなかった。",
    }.get(codec, QUOTED)
    notes: list[str] = []
    assert decode(text.encode(codec), "notes.txt", notes=notes) == text
    assert len(notes) == 1 and notes[0].startswith("notes.txt is not UTF-8 text (byte ") and "read as" in notes[0]


def test_a_wrong_declaration_is_overruled() -> None:
    notes: list[str] = []
    assert decode(QUOTED.encode("cp1252"), "a", "utf-8", notes=notes) == QUOTED
    assert notes == ["a is not UTF-8 text (byte 0 is 0x93): it is read as CP1252"]
    assert decode(QUOTED.encode(), "a", "ascii", notes=[]) != ""


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF8", "utf-8"),
        ("latin1", "cp1252"),
        ("Shift_JIS", "shift_jis"),
        ("rot13", ""),
        ("idna", ""),
        ("\0", ""),
        (None, ""),
    ],
)
def test_codec_of(label: str | None, codec: str) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("data", "is_html"),
    [
        (b"<!DOCTYPE html><p>Hi", True),
        (b"\xef\xbb\xbf \n<HTML lang=en>", True),
        ("<html>".encode("utf-16"), True),
        (b"<?xml version='1.0'?>\n<!-- saved --><html>", True),
        (b"<3 Mill Valley", False),
        (b"Mill Valley <html>", False),
        (b"<headline>", False),
        (b"<!--" * 1000, False),
    ],
)
def test_looks_like_html(data: bytes, is_html: bool) -> None:
    assert looks_like_html(data) is is_html


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decode(data, "a")
    except DecodeError:
        return


@given(st.text(min_size=9, alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_any_text_comes_back(text: str) -> None:
    if not any(text.startswith(start) for start in ("%PDF-", "{\\rtf", "RIFF", "GIF8", "BZh", "ID3")):
        assert decode(text.encode(), "a") == text
