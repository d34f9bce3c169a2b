"""The desk: how long search, actor and audit take on made-up desks of 1,000 articles and of a million statements."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.made_up import PUBLISHERS, fill
from evaluation.figures import Figure, Part
from sayso.desk.search.actor_history import candidates, follow
from sayso.desk.search.audit import WAYS, audit
from sayso.desk.search.statements import Search, search
from sayso.desk.store import open_desk
from sayso.desk.view import View

DESKS = ((1_000, 200), (40_000, 1_000))
"""Articles of a desk (each with 25 statements on average), and the milliseconds that a question may take on it."""
_TIMES = 5
Question = Callable[[View], object]


def measure(tell: Callable[[str], None]) -> Part:
    """Ask every question some times of each desk: the median of the slowest of a kind, in milliseconds."""
    figures: list[Figure] = []
    details: dict[str, dict[str, float]] = {}
    for articles, most in DESKS:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "sayso.db"
            tell(f"making up {articles:,} articles")
            began = time.perf_counter()
            statements = fill(path, articles)
            seconds = time.perf_counter() - began
            name = f"{statements:,} statements"
            figures.append(Figure(f"{name}: made in", seconds, "s", 1, note=f"{path.stat().st_size / 1e6:,.0f} MB"))
            tell(f"asking {name}")
            took = ask(path)
        details[name] = took
        for kind in ("search", "actor", "audit"):
            own = {question: spent for question, spent in took.items() if question.startswith(kind)}
            slowest = max(own, key=lambda question: own[question])
            figures.append(Figure(f"{name}: {kind}", own[slowest], "ms", most=most, note=f"slowest: {slowest}"))
    remarks = [
        f"the slowest question of each kind, the median of {_TIMES}; "
        f"{len(took)} questions in all, the hits read with their chains"
    ]
    return Part("Asking a desk", figures, remarks, details)


def ask(path: Path) -> dict[str, float]:
    """Every question with the milliseconds that it took."""
    took: dict[str, float] = {}
    with open_desk(path) as desk, desk.view() as view:
        loudest, rare = view.actor(1).name, view.actor(45).name
        for name, question in questions(loudest, rare).items():
            spent = []
            for _ in range(_TIMES):
                began = time.perf_counter()
                question(view)
                spent.append(1000 * (time.perf_counter() - began))
            took[name] = median(spent)
    return took


def questions(loudest: str, rare: str) -> dict[str, Question]:
    """Questions to a made-up desk, common words and the one who speaks most among them."""
    searches = {
        "a rare word": Search("dobalu*"),
        "a common word": Search("the"),
        "common words": Search("the of would"),
        "two words side by side": Search('"the of"'),
        "a beginning": Search("ba*"),
        "a common word of a publisher": Search("the", publisher=PUBLISHERS[4]),
        "a common word of six publishers": Search("the", publisher="Herald"),
        "six publishers": Search(publisher="Herald"),
        "what was said": Search(factuality="actual"),
        "the unnamed of a publisher": Search(naming="anonymous", publisher=PUBLISHERS[4]),
        "a common word by the unnamed": Search("the", naming="anonymous", kind="direct"),
        "a speaker": Search(speaker=loudest),
        "a common word by a speaker": Search("the", speaker=loudest),
        "an addressee": Search(addressee=loudest),
        "not said, of one month": Search("that", factuality="negated", since="2021-02", until="2021-02"),
        "a type that is not there": Search("that", type="belief"),
        "one origin": Search("would", single_origin=True),
    }
    made: dict[str, Question] = {f"search: {name}": _asking(asked) for name, asked in searches.items()}
    for name in (loudest, rare, loudest.rpartition(" ")[2], "mayor"):
        who = {loudest: "the loudest", rare: "another", "mayor": "a role"}.get(name, "a last name")
        made[f"actor: {who}"] = _following(name)
    for by in WAYS:
        made[f"audit: by {by}"] = lambda view, by=by: audit(view, by)  # type: ignore[misc]
        made[f"audit: by {by}, six publishers"] = lambda view, by=by: audit(view, by, publisher="Herald")  # type: ignore[misc]
        made[f"audit: by {by}, 18 months"] = lambda view, by=by: audit(view, by, since="2021", until="2022-06")  # type: ignore[misc]
    return made


def _asking(asked: Search) -> Question:
    return lambda view: search(view, asked)


def _following(name: str) -> Question:
    return lambda view: follow(view, candidates(view, name)[0])
