"""An article of a desk: its reading with the numbers that the desk gives to statements and actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from rich.console import Console
from rich.text import Text

from sayso.records import Reading
from sayso.views.neutral import for_terminal
from sayso.views.reading.folding import Folding
from sayso.views.reading.page import page


class Listed(Protocol):
    """An article with its counts, as a list shows it."""

    @property
    def id(self) -> int:
        """The article's number in the desk."""

    @property
    def address(self) -> str | None:
        """Its address."""

    @property
    def version(self) -> int | None:
        """The number of its version."""

    @property
    def words(self) -> int:
        """Words of its text."""

    @property
    def statements(self) -> int:
        """Its statements."""

    @property
    def corrections(self) -> int:
        """Its corrections."""


class Details(Protocol):
    """An article, its reading with corrections, and the numbers of the desk."""

    @property
    def article(self) -> Listed:
        """The article."""

    @property
    def reading(self) -> Reading:
        """Its reading with corrections."""

    @property
    def statements(self) -> dict[str, int]:
        """Statement numbers, by the attribution's id."""

    @property
    def acts(self) -> dict[str, int]:
        """Act numbers, by the act's id."""

    @property
    def actors(self) -> dict[str, int | None]:
        """Actor numbers, by the actor's id."""

    @property
    def checked(self) -> dict[str, str]:
        """Accepted, changed or added, by the attribution's id."""

    @property
    def lost(self) -> dict[int, str]:
        """Why corrections do not hold, by their numbers."""

    @property
    def printings(self) -> tuple[int, ...]:
        """Numbers of other articles with the same text."""


def about(article: Listed) -> str:
    """Return the counts of an article in a line: "12 statements, 700 words, version 2, https://..."."""
    parts = (
        f"{article.statements:,} statement{'s' * (article.statements != 1)}",
        f"{article.corrections:,} correction{'s' * (article.corrections != 1)}" if article.corrections else None,
        f"{article.words:,} words",
        f"version {article.version}" if article.version is not None and article.version > 1 else None,
        article.address,
    )
    return ", ".join(part for part in parts if part)


def numbered(details: Details) -> Reading:
    """Return the reading with its attributions and acts numbered as in the desk: a3 is statement 3, d3 is act 3."""
    ids = {old: f"a{number}" for old, number in details.statements.items()}
    attributions = tuple(
        attribution.model_copy(
            update={
                "id": ids.get(attribution.id, attribution.id),
                "parent": ids.get(attribution.parent or "", attribution.parent),
            }
        )
        for attribution in details.reading.attributions
    )
    acts = tuple(
        act.model_copy(
            update={
                "id": f"d{details.acts[act.id]}" if act.id in details.acts else act.id,
                "attribution": ids.get(act.attribution or "", act.attribution),
            }
        )
        for act in details.reading.acts
    )
    return details.reading.model_copy(update={"attributions": attributions, "acts": acts})


def folding_of(details: Details, *, everything: bool) -> Folding:
    """Return what views fold of a numbered reading: nothing that a person has checked."""
    checked = {f"a{details.statements[id_]}" for id_ in details.checked if id_ in details.statements}
    return Folding(everything, checked)


def page_of(details: Details, *, everything: bool = False, back: str = "") -> str:
    """Return the page of an article, its attributions numbered as the desk's statements.

    ``back``: the address of a page that it leads back to.
    """
    return page([numbered(details)], tuple(_notes(details)), folding_of(details, everything=everything), back)


def show_numbers(details: Details, console: Console) -> None:
    """Print the numbers of the article and of its actors, and what people corrected."""
    console.print()
    for line in _notes(details):
        console.print(Text(for_terminal(line), style="dim"))


def _notes(details: Details) -> Iterator[str]:
    article = details.article
    yield f"Article {article.id}: {about(article)}. The numbers are those of statements in this desk."
    if details.acts:
        yield "Those of acts stand behind a d: d3 is act 3 of this desk."
    if details.printings:
        yield f"The same text: article{'s' * (len(details.printings) > 1)} {', '.join(map(str, details.printings))}."
    names = {actor.id: actor.name for actor in details.reading.actors}
    known = [f"{number} {names[id_]}" for id_, number in details.actors.items() if number is not None and id_ in names]
    if known:
        yield f"Actors of this desk: {'; '.join(known)}."
    for mark in ("accepted", "changed", "added"):
        for noun, own in (("statement", details.statements), ("act", details.acts)):
            numbers = sorted(own[id_] for id_, verb in details.checked.items() if verb == mark and id_ in own)
            if numbers:
                listed = f"{noun}{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
                yield f"{mark.capitalize()} by a person: {listed}."
    for number, why in details.lost.items():
        yield f"Correction {number} does not hold: {why}."
