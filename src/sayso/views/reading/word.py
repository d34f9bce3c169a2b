"""Readings as a Word document: the article with its sources marked and commented, and the list of who said what.

An editor comments on it in the word processor.  python-docx comes with the extra ``office``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from sayso.errors import UsageError
from sayso.records import Reading
from sayso.views.neutral import REPLACEMENT, for_page
from sayso.views.reading.folding import USUAL, Folding
from sayso.views.reading.listing import Item, parts
from sayso.views.reading.marking import MarkedSection, Number, Run, mark
from sayso.views.reading.outline import outline
from sayso.views.reading.speakers import speaker
from sayso.views.reading.voices import Voice, voices
from sayso.views.reading.wording import SPEAKERS, makers, sources, totals

# the three colours of contents, by name of Word's palette: light enough for black letters
_HIGHLIGHTS: Final = {"direct": "BRIGHT_GREEN", "mixed": "YELLOW", "indirect": "TURQUOISE"}
_LEGEND: Final = (
    ("source", "source"),
    ("cue", "cue"),
    ("content direct", "direct quotation"),
    ("content mixed", "mixed quotation"),
    ("content indirect", "indirect speech"),
    ("content indirect unsaid", "not said, not yet said, or denied"),
)
# what HTML takes and XML refuses
_NO_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEADINGS: Final = ("", "Source", "Statement", "What it is")


def require_word() -> None:
    """Check that Word documents can be written.

    Raises:
        UsageError: python-docx is not installed, or it is too old for comments.
    """
    _docx()


def word_document(readings: Sequence[Reading], folding: Folding = USUAL) -> bytes:
    """Return a Word document (.docx) of readings.

    Each has the article, letter by letter, with sources in bold, cues underlined, contents highlighted by kind, and a
    comment where an attribution begins; then a table of who said what, and the speakers.

    Raises:
        UsageError: python-docx is not installed, or it is too old for comments.
    """
    document = _docx().Document()
    document.core_properties.title = _text(readings[0].article.title or "") if len(readings) == 1 else "Readings"
    document.core_properties.author = "Sayso"
    for i, reading in enumerate(readings):
        if i:
            document.add_page_break()
        _Writer(document, reading, folding).write()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _docx() -> Any:  # noqa: ANN401 - python-docx has no types
    try:
        import docx
    except ImportError as error:
        raise UsageError(
            "a Word document needs the extra office", "install it: pip install 'sayso[office]'."
        ) from error
    if not hasattr(docx.document.Document, "add_comment"):
        raise UsageError(
            f"python-docx {docx.__version__} writes no comments", "install 1.2 or newer: pip install 'sayso[office]'."
        )
    return docx


class _Writer:
    def __init__(self, document: Any, reading: Reading, folding: Folding) -> None:  # noqa: ANN401
        self._document = document
        self._reading = reading
        self._entries = outline(reading)
        self._speaking = voices(reading, self._entries)
        self._parts = parts(reading, self._entries, self._speaking, folding)
        self._items = {item.number: item for part in self._parts for item in (*part.items, *part.unsure)}

    def write(self) -> None:
        article = self._reading.article
        self._document.add_heading(_text(article.title or article.location or "Untitled text"), 1)
        self._document.add_paragraph(_text(makers(article)))
        for line in (sources(self._speaking, len(self._entries)), totals(self._reading)):
            if line:
                self._document.add_paragraph(_text(line))
        self._article()
        self._list()
        if self._speaking:
            self._document.add_heading(SPEAKERS, 2)
        for voice in self._speaking:
            self._speaker(voice)

    def _article(self) -> None:
        self._document.add_heading("The article", 2)
        legend = self._document.add_paragraph("Marked in the text: ")
        for classes, words in _LEGEND:
            self._run(legend, Run(words, classes))
            legend.add_run("  ")
        for section in mark(self._reading.article, self._entries).sections:
            self._section(section)

    def _list(self) -> None:
        self._document.add_heading("Who said what", 2)
        for part in self._parts:
            if len(self._parts) > 1:
                self._document.add_heading(_text(part.label), 3)
            self._table(part.items)
            if part.unsure:
                self._document.add_paragraph(_text(part.summary))
                self._table(part.unsure)
        if not self._items:
            self._document.add_paragraph("No attributions found.")

    def _section(self, section: MarkedSection) -> None:
        if section.kind != "body":
            self._document.add_heading(_text(section.label), 3)
        for piece in section.pieces:
            if isinstance(piece, str):
                continue
            paragraph = self._document.add_paragraph()
            waiting: list[int] = []
            for run in piece:
                if isinstance(run, Number):
                    waiting.append(run.number)
                    continue
                made = self._run(paragraph, run)
                for number in waiting:
                    self._document.add_comment(made, text=_text(self._comment(number)), author="Sayso", initials="S")
                waiting.clear()

    def _run(self, paragraph: Any, run: Run) -> Any:  # noqa: ANN401
        from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE

        made = paragraph.add_run(_text(run.text))
        classes = run.classes.split()
        if "source" in classes:
            made.bold = True
        if "cue" in classes:
            made.underline = WD_UNDERLINE.DOTTED
        if "content" in classes:
            kind = next(kind for kind in _HIGHLIGHTS if kind in classes)
            made.font.highlight_color = getattr(WD_COLOR_INDEX, _HIGHLIGHTS[kind])
        if "unsaid" in classes:
            made.italic = True
            made.underline = WD_UNDERLINE.DASH
        return made

    def _comment(self, number: int) -> str:
        item = self._items[number]
        who = ", ".join(note.words for note in item.notes if note.label == "speaker") or item.source or "(no source)"
        return "; ".join(filter(None, [f"{number}  {who}", item.standing, *self._properties(item)]))

    @staticmethod
    def _properties(item: Item) -> Iterator[str]:
        yield from item.properties
        if item.parent is not None:
            yield f"within {item.parent}{f' ({item.shadow})' if item.shadow else ''}"

    def _table(self, items: Sequence[Item]) -> None:
        if not items:
            return
        table = self._document.add_table(rows=1, cols=len(_HEADINGS), style="Table Grid")
        for cell, heading in zip(table.rows[0].cells, _HEADINGS, strict=True):
            cell.paragraphs[0].add_run(heading).bold = True
        for item in items:
            number, source, statement, what = table.add_row().cells
            number.text = str(item.number)
            source.paragraphs[0].add_run(_text(item.source or "(no source)")).bold = True
            if item.cue:
                source.paragraphs[0].add_run(_text(f" · {item.cue}"))
            for note in item.notes:
                source.add_paragraph(_text(f"{note.label}: {note.words}"))
            statement.text = _text("\n".join(item.paragraphs))
            what.text = _text("; ".join(filter(None, [item.standing, *self._properties(item)])))

    def _speaker(self, voice: Voice) -> None:
        described = speaker(self._reading.article, voice)
        paragraph = self._document.add_paragraph(style="List Bullet")
        paragraph.add_run(_text(described.name)).bold = True
        reason = f"reason given: “{described.reason}”" if described.reason else ""
        numbers = f"in {', '.join(map(str, described.numbers))}"
        words = " · ".join(filter(None, [described.description, described.part, numbers, reason]))
        paragraph.add_run(_text(f" · {words}"))


def _text(words: str) -> str:
    """Return words as XML takes them, with U+FFFD for what it refuses."""
    return _NO_XML.sub(REPLACEMENT, for_page(words))
