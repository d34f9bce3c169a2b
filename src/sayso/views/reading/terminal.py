"""Show a reading in the terminal: a head, then a block for each attribution.

     3  Mayor Tobias Wren, a first-term independent · said            mixed .98
        │ the vote was “a promise without a budget”

The source stands first, in bold; the cue behind the dot; the content behind the bar.  A dotted bar and a word at the
right mark what is no statement ("did not say").  The speakers are listed at the end.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from sayso.records import Kind, Reading
from sayso.views.neutral import for_terminal
from sayso.views.reading.acts import ACTS, ActLine, act_lines
from sayso.views.reading.folding import USUAL, Folding, more_unsure
from sayso.views.reading.names import Names
from sayso.views.reading.outline import Entry, outline, set_aside
from sayso.views.reading.pieces import Pieces
from sayso.views.reading.voices import Voice, voices
from sayso.views.reading.wording import (
    SECTIONS,
    SPEAKERS,
    description,
    is_statement,
    makers,
    part,
    put_aside,
    reason,
    score,
    shadow,
    sort,
    sources,
    standing,
    totals,
)

_WIDEST = 100  # longer lines are hard to read, however wide the terminal is
_NARROWEST = 24
_DEEPEST = 4
_ROOM = 30  # cells that a source should have beside kind and score; with less they go below it
_COLOURS: dict[Kind, str] = {"direct": "green", "mixed": "yellow", "indirect": "bright_blue"}


def show(reading: Reading, console: Console, folding: Folding = USUAL) -> None:
    """Print a reading for people, as wide as the console, up to 100 cells.

    Attributions with a low score are counted only, as ``folding`` says.

    Nothing in the article can steer the terminal: control characters, bidirectional ones too, are shown as U+FFFD.
    """
    _Printer(reading, console).show(folding)


class _Printer:
    def __init__(self, reading: Reading, console: Console) -> None:
        self._reading = reading
        self._console = console
        self._width = max(min(console.width, _WIDEST), _NARROWEST)
        self._pieces = Pieces(reading.article.text)
        self._names = Names(reading)

    def show(self, folding: Folding) -> None:
        outlined = outline(self._reading)
        entries, folded = folding.divide(outlined)
        speaking = voices(self._reading, outlined)
        self._head(speaking)
        margin = max((len(str(entry.number)) for entry in outlined), default=1)
        has_parts = len({entry.section for entry in outlined}) > 1
        section: int | None = None
        for i, entry in enumerate(entries):
            self._line(Text())
            if has_parts and entry.depth == 0 and (i == 0 or entry.section != section):
                section = entry.section
                self._part(section)
            self._entry(entry, margin)
        if folded:
            numbers = ", ".join(str(entry.number) for entry in folded)
            self._line(Text())
            self._wrapped(Text(f"{more_unsure(len(folded))}: {numbers}; --all shows them", style="dim"))
        acts = act_lines(self._reading, entries)
        if acts:
            self._line(Text())
            self._rule(ACTS)
        for act in acts:
            self._act(act)
        if speaking:
            self._line(Text())
            self._rule(SPEAKERS)
        for voice in speaking:
            self._voice(voice)

    def _head(self, voices: list[Voice]) -> None:
        article = self._reading.article
        self._wrapped(Text(for_terminal(article.title or article.location or "Untitled text"), style="bold"))
        by = makers(article)
        if by:
            self._wrapped(Text(for_terminal(by)))
        if article.location and article.location != "-" and article.title:
            self._wrapped(Text(for_terminal(article.location), style="dim"))
        self._line(Text())
        self._wrapped(Text(totals(self._reading), style="" if self._reading.attributions else "italic"))
        if line := sources(voices, len(self._reading.attributions)):
            self._wrapped(Text(line))
        aside = put_aside(set_aside(self._reading))
        if aside:
            self._wrapped(Text(aside, style="dim"))

    def _part(self, section: int | None) -> None:
        kind = "body" if section is None else self._reading.article.sections[section].kind
        self._rule(SECTIONS[kind])

    def _rule(self, words: str) -> None:
        name = f"── {words} "
        self._line(Text(name.ljust(self._width, "─"), style="dim"))
        self._line(Text())

    def _entry(self, entry: Entry, margin: int) -> None:
        attribution = entry.attribution
        step = " " * (min(3, self._width // 16) * min(entry.depth, _DEEPEST))
        number = Text.assemble(step, (f"{entry.number:>{margin}}  ", "dim"))
        indent = Text(" " * cell_len(number.plain))
        source = self._pieces.line(attribution.source)
        self._beside(self._who(entry, source), self._what(entry), number, indent)
        for label, words, _ in self._names.notes(attribution):
            self._wrapped(Text(for_terminal(f"{label}: {words}"), style="dim"), indent, indent + Text("  "))
        is_plain = is_statement(entry)
        bar = indent + Text("│ " if is_plain else "┆ ", style=_COLOURS[attribution.kind] if is_plain else "magenta")
        for i, words in enumerate(self._pieces.paragraphs(attribution.content)):
            if i:
                self._line(bar)
            self._wrapped(Text(for_terminal(words)), bar, bar)

    def _who(self, entry: Entry, source: str) -> list[Text]:
        """The source and the cue: "Mayor Tobias Wren", "· said"."""
        cue = self._pieces.line(entry.attribution.cue)
        who = Text(for_terminal(source), style="bold") if source else Text("(no source)", style="dim italic")
        return [who, Text.assemble(("· ", "dim"), (for_terminal(cue), "italic cyan"))] if cue else [who]

    def _what(self, entry: Entry) -> Text:
        """What kind of attribution it is: "did not say · within 3 · indirect .88"."""
        attribution = entry.attribution
        words = [
            Text(standing(attribution), style="bold magenta"),
            Text(sort(attribution)),
            Text("unnamed" if self._names.is_unnamed(attribution) else ""),
            self._within(entry),
            Text.assemble((attribution.kind, _COLOURS[attribution.kind]), (f" {score(attribution.score)}", "dim")),
        ]
        # the separator's own style would dim the words that it joins
        return Text().join([part for word in words if word for part in (Text(" · ", style="dim"), word)][1:])

    def _within(self, entry: Entry) -> Text:
        """Which attribution holds it, and the word of what holds it and is no statement: "within 3 (did not say)"."""
        if entry.parent is None:
            return Text()
        words = Text(f"within {entry.parent}", style="dim")
        return words.append(f" ({word})", style="bold magenta") if (word := shadow(entry)) else words

    def _act(self, act: ActLine) -> None:
        """An act: "Gun Owners · sued · the governor" beside its type, then what is known of it."""
        who = Text(for_terminal(act.actor or "(no actor)"), style="bold" if act.actor else "dim italic")
        deed = [who, Text.assemble(("· ", "dim"), (for_terminal(act.predicate), "italic cyan"))]
        if act.recipient:
            deed.append(Text.assemble(("· ", "dim"), (for_terminal(act.recipient), "bold")))
        right = Text.assemble((f"{act.standing} · " if act.standing else "", "bold magenta"), act.type)
        indent = Text(" " * (len(act.id) + 2))
        self._beside(deed, right.append(f" {act.score}", style="dim"), Text(f"{act.id}  ", style="dim"), indent)
        for label, words in (("actor", act.actor_name), ("recipient", act.recipient_name)):
            if words:
                self._wrapped(Text(for_terminal(f"{label}: {words}"), style="dim"), indent, indent)
        details = (*act.properties, *([f"within {act.within}"] if act.within is not None else ()))
        if details:
            self._wrapped(Text(for_terminal(" · ".join(details)), style="dim"), indent, indent)

    def _voice(self, voice: Voice) -> None:
        """Someone who speaks: the name, what is known of them, their part and its numbers, why they are not named."""
        actor = voice.actor
        name = [Text(for_terminal(actor.name), style="bold")]
        if words := description(actor):
            name.append(Text(for_terminal(f"· {words}")))
        self._beside(name, Text(part(voice), style="dim"), Text(), Text("  "))
        indent = Text("  ")
        if why := reason(actor, self._reading.article.text):
            self._wrapped(Text(for_terminal(f"reason given: “{why}”")), indent, indent)
        numbers = ", ".join(str(entry.number) for entry in voice.entries)
        self._wrapped(Text(f"in {numbers}", style="dim"), indent, indent)

    def _beside(self, left: list[Text], right: Text, first: Text, rest: Text) -> None:
        """``left`` behind ``first``, in one line or a line a part; ``right`` at the end of the first line, or below."""
        room = self._width - first.cell_len - right.cell_len - 2
        whole = Text(" ").join(left)
        is_below = room < min(whole.cell_len, _ROOM)
        if is_below:
            room = self._width - first.cell_len
        parts = [whole] if whole.cell_len <= room else left
        lines = [line for part in parts for line in part.wrap(self._console, room, overflow="fold")]
        for i, line in enumerate(lines):
            line.rstrip()
            gap = Text(" " * (room - line.cell_len + 2))
            self._line(rest + line if i else first + line if is_below else first + line + gap + right)
        if is_below:
            self._wrapped(right, rest, rest)

    def _wrapped(self, words: Text, first: Text | None = None, rest: Text | None = None) -> None:
        """``words`` in as many lines as they need, the first behind ``first``, the others behind ``rest``."""
        first, rest = first or Text(), rest or Text()
        lines: Iterable[Text] = words.wrap(
            self._console, self._width - max(first.cell_len, rest.cell_len), overflow="fold"
        )
        for i, line in enumerate(lines):
            self._line((rest if i else first) + line)

    def _line(self, line: Text) -> None:
        line = line.copy()
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
