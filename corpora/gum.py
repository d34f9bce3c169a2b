"""GUM as training examples: mentions, who they refer to, and names, from its CoNLL-U files.

The corpus: Zeldes, "The GUM corpus: creating multilayer resources in the classroom", LREC 51 (2017).  Column 10 holds
``Entity=(3-person-new-nnnnn-cf1-1,2-coref-Ruth_Roe``: brackets open and close mentions, which nest; within them stand
the entity's number, its type, its status, ..., its head tokens, how it is linked, and what it is called in Wikipedia.

A mention is known by one word, its head (Dobrovolskii, "Word-Level Coreference Resolution", EMNLP 2021): the word whose
own head in the tree stands outside the mention.  Where a group and its first member would share a word ("Roe and
Pike"), the group is known by its "and" (D'Oosterlinck et al., "CAW-coref", CRAC 2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpora.discourse import Word, attributions
from corpora.names import Named, trimmed
from corpora.polnear import Marked
from sayso.records import Span

TYPES = {"person": "person", "organization": "organisation", "place": "place"}
"""GUM's types as ours; all others are other."""
_MARK = re.compile(r"\((\d+)-([^()]+)|(\d+)\)|\)")
_JOINS = {"of", "the", "and", "&", "for", "de", "von", "van", "der", "al", "-", "–", "'s", "’s", "."}
_CLAUSES = {"VERB", "AUX"}
"""What heads a whole clause that is taken up again ("... . That was new."): left out."""
_NO_NAME = {"time", "substance"}


@dataclass(frozen=True)
class Mention:
    """A mention as marked: spans ``[start, end)`` in code points, ``head`` is one word; ``entity`` tells who."""

    span: Span
    head: Span
    form: str
    type: str
    entity: int


@dataclass(frozen=True)
class Document:
    """A text put together again from its tokens, with its mentions in order of their heads, and its names."""

    name: str
    text: str
    mentions: list[Mention]
    names: list[Named]
    unsure: list[Span] = field(default_factory=list)
    """Capitalised adjectives ("Spanish"): some call them names, GUM does not."""
    entities: dict[int, list[Span]] = field(default_factory=dict)
    """Every mention of each entity, those too that share a head word or head a clause, and are not learned from."""
    attributions: list[Marked] = field(default_factory=list)
    """The outermost of the document, see `corpora.discourse`."""
    judged: list[Span] = field(default_factory=list)
    """The sentences in which all attributions are marked."""

    @property
    def genre(self) -> str:
        """News, interview, speech, ...: the second part of the name."""
        return self.name.split("_")[1]


@dataclass
class _Token:
    form: str
    upos: str
    xpos: str
    head: int
    relation: str
    misc: dict[str, str]
    span: Span
    sentence: int


@dataclass
class _Marked:
    """A mention in tokens of the document, ``[first, last]``."""

    first: int
    last: int
    entity: int
    type: str
    identity: str


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file, in its order."""
    for block in re.split(r"^# newdoc id = ", path.read_text("utf-8"), flags=re.M)[1:]:
        name, _, rest = block.partition("\n")
        yield _document(name.strip(), rest)


def _document(name: str, block: str) -> Document:
    text, tokens = _read(block)
    marked = _marked(tokens)
    entities: dict[int, list[Span]] = {}
    for mention in marked:
        entities.setdefault(mention.entity, []).append(_place(tokens, mention))
    mentions, names = list(_mentions(tokens, marked)), list(_names(text, tokens, marked))
    words = [Word(t.form, t.span, t.head, t.relation, t.sentence, t.misc.get("Discourse", "")) for t in tokens]
    return Document(name, text, mentions, names, _unsure(tokens), entities, *attributions(words))


def _read(block: str) -> tuple[str, list[_Token]]:
    """The text, and its tokens; heads are counted through the document, -1 for a root."""
    text = ""
    tokens: list[_Token] = []
    space = ""
    for number, sentence in enumerate(block.split("\n\n")):
        lines = sentence.split("\n")
        if any(line.startswith("# newpar") for line in lines) and text:
            space = "\n\n"
        base, joined, behind = len(tokens), 0, " "
        for line in lines:
            columns = line.split("\t")
            if len(columns) != 10 or "." in columns[0]:
                continue
            misc = dict(entry.partition("=")[::2] for entry in columns[9].split("|"))
            after = "" if misc.get("SpaceAfter") == "No" else " "
            if "-" in columns[0]:  # "7-8 Korea's": what stands behind these words is told here
                joined, behind = int(columns[0].partition("-")[2]), after
                continue
            place = int(columns[0])
            head = base + int(columns[6]) - 1 if columns[6] != "0" else -1
            text += space
            span = (len(text), len(text) + len(columns[1]))
            tokens.append(_Token(columns[1], columns[3], columns[4], head, columns[7], misc, span, number))
            text += columns[1]
            space = "" if place < joined else behind if place == joined else after
    return text, tokens


def _marked(tokens: list[_Token]) -> list[_Marked]:
    open_: list[_Marked] = []
    out: list[_Marked] = []
    for place, token in enumerate(tokens):
        for mark in _MARK.finditer(token.misc.get("Entity", "")):
            if mark[1]:
                fields = mark[2].split("-", 6)
                identity = fields[6] if len(fields) > 6 else ""
                open_.append(_Marked(place, place, int(mark[1]), fields[0], identity))
                continue
            # "(3-person-...)" closes what it opened; "3)" the innermost of that number
            at = max(i for i, mention in enumerate(open_) if mark[3] is None or mention.entity == int(mark[3]))
            mention = open_.pop(at)
            mention.last = place
            out.append(mention)
    return sorted(out, key=lambda mention: (mention.first, -mention.last))


def _mentions(tokens: list[_Token], marked: list[_Marked]) -> Iterator[Mention]:
    taken: dict[int, _Marked] = {}
    # the shorter first: of two with one head word, the group looks for its "and", else the longer one is left out
    for mention in sorted(marked, key=lambda mention: mention.last - mention.first):
        head = _head(tokens, mention)
        if head in taken:
            both = [
                i
                for i in range(mention.first, mention.last + 1)
                if tokens[i].upos == "CCONJ" and _joins(tokens, i, head)
            ]
            if not both or both[0] in taken:
                continue
            head = both[0]
        taken[head] = mention
    for place, mention in sorted(taken.items()):
        token = tokens[_head(tokens, mention)]
        if token.upos in _CLAUSES:
            continue
        form = "name" if token.upos == "PROPN" else "pronoun" if token.upos == "PRON" else "noun"
        kind = TYPES.get(mention.type, "other")
        yield Mention(_place(tokens, mention), tokens[place].span, form, kind, mention.entity)


def _place(tokens: list[_Token], mention: _Marked) -> Span:
    """Where a mention stands, without the 's of a possessive."""
    last = mention.last - (tokens[mention.last].xpos == "POS" and mention.last > mention.first)
    return tokens[mention.first].span[0], tokens[last].span[1]


