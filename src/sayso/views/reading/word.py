"""Readings as a Word document: the article with its sources marked and commented, and the list of who said what.

An editor comments on it in the word processor.  python-docx comes with the extra ``office``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from sayso.records import Reading
from sayso.views.reading.folding import USUAL, Folding
from sayso.views.reading.listing import Item, parts
from sayso.views.reading.marking import MarkedSection, Missing, Number, Run, mark
from sayso.views.reading.outline import outline
from sayso.views.reading.speakers import speaker
from sayso.views.reading.voices import Voice, voices
from sayso.views.reading.wording import SPEAKERS, makers, sources, totals
from sayso.views.word import add_comment, docx, word_text

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
_HEADINGS: Final = ("", "Source", "Statement", "What it is")


def require_word() -> None:
    """Check that Word documents can be written.

    Raises:
        UsageError: python-docx is not installed, or it is too old for comments.
    """
    docx()


def word_document(readings: Sequence[Reading], folding: Folding = USUAL) -> bytes:
    """Return a Word document (.docx) of readings.

    Each has the article, letter by letter, with sources in bold, cues underlined, contents highlighted by kind, and a
    comment where an attribution begins; then a table of who said what, and the speakers.

    Raises:
        UsageError: python-docx is not installed, or it is too old for comments.
    """
    document = docx().Document()
    document.core_properties.title = word_text(readings[0].article.title or "") if len(readings) == 1 else "Readings"
    document.core_properties.author = "Sayso"
    for i, reading in enumerate(readings):
        if i:
            document.add_page_break()
        _Writer(document, reading, folding).write()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


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
        self._document.add_heading(word_text(article.title or article.location or "Untitled text"), 1)
        self._document.add_paragraph(word_text(makers(article)))
        for line in (sources(self._speaking, len(self._entries)), totals(self._reading)):
            if line:
                self._document.add_paragraph(word_text(line))
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
                self._document.add_heading(word_text(part.label), 3)
            self._table(part.items)
            if part.unsure:
                self._document.add_paragraph(word_text(part.summary))
                self._table(part.unsure)
        if not self._items:
            self._document.add_paragraph("No attributions found.")

    def _section(self, section: MarkedSection) -> None:
        if section.kind != "body":
            self._document.add_heading(word_text(section.label), 3)
        for piece in section.pieces:
            if isinstance(piece, str):
                continue
            paragraph = self._document.add_paragraph()
            waiting: list[int] = []
            for run in piece:
                if isinstance(run, Number):
                    waiting.append(run.number)
                    continue
                if isinstance(run, Missing):  # a file for Word shows one version alone
                    continue
                made = self._run(paragraph, run)
                for number in waiting:
                    add_comment(self._document, made, self._comment(number))
                waiting.clear()

    def _run(self, paragraph: Any, run: Run) -> Any:  # noqa: ANN401
        from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE

        made = paragraph.add_run(word_text(run.text))
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
            source.paragraphs[0].add_run(word_text(item.source or "(no source)")).bold = True
            if item.cue:
                source.paragraphs[0].add_run(word_text(f" · {item.cue}"))
            for note in item.notes:
                source.add_paragraph(word_text(f"{note.label}: {note.words}"))
            statement.text = word_text("\n".join(item.paragraphs))
            what.text = word_text("; ".join(filter(None, [item.standing, *self._properties(item)])))

    def _speaker(self, voice: Voice) -> None:
        described = speaker(self._reading.article, voice)
        paragraph = self._document.add_paragraph(style="List Bullet")
        paragraph.add_run(word_text(described.name)).bold = True
        reason = f"reason given: “{described.reason}”" if described.reason else ""
        numbers = f"in {', '.join(map(str, described.numbers))}"
        words = " · ".join(filter(None, [described.description, described.part, numbers, reason]))
        paragraph.add_run(word_text(f" · {words}"))
