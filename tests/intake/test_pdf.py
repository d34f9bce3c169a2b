"""PDFs: paragraphs out of lines, metadata, and files made to break the reader."""

import io
import zlib
from pathlib import Path

import pypdf
import pytest

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake import load
from sayso.intake import pdf as reader
from sayso.intake.pdf import from_pdf
from sayso.intake.pdf_layout import Line, in_reading_order, without_line_numbers
from tests.intake.making import SAID, drawn, pdf, processor_seconds, read_apart, squeezed

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


def paragraphs(pages: list[list[Line]]) -> list[str]:
    return [paragraph.text for paragraph in reader.paragraphs(pages)]


def test_pages_begin_where_their_first_words_stand() -> None:
    second = [(72, 720, 11, "bridge would be shut in the autumn, and that was all."), (72, 680, 11, "Moss agreed.")]
    first = [*ARTICLE[:-1], (72, 576, 11, "asked him to go over the long cross-")]
    third = [(72, 720, 11, "Nobody spoke for the bridge on the third day of the hearing.")]
    article = from_pdf(pdf([drawn(first), drawn(second), drawn([(72, 400, 11, " ")]), drawn(third)]), "a.pdf")
    begin = [(mark.kind, mark.label, article.text[mark.start :][:12]) for mark in article.locators]
    assert begin == [("page", "1", "Pike to quit"), ("page", "2", "bridge would"), ("page", "4", "Nobody spoke")]
    assert "cross-bridge would" in article.text  # in the middle of a paragraph


def test_a_page_begins_behind_a_hyphen_that_goes() -> None:
    (paragraph,) = reader.paragraphs([lines("they met at the cross­"), lines("roads of the town")])
    assert paragraph.text == "they met at the crossroads of the town"
    assert [(number, paragraph.text[start:][:5]) for number, start in paragraph.pages] == [(1, "they "), (2, "roads")]


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
    ],
    ids=["locked", "pictures", "stump", "head"],
)
def test_bad_pdfs(data: bytes, error: type[ReadError], says: str) -> None:
    with pytest.raises(error, match=says):
        from_pdf(data, "a.pdf")


def test_pages_that_lie_in_themselves_are_found() -> None:
    data = pdf([drawn(ARTICLE)]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
    assert from_pdf(data, "a.pdf").text.split("\n\n") == TEXT


LEFT = [(60, 640 - 13 * i, 10, f"The left column says in line {i} that nobody came") for i in range(12)]
RIGHT = [(330, 640 - 13 * i, 10, f"The right column says in line {i} that he did") for i in range(12)]
ACROSS = [(60, 700, 18, "Pike to quit over the bridge, and the whole of the council goes")]


@pytest.mark.parametrize("rows", [[*LEFT, *RIGHT], [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]])
def test_columns_are_read_one_after_the_other_however_they_are_drawn(
    rows: list[tuple[float, float, float, str]],
) -> None:
    below = [(60, 440, 18, "The second story goes across both of the columns of the page too")]
    more = [(x, y - 230, size, text.replace("says", "adds")) for x, y, size, text in rows]
    text = from_pdf(pdf([drawn([*ACROSS, *rows, *below, *more])]), "a.pdf").text
    order = [text.index(words) for words in (
        "Pike to quit", "left column says in line 0", "left column says in line 11", "right column says in line 0",
        "right column says in line 11", "The second story", "left column adds in line 0", "right column adds in line 9",
    )]  # fmt: skip
    assert order == sorted(order)


def test_a_table_is_no_columns() -> None:
    rows = [[Line(60, 700 - 13 * i, 10, name, 120), Line(300, 700 - 13 * i, 10, str(i * 7), 320)]
            for i, name in enumerate(("Pike", "Moss", "Roe", "Finn", "Wren"))]  # fmt: skip
    assert in_reading_order([cell for row in rows for cell in row]) == [cell for row in rows for cell in row]


QUESTIONS = [
    "Q. Where were you on Tuesday?", "A. I was on the bridge, with Ada Moss and the", "two engineers from the city.",
    "Q. Did the mayor say that he would resign?", "A. He said so twice, and I wrote it down.", "Q. What did you write?",
    "A. That he would be gone by May 12,", "2024, and not a day later.", "MR. FINN: Objection, that is hearsay.",
    "THE COURT: Overruled.",
]  # fmt: skip


@pytest.mark.parametrize("gap", [0, 40])
def test_line_numbers_of_courts_go(gap: int) -> None:
    lines: list[tuple[float, float, float, str]] = []
    for i, words in enumerate(QUESTIONS, 1):
        if gap:
            lines += [(40, 720 - 24 * i, 11, str(i)), (40 + gap, 720 - 24 * i, 11, words)]
        else:
            lines.append((40, 720 - 24 * i, 11, f"{i}   {words}"))
    text = from_pdf(pdf([drawn(lines)]), "a.pdf").text
    words = " ".join(text.split())
    assert words == " ".join(QUESTIONS)


def test_numbers_of_the_text_stay() -> None:
    rows = ["12 people came.", "He had 13 boats and", "14 cars.", "1. First of all", "2. Then", "3. Last"]
    page = [Line(72, 700 - 13 * i, 11, text, 300) for i, text in enumerate(rows)]
    assert without_line_numbers(page) == page


def test_letters_without_names_are_no_text() -> None:
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    )
    font += b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    plain = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
    with pytest.raises(NoArticleError, match="without text"):
        from_pdf(pdf([drawn(ARTICLE)]).replace(plain, font), "a.pdf")


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PDF_PAGES", "2")
    with pytest.raises(ReadError, match=r"a PDF of 3 pages, more than 2: split it, or raise SAYSO_PDF_PAGES\."):
        from_pdf(pdf([drawn(ARTICLE)] * 3), "a.pdf")


def test_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PARSE_SECONDS", "1")
    slow = zlib.compress(b"BT /F1 9 Tf 1 0 0 1 9 9 Tm (a) Tj " * 2_000_000, 9)
    before = processor_seconds()
    with pytest.raises(DecodeError, match=r"takes longer than 1 seconds|takes too much memory|damaged"):
        from_pdf(pdf([slow], filters=b"/Filter/FlateDecode"), "a.pdf")
    assert processor_seconds() - before < 10


def test_bombs_take_little_memory(tmp_path: Path) -> None:
    bomb = zlib.compress(squeezed(b"", 600, wbits=15), 9)
    (tmp_path / "a.pdf").write_bytes(pdf([bomb], filters=b"/Filter[/FlateDecode/FlateDecode]"))
    (tmp_path / "b.txt").write_text(SAID)
    listed, peak = read_apart(tmp_path, 3_000_000_000)
    assert len(listed) == 2 and listed[0].startswith("E ") and listed[1].endswith(str(len(SAID)))
    assert peak < 300_000_000


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PARSE_MEMORY", "30000000")
    with pytest.raises(DecodeError, match="takes too much memory to parse: raise SAYSO_PARSE_MEMORY"):
        from_pdf(pdf([drawn(ARTICLE)]), "a.pdf")
