"""Compare the statements of two versions of an article: added, gone, or changed.

Statements are paired by speaker and by the words that their contents have in common (the ratio of Ratcliff and
Obershelp, `difflib`, over words), the most similar first.  A statement without a partner is gone, or was added.

What counts is the text.  Words are compared with all quotation marks straight.  A statement whose sentences stand in
the other text as they are did not change, even if they were read differently: two networks, or the words around them,
may make one statement of them or two.  Such differences are counted, and not listed; only if both readings name a
speaker, and not the same one, they are listed, since a name elsewhere in the text may have changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

from sayso.desk.records import ArticleActor, Statement, StoredArticle
from sayso.desk.view import View
from sayso.errors import DeskError, NotInDeskError
from sayso.reading.text.text import Text
from sayso.records import Reading, Span

LEAST_LIKE: Final = 0.5
"""Two statements less alike than this, from 0 to 1, are two; the same speaker counts for `_SAME_SPEAKER` of it."""
_SAME_SPEAKER: Final = 0.15
_LINES: Final = "\n{}\n"
_STATUS: Final = ("factuality", "polarity", "kind", "type")
_WORD: Final = re.compile(r"\S+")
# every quotation mark as a typewriter has it; one letter for one, so that offsets stay
_STRAIGHT: Final = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`´", "'"))


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that one version only has, or that differs between the two."""

    sort: Literal["added", "gone", "changed"]
    before: Statement | None
    after: Statement | None
    reworded: bool = False
    speaker: tuple[str | None, str | None] | None = None
    """Who spoke before, and who speaks now, where that is not the same."""
    status: tuple[tuple[str, str | None, str | None], ...] = ()
    """Of factuality, polarity, kind and type those that changed: the name, before and now."""

    def words(self) -> list[tuple[str, str]]:
        """The content word by word: pairs of "same", "gone" or "added" and the words, in reading order."""
        before = self.before.content_text.split() if self.before else []
        after = self.after.content_text.split() if self.after else []
        return _worded(before, after)


@dataclass(frozen=True, slots=True)
class Version:
    """One of the texts that are compared."""

    number: int | None
    """The number of the version at its address; None if it has none, as a file that is in no desk."""
    seen: str | None
    """When it was first seen, ISO 8601, UTC; None for a file that is in no desk."""
    article: StoredArticle
    """Its id is 0 for a file that is in no desk."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions and their differences."""

    address: str
    before: Version
    after: Version
    changes: tuple[Change, ...]
    """In the order of the text; what is gone stands where it stood."""
    unchanged: int
    words_added: int
    """Words of the whole text, attributed or not."""
    words_gone: int
    reading_only: int = 0
    """Differences that were left out: their sentences are the same, but were read differently."""


class Gone(NamedTuple):
    """Words of the earlier text that the later one lacks, and where they stood in it: a code point."""

    place: int
    words: str