def _head(tokens: list[_Token], mention: _Marked) -> int:
    """The word whose own head stands outside the mention; the first such."""
    inside = range(mention.first, mention.last + 1)
    return next((i for i in inside if tokens[i].head not in inside and tokens[i].upos != "PUNCT"), mention.first)


def _joins(tokens: list[_Token], cc: int, head: int) -> bool:
    """Whether an "and" stands before a conjunct of the head word."""
    conjunct = tokens[tokens[cc].head]
    return conjunct.relation == "conj" and conjunct.head == head


def _names(text: str, tokens: list[_Token], marked: list[_Marked]) -> Iterator[Named]:
    """The proper nouns around the head of each mention that is a name; of two that overlap, the longer."""
    runs: list[tuple[int, int, str]] = []
    for mention in marked:
        head = _head(tokens, mention)
        if mention.type in _NO_NAME or tokens[head].upos != "PROPN" or "@" in tokens[head].form:
            continue
        kind = TYPES.get(mention.type, "other")
        first, last = _run(tokens, mention, head, kind)
        runs.append((first, last, kind))
    taken: set[int] = set()
    for first, last, kind in sorted(runs, key=lambda run: run[0] - run[1]):
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            span = trimmed(text, (tokens[first].span[0], tokens[last].span[1]), kind)
            if span[0] < span[1]:
                yield Named(span, kind)


def _run(tokens: list[_Token], mention: _Marked, head: int, kind: str) -> tuple[int, int]:
    def proper(place: int) -> bool:
        token = tokens[place]
        return token.upos == "PROPN" or (token.xpos.startswith("NNP") and token.form[:1].isupper())

    def step(place: int, way: int) -> int | None:
        """The next token of the name, if there is one: over "of" and the like where they stand between."""
        at = place + way
        while mention.first <= at <= mention.last:
            if proper(at) or (tokens[at].upos == "NUM" and way > 0 and kind != "person"):
                return at
            bridges = tokens[at].form.lower() in _JOINS and _bridges(tokens, at, mention, kind)
            if not bridges:
                return None
            at += way
        return None

    first = last = head
    while (further := step(first, -1)) is not None:
        first = further
    while (further := step(last, 1)) is not None:
        last = further
    return first, last


def _bridges(tokens: list[_Token], at: int, mention: _Marked, kind: str) -> bool:
    form = tokens[at].form.lower()
    if form in "-–." or tokens[at].relation == "flat":
        return True
    if form in ("and", "&", "for", "the", "'s", "’s"):
        return f"_{form}_" in f"_{mention.identity.lower()}_"
    # "University of Portsmouth", but not "Gov. Roe of Maine"
    return kind != "person" or form not in ("of",)


def _unsure(tokens: list[_Token]) -> list[Span]:
    return [token.span for token in tokens if token.upos == "ADJ" and token.form[:1].isupper()]
