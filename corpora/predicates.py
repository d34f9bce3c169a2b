"""Readers of corpora of predicates: their roles (PropBank, QANom), the acts they tell (PLV, our own), their factuality.

None of these texts is part of the project.  All spans are ``[start, end)`` in code points of a sentence's text.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpora import acts, wikinews
from sayso.reading.text import Text
from sayso.records import Span

ROLES: Final = ("agent", "patient", "third", "time", "place", "manner")
"""Roles of any predicate: PropBank's ARG0, ARG1, ARG2 to ARG4, and modifiers."""
PARTS: Final = ("actor", "recipient", "bill")
"""Roles of an act."""
YIELD: Final = "YIELD"
"""CONCEDE or RETREAT, which PLV merges."""
HELD_OUT_SEED: Final = 17
_PROPBANK: Final = {
    **{"ARG0": "agent", "ARG1": "patient", "ARG2": "third", "ARG3": "third", "ARG4": "third"},
    **{"ARGM-TMP": "time", "ARGM-LOC": "place", "ARGM-MNR": "manner", "ARGM-GOL": "third", "C-ARG1": "patient"},
}
_NO_SPACE_BEFORE: Final = re.compile(r"[.,;:?!%)\]’”]$|^['’](?:s|S|re|ve|ll|d|m)?$|^n['’]t$|^''$")
_NO_SPACE_BEHIND: Final = frozenset("([$#“‘")


@dataclass(frozen=True, slots=True)
class MarkedPredicate:
    """A predicate and the roles around it."""

    words: Span
    roles: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class MarkedAct:
    """An act: its type (or `YIELD`), its parts, and its predicate where someone marked it."""

    type: str
    parts: tuple[tuple[str, Span], ...]
    predicate: Span | None = None
    factuality: str | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence with what people marked in it."""

    text: str
    source: str
    """Of which corpus it is."""
    predicates: list[MarkedPredicate] = field(default_factory=list)
    no_predicates: list[Span] = field(default_factory=list)
    """Words that look like predicates and are none."""
    has_all_predicates: bool = False
    acts: list[MarkedAct] = field(default_factory=list)
    has_all_acts: bool = False
    factuality: list[tuple[Span, float]] = field(default_factory=list)
    """Predicates and how factual they are, from -3 (certainly not) to 3 (certainly)."""


def propbank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a PropBank file of JSON lines: text, words, predicates with arguments."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        spans = _places(record["text"], record["words"])
        if spans is None:
            continue
        sentence = Sentence(record["text"], record["id"].split("/")[0], has_all_predicates=True)
        for predicate in record["predicates"]:
            roles = [(_PROPBANK.get(name), start, end) for name, start, end in predicate["args"] if start < end]
            marked = [(name, (spans[start][0], spans[end - 1][1])) for name, start, end in roles if name is not None]
            sentence.predicates.append(MarkedPredicate(spans[predicate["at"]], tuple(marked)))
        yield sentence


def qanom(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a QANom file: nouns that are predicates, with their answers, and nouns that are none."""
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["qasrl_id"]].append(row)
    for identifier, group in rows.items():
        text, spans = _joined(group[0]["sentence"].split(" "))
        sentence = Sentence(text, identifier.split(":")[1])
        by_noun: defaultdict[int, list[dict[str, str]]] = defaultdict(list)
        for row in group:
            by_noun[int(row["target_idx"])].append(row)
        for place, answers in by_noun.items():
            if answers[0]["is_verbal"] != "True":
                sentence.no_predicates.append(spans[place])
                continue
            roles = [
                (role, (spans[int(first)][0], spans[min(int(last), len(spans)) - 1][1]))
                for row in answers
                if (role := _asked_for(row)) is not None
                for first, _, last in (part.partition(":") for part in row["answer_range"].split("~!~") if part)
            ]
            sentence.predicates.append(MarkedPredicate(spans[place], tuple(roles)))
        yield sentence


