"""Names, coreference and pronouns: what the network finds in GUM dev's news, interviews and speeches.

Names stand beside those of spaCy's small English pipeline on the same texts, its types mapped to ours and its spans
trimmed in the same way (no title, no "the").  Coreference is that of the network's own pointers, joined from window to
window by names alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from corpora import gum
from corpora.names import TYPES, Named, trimmed
from evaluation.coreference import Clusters, Tally, conll, score
from evaluation.figures import Figure, Part
from evaluation.peer import PIPELINE, installed
from sayso.model.decode import find
from sayso.model.mentions import Mention
from sayso.model.network import Network
from sayso.model.pieces import split

ABOUT = "GUM dev: news, interviews, speeches"
GENRES = ("news", "interview", "speech")
KINDS = ("person", "organisation", "place")
"""Types of names that are counted; what is an "other" is too much a matter of taste."""
PRONOUNS = {
    "he, she": {"he", "him", "his", "himself", "she", "her", "hers", "herself"},
    "they": {"they", "them", "their", "theirs", "themselves"},
    "it": {"it", "its", "itself"},
}
Chains = list[list[int]]
_OPENING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def location(shared: Path) -> Path:
    """Where GUM dev lies in the developers' shared folder."""
    return shared / "data" / "gum" / "dev.conllu"


def documents(path: Path) -> list[gum.Document]:
    """The documents of the genres that are counted."""
    return [document for document in gum.documents(path) if document.genre in GENRES]


def measure(texts: list[gum.Document], about: str, network: Network, tell: Callable[[str], None]) -> Part:
    """Find names and mentions in every document and score them."""
    tell(f"{len(texts)} documents")
    findings = [find(split(document.text), [(0, len(document.text))], network) for document in texts]
    ours = [[Named(name.span, name.type) for name in document.names] for document in findings]
    figures = _names("sayso", texts, ours)
    if installed():
        tell("spaCy's names")
        figures += _names("spaCy", texts, spacy_names(texts))
    joined = [chains(document.text, it.mentions) for document, it in zip(texts, findings, strict=True)]
    pairs = [
        (gold(document), clusters(it.mentions, chain))
        for document, it, chain in zip(texts, findings, joined, strict=True)
    ]
    totals = score(pairs)
    note = ", ".join(f"{name} {total.f1:.1f}" for name, total in totals.items())
    figures.append(Figure("coreference, CoNLL F1", conll(totals), digits=2, note=note))
    spans = [
        ({mention.span for mention in it.mentions}, document) for document, it in zip(texts, findings, strict=True)
    ]
    figures.append(_figure("mentions, F1 of exact spans", [_tally(_all(document), got) for got, document in spans]))
    for name, words in PRONOUNS.items():
        rows = [
            pronouns(document, it.mentions, chain, words)
            for document, it, chain in zip(texts, findings, joined, strict=True)
        ]
        right, of = sum(row[0] for row in rows), sum(row[1] for row in rows)
        figures.append(Figure(f"pronouns {name}: right", 100 * right / max(of, 1), "%", 1, note=f"{right} of {of}"))
    return Part(f"Names and mentions ({about}, {len(texts)} documents)", figures)


def spacy_names(texts: list[gum.Document]) -> list[list[Named]]:
    """What spaCy's small pipeline takes for names, as it comes but for titles and articles."""
    import spacy

    pipeline = spacy.load(PIPELINE)
    out = []
    for doc in pipeline.pipe([document.text for document in texts]):
        ents = [(ent.start_char, ent.end_char, TYPES[ent.label_]) for ent in doc.ents if ent.label_ in TYPES]
        out.append([Named(trimmed(doc.text, (start, end), kind), kind) for start, end, kind in ents])
    return out


