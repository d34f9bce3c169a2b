"""Files and standard input, as `load` reads them."""

import io
import os
import sys
from pathlib import Path

import pytest

from sayso.errors import DecodeError, MissingError, NoArticleError, ReadError
from sayso.intake import from_text, load

SAID = "Pike quits\r\n\r\nMayor Harlan Pike said on Tuesday that he would go.\r\n\r\n\r\n“So long.”\rMoss: “Bye.”\n"
PAGE = "<html><body><article><p>Mayor Harlan Pike said on Tuesday that he would resign.</p></article></body></html>"


def test_a_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SAID.encode())
    article = load(str(path))
    assert (article.text, article.location, article.title) == (SAID, str(path), "Pike quits")
    assert article == from_text(SAID, str(path))
    assert "".join(SAID[part.start : part.end] for part in article.sections) == SAID


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.txt", "a"])
def test_a_page_is_known_by_its_name_or_its_start(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE)
    assert load(str(tmp_path / name)).text == "Mayor Harlan Pike said on Tuesday that he would resign."


@pytest.mark.parametrize(
    ("given", "text"), [(SAID, SAID), ("\n" + PAGE, "Mayor Harlan Pike said on Tuesday that he would resign.")]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: str, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    article = load("-")
    assert (article.text, article.location) == (text, "-")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_has_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(NoArticleError, match=r"a\.txt is empty"):
        load(str(tmp_path / "a.txt"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    with pytest.raises(NoArticleError, match="standard input is empty"):
        load("-")


def test_an_empty_text_is_an_article() -> None:
    article = from_text("")
    assert (article.text, article.sections, article.title, article.location) == ("", (), None, None)


@pytest.mark.parametrize(
    "path", ["no-such-file.txt", "no/such/folder/a.txt", "a\0b.txt", "", "\udfff", __file__ + "/a.txt"]
)
def test_missing(path: str) -> None:
    with pytest.raises(MissingError, match=r"no such file|an empty path") as caught:
        load(path)
    assert str(caught.value).isprintable()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="is a folder"):
        load(str(tmp_path))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    with pytest.raises(ReadError, match=r"no permission to read .*: .*chmod"):
        load(str(tmp_path / "a.txt"))


def test_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FILE_BYTES", "9")
    (tmp_path / "a.txt").write_text("0123456789")
    with pytest.raises(ReadError, match=r"larger than 9 bytes: .*SAYSO_FILE_BYTES"):
        load(str(tmp_path / "a.txt"))
    (tmp_path / "a.txt").write_text("012345678")
    assert load(str(tmp_path / "a.txt")).text == "012345678"


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError, match="no standard input"):
        load("-")


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_pdf_by_another_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(DecodeError, match="is a PDF"):
        load(str(tmp_path / name))


def test_plain_text_needs_no_parser_of_pages() -> None:
    import subprocess

    code = (
        "import sys; from sayso.intake import from_text, stream; from_text('Pike said so.')\n"
        f"[item.load() for item in stream([{__file__!r}])]\n"
        "slow = {'trafilatura', 'htmldate', 'httpx', 'lxml', 'feedparser', 'defusedxml', 'fastwarc', 'pdfminer'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