def _asked_for(row: dict[str, str]) -> str | None:
    """The role that a question asks for: Who might be punished?, the patient."""
    adjunct = {"when": "time", "where": "place", "how": "manner"}
    if row["wh"] in adjunct:
        return adjunct[row["wh"]]
    if row["wh"] not in {"who", "what"}:
        return None
    if row["subj"]:
        return "third" if row["prep"] else "patient"
    return "patient" if row["is_passive"] == "True" else "agent"


def plv(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a PLV file, each with one act: columns sentence, source, target, gold_root."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = row["sentence"]
            places = [
                (name, text.find(row[key]), row[key]) for name, key in (("actor", "source"), ("recipient", "target"))
            ]
            if all(start >= 0 for _, start, _ in places):
                parts = tuple((name, (start, start + len(words))) for name, start, words in places)
                yield Sentence(text, "plv", acts=[MarkedAct(row["gold_root"], parts)])


def split_plv(path: Path, learn: Path, held_out: Path) -> None:
    """Write four fifths of a PLV file to one file and a fifth to another, by sentence, always the same."""
    header, *lines = path.read_text("utf-8").splitlines(keepends=True)
    column = header.rstrip("\n").split("\t").index("sentence")
    texts = sorted({line.split("\t")[column] for line in lines})
    random.Random(HELD_OUT_SEED).shuffle(texts)
    out = set(texts[: len(texts) // 5])
    for target, is_out in ((learn, False), (held_out, True)):
        kept = [line for line in lines if (line.split("\t")[column] in out) == is_out]
        target.write_text("".join([header, *kept]), "utf-8", newline="")


def own(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of ``corpora/acts/*.jsonl``, with all their acts."""
    for sentence in acts.load(path):
        yield Sentence(sentence.text, "domestic", acts=[_own(act, 0) for act in sentence.acts], has_all_acts=True)


def own_articles(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of marked articles, ``corpora/wikinews`` or ``corpora/polnear``, with all their acts."""
    for article in wikinews.load(path):
        for start, end in Text.of_lines(article.text).sentences.spans:
            inside = [act for act in article.acts if start <= act.predicate[0] and act.predicate[1] <= end]
            marked = [_own(act, start) for act in inside]
            yield Sentence(article.text[start:end], "articles", acts=marked, has_all_acts=True)


def _own(act: acts.MarkedAct, start: int) -> MarkedAct:
    spans = [(name, getattr(act, name)) for name in PARTS]
    parts = tuple((name, (span[0] - start, span[1] - start)) for name, span in spans if span is not None)
    first, last = act.predicate
    return MarkedAct(act.type, parts, (first - start, last - start), act.factuality)


def factuality(path: Path, trees: Path, split: str) -> Iterator[Sentence]:
    """Yield the sentences of CoNLL-U trees with the factuality of their predicates, from the rows of one split."""
    marked: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["split"] == split:
                marked[int(row["sentence"])].append((int(row["token"]), float(row["factuality"])))
    for number, block in enumerate(trees.read_text("utf-8").strip().split("\n\n")):
        lines = block.splitlines()
        text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        tokens = {int(row[0]): row[1] for row in rows if row[0].isdecimal()}
        spans = _places(text, list(tokens.values()))
        if spans is not None and marked[number]:
            place = dict(zip(tokens, spans, strict=True))
            values = [(place[token], value) for token, value in marked[number] if token in place]
            yield Sentence(text, "factuality", factuality=values)


def _places(text: str, words: list[str]) -> list[Span] | None:
    """Where the words stand in a text, or None where one is not found."""
    spans: list[Span] = []
    reached = 0
    for word in words:
        start = text.find(word, reached)
        if start < 0 or start > reached + 3:
            return None
        reached = start + len(word)
        spans.append((start, reached))
    return spans


def _joined(tokens: list[str]) -> tuple[str, list[Span]]:
    """The text of a tokenised sentence as it would be printed, and where each token stands in it."""
    text, spans = "", []
    is_open = False
    for token in tokens:
        word = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(token, token)
        if word == '"':
            is_open = not is_open
            word = "“" if is_open else "”"
        joined = not text or text[-1] in _NO_SPACE_BEHIND or _NO_SPACE_BEFORE.search(word)
        text += "" if joined else " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans
