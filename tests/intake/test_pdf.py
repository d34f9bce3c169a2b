"""PDFs: paragraphs out of lines, metadata, and files made to break the reader."""

import io
import zlib
from pathlib import Path
from time import perf_counter

import pypdf
import pytest

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake import load
from sayso.intake.pdf import Line, from_pdf, paragraphs
from tests.intake.making import SAID, drawn, pdf, read_apart, squeezed

ARTICLE = [
    (72, 720, 20, "Pike to quit over the bridge"),
    (72, 680, 11, "Mayor Harlan Pike said on Tuesday that the govern-"),
    (72, 667, 11, "ment would not pay, and that he would resign. The"),
    (72, 654, 11, "government had promised a well-"),
    (72, 641, 11, "known builder the work."),
    (72, 615, 11, "“So long,” he said to those who"),
    (72, 602, 11, "had come to the hall."),
    (84, 589, 11, "Ada Moss (council president) said that nobody had"),
    (72, 576, 11, "asked him to go."),
]
TEXT = [
    "Pike to quit over the bridge",
    "Mayor Harlan Pike said on Tuesday that the government would not pay, and that he would resign. "
    "The government had promised a well-known builder the work.",
    "“So long,” he said to those who had come to the hall.",
    "Ada Moss (council president) said that nobody had asked him to go.",
]


def test_paragraphs_and_metadata(tmp_path: Path) -> None:
    info = b"/Title(Pike to quit over the bridge)/Author(Dana Roe)/CreationDate(D:20240305100000+02'00')"
    (tmp_path / "a.pdf").write_bytes(pdf([drawn(ARTICLE)], info))
    article = load(str(tmp_path / "a.pdf"))
    assert article.text.split("\n\n") == TEXT
    assert (article.title, article.author) == ("Pike to quit over the bridge", "Dana Roe")
    assert article.published == "2024-03-05T10:00:00+02:00"
    assert [part.kind for part in article.sections] == ["headline", "body"]


def test_a_title_that_a_program_wrote_is_none() -> None:
    article = from_pdf(pdf([drawn(ARTICLE)], b"/Title(Microsoft Word - draft3.docx)"), "a.pdf")
    assert article.title == "Pike to quit over the bridge"


def lines(*texts: str, x: float = 72, top: float = 700) -> list[Line]:
    return [Line(x, top - 13 * i, 11, text) for i, text in enumerate(texts)]


def test_a_hyphen_goes_only_where_the_document_has_the_word_without() -> None:
    assert paragraphs([lines("a cross-", "roads and a re-", "sign", "resign")]) == ["a cross-roads and a resign resign"]
    assert paragraphs([lines("a cross\u00ad", "roads")]) == ["a crossroads"]
    assert paragraphs([lines("the years 1999-", "2003 and on")]) == ["the years 1999- 2003 and on"]


def test_pages_join_and_their_edges_go() -> None:
    pages = [
        [
            Line(72, 770, 9, "The Herald, March"),
            *lines(f"Part {'abcd'[i]} of what she said goes"),
            Line(300, 30, 9, f"- {i} -"),
        ]
        for i in range(4)
    ]
    assert paragraphs(pages) == ["Part a of what she said goes Part b of what she said goes Part c of what she said "
                                 "goes Part d of what she said goes"]  # fmt: skip


def test_columns_join() -> None:
    left, right = (
        lines("He said that the bridge", "would not be built, and"),
        lines("that was it.", "Moss agreed.", x=320),
    )
    assert paragraphs([[*left, *right]])[0].startswith("He said that the bridge would not be built, and that was it.")


def locked() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf([drawn(ARTICLE)])))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (locked(), DecodeError, "locked with a password"),
        (pdf([b"", b""]), NoArticleError, "without text"),
        (pdf([drawn(ARTICLE)])[:300], DecodeError, "damaged or breaks off"),
        (b"%PDF-1.7", DecodeError, "damaged or breaks off"),
        (pdf([drawn(ARTICLE)]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"), ReadError, "a.pdf"),
    ],
    ids=["locked", "pictures", "stump", "head", "loop"],
)
def test_bad_pdfs(data: bytes, error: type[ReadError], says: str) -> None:
    with pytest.raises(error, match=says):
        from_pdf(data, "a.pdf")


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PDF_PAGES", "2")
    with pytest.raises(ReadError, match=r"a PDF of 3 pages, more than 2: split it, or raise SAYSO_PDF_PAGES\."):
        from_pdf(pdf([drawn(ARTICLE)] * 3), "a.pdf")


def test_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PDF_SECONDS", "1")
    slow = zlib.compress(b"BT /F1 9 Tf 1 0 0 1 9 9 Tm (a) Tj " * 2_000_000, 9)
    before = perf_counter()
    with pytest.raises(DecodeError, match=r"takes longer than 1 seconds|takes too much memory|damaged"):
        from_pdf(pdf([slow], filters=b"/Filter/FlateDecode"), "a.pdf")
    assert perf_counter() - before < 10


def test_bombs_take_little_memory(tmp_path: Path) -> None:
    bomb = zlib.compress(squeezed(b"", 600, wbits=15), 9)
    (tmp_path / "a.pdf").write_bytes(pdf([bomb], filters=b"/Filter[/FlateDecode/FlateDecode]"))
    (tmp_path / "b.txt").write_text(SAID)
    listed, peak = read_apart(tmp_path, 3_000_000_000)
    assert len(listed) == 2 and listed[0].startswith("E ") and listed[1].endswith(str(len(SAID)))
    assert peak < 300_000_000


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PDF_MEMORY", "30000000")
    with pytest.raises(DecodeError, match="takes too much memory to read: raise SAYSO_PDF_MEMORY"):
        from_pdf(pdf([drawn(ARTICLE)]), "a.pdf")