@dataclass(frozen=True, slots=True)
class TextChanges:
    """What a text has otherwise than the version before it, word by word."""

    version: int
    """The number of the version before."""
    added: tuple[Span, ...]
    """Spans of code points of the text."""
    gone: tuple[Gone, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts to compare, with its statements in the order of the text."""

    version: Version
    text: str
    statements: list[Statement]


def stored_side(view: View, article: int) -> Side:
    """Return an article of a desk, its corrections applied, as a side of a comparison.

    Raises:
        DeskError: the desk has no article with this number.
    """
    stored = view.article(article)
    versions = () if stored.address is None else view.versions(stored.address)
    number, seen = next(((number, seen) for number, row, seen in versions if row == article), (None, stored.added))
    return Side(Version(number, seen, stored), view.text(article), view.statements_of(article))


def read_side(reading: Reading) -> Side:
    """Return a reading that is in no desk as a side of a comparison."""
    article = reading.article
    about = {name: getattr(article, name) for name in ("title", "author", "publisher", "published")}
    stored = StoredArticle(
        id=0,
        hash=article.id,
        address=article.location,
        **about,
        day=(article.published or "")[:10],
        added="",
        words=len(article.text.split()),
    )
    actors = {
        actor.id: ArticleActor(number, actor.id, None, actor.name, actor.kind, actor.naming, None)
        for number, actor in enumerate(reading.actors)
    }
    ids = {attribution.id: -number for number, attribution in enumerate(reading.attributions, 1)}
    statements = [
        Statement(
            id=ids[attribution.id],
            number=attribution.id,
            article=stored,
            parent=ids.get(attribution.parent or ""),
            chain=tuple(actors[source] for source in attribution.chain),
            speaker=actors.get(attribution.speaker or ""),
            addressee=actors.get(attribution.addressee or ""),
            kind=attribution.kind,
            type=attribution.type,
            factuality=attribution.factuality,
            polarity=attribution.polarity,
            score=attribution.score,
            source_text=attribution.text(reading, "source"),
            cue_text=attribution.text(reading, "cue"),
            content_text=attribution.text(reading),
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            checked=None,
            origin_group=None,
            origins=1,
        )
        for attribution in reading.attributions
    ]
    return Side(Version(None, None, stored), article.text, statements)


def compare_sides(before: Side, after: Side, name: str) -> Difference:
    """Compare two texts; ``name`` says which."""
    changes, unchanged = changed(before.statements, after.statements)
    texts = _Texts(before.text, after.text)
    real = [change for change in changes if not texts.is_reading_only(change)]
    # what was only read differently is in both texts: the statements of the later one did not change
    unchanged += sum(change.after is not None for change in changes) - sum(change.after is not None for change in real)
    words = _worded(before.text.split(), after.text.split())
    counted = {sort: sum(len(run.split()) for mark, run in words if mark == sort) for sort in ("added", "gone")}
    left_out = len(changes) - len(real)
    return Difference(
        name, before.version, after.version, tuple(real), unchanged, counted["added"], counted["gone"], left_out
    )


class _Texts:
    """Two texts, and whether a change of statements is one of the text."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = _Sentences(before), _Sentences(after)

    def is_reading_only(self, change: Change) -> bool:
        """Return whether the sentences of a change stand in both texts, and no other speaker is named for them."""
        if change.speaker is not None and None not in change.speaker:
            return False
        is_kept = change.before is None or self._after.has(self._before.of(change.before))
        return is_kept and (change.after is None or self._before.has(self._after.of(change.after)))


class _Sentences:
    """The sentences of a text, each with straight quotation marks and one blank for each stretch of white space."""

    def __init__(self, text: str) -> None:
        self._text = Text(text)
        places = self._text.sentences
        self._starts = places.starts
        spans = zip(places.starts, places.ends, strict=True)
        self._sentences = [" ".join(_words(self._text.plain[start:end])) for start, end in spans]
        self._whole = _LINES.format("\n".join(self._sentences))

    def of(self, statement: Statement) -> str:
        """Return the sentences of a statement, one per line, from that in which it begins to that in which it ends."""
        parts = (*statement.source, *statement.cue, *statement.content)
        extent = (min(start for start, _ in parts), max(end for _, end in parts))
        start, end = self._text.place(extent)
        first = max(bisect_right(self._starts, start) - 1, 0)
        return "\n".join(self._sentences[first : max(bisect_right(self._starts, end - 1), first + 1)])

    def has(self, sentences: str) -> bool:
        """Return whether sentences stand in the text, each of them whole, one behind the other."""
        return _LINES.format(sentences) in self._whole


def compare(view: View, address: str, earlier: int | None = None, later: int | None = None) -> Difference:
    """Compare two versions at an address; the last two if no numbers are given.

    Raises:
        DeskError: the desk has nothing from that address, only one version, or no version with that number.
    """
    versions = {number: (row, seen) for number, row, seen in view.versions(address)}
    if not versions:
        raise DeskError(f"nothing from {address} in this desk", "give an address as sayso add was given it.")
    numbers = sorted(versions)
    to = numbers[-1] if later is None else later
    if earlier is None:
        earlier = max((number for number in numbers if number < to), default=None)
        if earlier is None:
            raise DeskError(f"version {to} is the first of {address}", "sayso add it again when it has changed.")
    for number in (earlier, to):
        if number not in versions:
            there = ", ".join(map(str, numbers))
            raise NotInDeskError(f"{address} has no version {number}", f"there is {there}.")
    old, new = (
        replace(stored_side(view, row), version=Version(number, seen, view.article(row)))
        for number, (row, seen) in ((number, versions[number]) for number in (earlier, to))
    )
    return compare_sides(old, new, address)


def text_changes(view: View, article: int) -> TextChanges | None:
    """Compare the text of an article with that of the version before it; None if there is none.

    Raises:
        NotInDeskError: the desk has no such article.
    """
    stored = view.article(article)
    known = [] if stored.address is None else view.versions(stored.address)
    own = next((number for number, row, _ in known if row == article), None)
    before = max(((number, row) for number, row, _ in known if own is not None and number < own), default=None)
    if before is None:
        return None
    number, row = before
    return TextChanges(number, *compare_texts(view.text(row), view.text(article)))


def compare_texts(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Gone, ...]]:
    """Return the spans of words that a text has and an earlier one lacks, and the words that it lacks itself."""
    old, new = before.split(), list(_WORD.finditer(after))
    first = [word.translate(_STRAIGHT) for word in old]
    second = [word[0].translate(_STRAIGHT) for word in new]
    added, gone = [], []
    for sort, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if sort == "equal":
            continue
        if d > c:
            added.append((new[c].start(), new[d - 1].end()))
        if b > a:
            place = new[c].start() if c < len(new) else new[-1].end() if new else 0
            gone.append(Gone(place, " ".join(old[a:b])))
    return tuple(added), tuple(gone)