def _names(who: str, texts: list[gum.Document], names_by_document: list[list[Named]]) -> list[Figure]:
    """F1 of names: span and type exact, and of the right type with a word in common."""
    exact, near = [], []
    for document, names in zip(texts, names_by_document, strict=True):
        wanted = {name for name in document.names if name.type in KINDS}
        got = {name for name in names if name.type in KINDS}
        exact.append(_tally(wanted, got))
        near.append(
            Tally(
                sum(any(_meet(a, b) for b in got) for a in wanted),
                len(wanted),
                sum(any(_meet(a, b) for b in wanted) for a in got),
                len(got),
            )
        )
    return [_figure(f"names, exact, F1: {who}", exact), _figure(f"names, a word in common, F1: {who}", near)]


def _meet(mine: Named, theirs: Named) -> bool:
    return mine.type == theirs.type and mine.span[0] < theirs.span[1] and theirs.span[0] < mine.span[1]


def _tally(wanted: AbstractSet[Hashable], got: AbstractSet[Hashable]) -> Tally:
    right = len(wanted & got)
    return Tally(right, len(wanted), right, len(got))


def _figure(name: str, tallies: list[Tally]) -> Figure:
    total = Tally(0, 0, 0, 0)
    for tally in tallies:
        total = total.plus(tally)
    return Figure(name, total.f1, digits=2, note=f"precision {total.precision:.2f}, recall {total.recall:.2f}")


def _all(document: gum.Document) -> AbstractSet[Hashable]:
    return {span for spans in document.entities.values() for span in spans}


def gold(document: gum.Document) -> Clusters:
    """The marked clusters, as spans."""
    return [frozenset(spans) for spans in document.entities.values()]


def clusters(mentions: list[Mention], joined: Chains) -> Clusters:
    """The chains, as spans."""
    return [frozenset(mentions[i].span for i in chain) for chain in joined]


def chains(text: str, mentions: list[Mention]) -> Chains:
    """Mentions of one and the same, as lists of indices in order: by their pointers, and names by their letters."""
    above = list(range(len(mentions)))

    def root(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    for i, earlier in (*_pointed(mentions), *_alike(text, mentions)):
        above[root(i)] = root(earlier)
    out: dict[int, list[int]] = {}
    for i in range(len(mentions)):
        out.setdefault(root(i), []).append(i)
    return list(out.values())


def _pointed(mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    """Each mention with its likeliest antecedent, where none in sight is no likelier."""
    for i, mention in enumerate(mentions):
        if mention.antecedents:
            earlier, share = mention.antecedents[0]
            if share >= 1 - sum(p for _, p in mention.antecedents):
                yield i, earlier


def _alike(text: str, mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    """Each name with the last one before it of the same letters; "Okafor" is the first "Ruth Okafor"."""
    known: dict[str, int] = {}
    for i, mention in enumerate(mentions):
        if mention.form == "name":
            name = _OPENING.sub("", text[slice(*mention.span)])
            if name in known:
                yield i, known[name]
            known[name] = i
            if mention.type == "person" and " " in name:
                known.setdefault(name.split()[-1], i)


def pronouns(document: gum.Document, mentions: list[Mention], joined: Chains, words: set[str]) -> tuple[int, int]:
    """How many of these pronouns go back to the right one, of how many that have a name or noun before them.

    Right is a pronoun whose chain's last name or noun before it heads a marked mention of the same entity.
    """
    entity = {mention.head[0]: mention.entity for mention in document.mentions}
    place = {mention.head[0]: i for i, mention in enumerate(mentions)}
    chain = {i: members for members in joined for i in members}
    named: set[int] = set()
    right = of = 0
    for mention in document.mentions:
        if mention.form != "pronoun":
            named.add(mention.entity)
        elif document.text[slice(*mention.head)].lower() in words and mention.entity in named:
            of += 1
            at = place.get(mention.head[0])
            before = [] if at is None else [i for i in chain[at] if i < at and mentions[i].form != "pronoun"]
            right += bool(before) and entity.get(mentions[before[-1]].head[0]) == mention.entity
    return right, of
