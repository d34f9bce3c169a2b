"""Fit the weights that tell bodies from people where only capitals are seen: ``python -m training.kinds``.

Fitted to the project's own building texts and the articles of Wikinews for training: the named actors that people
marked there, as far as the reading takes their names for a person's, with no title.  Every name counts twice, the
second time as if no list of given names had it: a name from elsewhere may be in none.  Printed are the weights, for
`sayso.reading.actors.names.bodies`, and what weights do that were fitted to the other texts (ten parts).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rich.console import Console

from corpora import wikinews
from corpora.wikinews import FOLDER
from evaluation.figures import Figure, Part
from evaluation.speakers import GOLD, texts
from sayso.intake import from_text
from sayso.model.decode import find
from sayso.model.network import Network, shipped
from sayso.model.pieces import split
from sayso.reading.actors.names.bodies import LEAST, Key, clusters, doubtful, features
from sayso.reading.actors.names.mentions import find_by_form, placed
from sayso.reading.pipeline import CALIBRATION, attribute
from sayso.reading.text import Text
from training.scores import PARTS, Floats, fit

GIVEN = frozenset({"given name first", "given name alone"})
BODIES = frozenset({"organisation", "government", "outlet"})
BODY_COUNTS = 3.0
"""What the name of a body counts beside a person's: there are few."""


@dataclass(frozen=True)
class Example:
    """A name in doubt."""

    text: int
    name: str
    is_body: bool
    values: dict[str, float]
    """Its features."""


def marked() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each text with the names that are marked in it, and the kind of each.

    Raises:
        FileNotFoundError: the texts of the articles are not at hand.
    """
    for text in texts(GOLD, "dev_*.txt"):
        named = [actor for actor in text.actors.values() if actor.get("naming") == "named" and "name" in actor]
        yield text.text, {actor["name"]: actor.get("kind", "") for actor in named}
    for article in wikinews.load(FOLDER / "train.jsonl"):
        of_names = [mark for mark in article.attributions if mark.naming == "named"]
        yield article.text, {article.text[slice(*mark.speaker)]: mark.kind or "" for mark in of_names if mark.speaker}


def examples(network: Network) -> Iterator[Example]:
    """Read all texts, and keep the names that are in doubt and that people marked."""
    for number, (text, kinds) in enumerate(marked()):
        article = Text.of(from_text(text))
        pieces = split(article.plain)
        findings = find(pieces, article.sections, network)
        attributions = attribute(article, pieces, findings, network, [CALIBRATION])
        name_at = placed(article.words, findings.names)
        sources = [attribution.source for attribution in attributions if attribution.source]
        by_key = clusters(find_by_form(article.words, name_at, sources))
        for key in doubtful(article.words, by_key):
            kind = next((kind for name, kind in kinds.items() if is_of(key, name, kind)), None)
            if kind == "person" or kind in BODIES:
                values = dict(features(article.words, key, by_key, name_at))
                yield Example(number, " ".join(key), kind != "person", values)


def is_of(key: Key, name: str, kind: str) -> bool:
    """Whether the words of a name are those that are marked, or a person's last ones."""
    whole = tuple(word.strip(".,").lower() for word in name.split() if word.lower() != "the")
    return key == whole or (kind == "person" and "," not in name and key == whole[-len(key) :])


def fitted(some: Sequence[Example], names: Sequence[str]) -> Floats:
    """Return the weights of features, with each name once more as if no list of given names had it."""
    bare = [replace(row, values={key: row.values[key] for key in row.values.keys() - GIVEN}) for row in some]
    is_body = np.array([float(row.is_body) for row in (*some, *bare)])
    return fit(table([*some, *bare], names), is_body, np.where(is_body > 0, BODY_COUNTS, 1.0))


def table(some: Sequence[Example], names: Sequence[str]) -> Floats:
    """Return the features, ``[examples, features]``."""
    return np.array([[row.values.get(name, 0.0) for name in names] for row in some])


def unseen(some: Sequence[Example], names: Sequence[str]) -> Floats:
    """Return for every name the probability that it is a body's, by weights that were fitted to other texts."""
    shares, part = np.zeros(len(some)), np.array([row.text % PARTS for row in some])
    for number in range(PARTS):
        weights = fitted([row for row in some if row.text % PARTS != number], names)
        shares[part == number] = 1 / (1 + np.exp(-table(some, names)[part == number] @ weights))
    return shares


def figures(some: Sequence[Example], shares: Floats) -> list[Figure]:
    """Return the rows of the table."""
    is_body, read = np.array([row.is_body for row in some]), shares >= LEAST
    rows = (("bodies known as such", read[is_body]), ("people taken for bodies", read[~is_body]))
    return [Figure(name, 100 * float(hits.mean()), "%", 1, note=f"of {len(hits)}") for name, hits in rows]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print weights and table.

    Raises:
        FileNotFoundError: the texts of the articles are not at hand.
    """
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.parse_args(arguments)
    console, some = Console(), list(examples(shipped()))
    names = ["always", *sorted({name for row in some for name in row.values} - {"always"})]
    for name, weight in zip(names, fitted(some, names), strict=True):
        console.print(f'    "{name}": {weight:.2f},')
    shares = unseen(some, names)
    console.print(Part("Names in doubt, by weights fitted to other texts", figures(some, shares)).table())


if __name__ == "__main__":
    main()