def changed(before: list[Statement], after: list[Statement]) -> tuple[list[Change], int]:
    """Return the changes between two lists of statements, in the order of the text, and how many did not change."""
    pairs = _pairs(before, after)
    partners = {later: earlier for earlier, later in pairs}
    gone = [i for i in range(len(before)) if i not in {earlier for earlier, _ in pairs}]
    made: list[tuple[float, Change]] = []
    unchanged = 0
    for later, statement in enumerate(after):
        if later not in partners:
            made.append((later, Change("added", None, statement)))
            continue
        change = _change(before[partners[later]], statement)
        if change is None:
            unchanged += 1
        else:
            made.append((later, change))
    for earlier in gone:
        # behind the nearest statement before it that is still there
        at = max((later for paired, later in pairs if paired < earlier), default=-1)
        made.append((at + 0.5, Change("gone", before[earlier], None)))
    return [change for _, change in sorted(made, key=lambda pair: pair[0])], unchanged


def _pairs(before: list[Statement], after: list[Statement]) -> list[tuple[int, int]]:
    scored = []
    words = [_words(statement.content_text.casefold()) for statement in after]
    for i, statement in enumerate(before):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(_words(statement.content_text.casefold()))
        for j, candidate in enumerate(after):
            bonus = _SAME_SPEAKER * (_speaker(statement) == _speaker(candidate))
            matcher.set_seq1(words[j])
            if matcher.quick_ratio() * (1 - _SAME_SPEAKER) + bonus < LEAST_LIKE:
                continue
            like = matcher.ratio() * (1 - _SAME_SPEAKER) + bonus
            if like >= LEAST_LIKE:
                scored.append((-like, abs(i / len(before) - j / len(after)), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in sorted(scored):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def _words(text: str) -> list[str]:
    return text.translate(_STRAIGHT).split()


def _speaker(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None


def _change(before: Statement, after: Statement) -> Change | None:
    reworded = _words(before.content_text) != _words(after.content_text)
    speakers = (_speaker(before), _speaker(after))
    status = tuple(
        (name, getattr(before, name), getattr(after, name))
        for name in _STATUS
        if getattr(before, name) != getattr(after, name)
    )
    same = speakers[0] == speakers[1]
    if not reworded and same and not status:
        return None
    return Change("changed", before, after, reworded, None if same else speakers, status)


def _worded(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    runs: list[tuple[str, str]] = []
    first, second = ([word.translate(_STRAIGHT) for word in words] for words in (before, after))
    for sort, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if sort == "equal":
            runs.append(("same", " ".join(after[c:d])))
            continue
        runs += [("gone", " ".join(before[a:b]))] * (b > a) + [("added", " ".join(after[c:d]))] * (d > c)
    return runs
