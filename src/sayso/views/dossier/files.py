"""A dossier as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any, Final

from sayso.dossier.evidence import NONE
from sayso.dossier.log import Item
from sayso.views.dossier.wording import (
    NOT_CLAIMED,
    SHAPES,
    Shown,
    changes,
    dates,
    decibans,
    expected,
    headline,
    is_missing,
    is_seen,
    origin,
    origins,
    prior_lines,
    scale,
    span,
    told,
    verdict,
)
from sayso.views.neutral import for_page

SCHEMA: Final = "sayso/balance/1"
# what Markdown would take for its own: "*", "[", "<", "|" and the like
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#])")


def markdown(one: Shown) -> str:
    """The report as Markdown (CommonMark with tables).  Raises nothing."""
    lines = [f"# {_plain(one.dossier.question)}", ""]
    lines += [f"- **{name}** {_plain(words)}" for name, words in one.dossier.hypotheses.items()]
    lines += [f"- **{NONE}**", ""]
    if one.as_of:
        lines += [f"As it stood on {one.as_of.isoformat()}.", ""]
    if one.known_by:
        lines += [f"With what was reported by {one.known_by.isoformat()}.", ""]
    lines += [
        "## Which way the evidence leans",
        "",
        _plain(one.sensitivity.flip.sentence),
        "",
        _plain(origins(one)),
        "",
    ]
    lines += ["| pair | weight | range over everything tried | reading | what would flip it |", "|---|---|---|---|---|"]
    lines += [
        f"| {pair.first} against {pair.second} | {decibans(pair.weight)} | {span(pair)} | "
        f"{_plain(verdict(pair) + (f', {pair.lean}' if pair.resolved else ''))} | {_plain(pair.flip.sentence)} |"
        for pair in one.sensitivity.pairs
    ]
    lines += [
        "",
        *(f"- {_plain(line)}" for line in prior_lines(one)),
        "",
        "## What tells the hypotheses apart best",
        "",
    ]
    for n, weight in enumerate(one.sensitivity.telling, 1):
        item = one.dossier.items[weight.event.id]
        lines.append(f"{n}. {SHAPES[item.entry.kind]} {item.entry.kind} {item.id}: {_plain(headline(item))}")
    lines += ["", "## Events", "", f"How expected is it if the hypothesis holds? {scale()}", ""]
    for item, weight in one.events:
        given = "; ".join(f"{name} {expected(weight, n)}" for n, name in enumerate(one.dossier.names))
        lines += [f"### {item.id} {SHAPES[item.entry.kind]} {item.entry.kind}: {_plain(headline(item))}", ""]
        lines += [
            *_event(one, item),
            f"- how expected: {given}",
            f"- tells apart: {decibans(weight.telling).lstrip('+')}",
            "",
        ]
    lines += ["## What this does not claim", "", *(f"- {line}" for line in NOT_CLAIMED), "", "## Log of changes", ""]
    lines += [
        f"- {made[:16].replace('T', ' ')} {_plain(author)}: {_plain(what)}" for made, author, what in changes(one.log)
    ]
    return for_page("\n".join([*lines, ""]))


def _event(one: Shown, item: Item) -> list[str]:
    lines = []
    if item.passage:
        quoted = "\n> ".join(_plain(line) for line in item.passage.text.splitlines())
        lines += [f"> {quoted}", "", *([f"({_plain(item.passage.where)})", ""] if item.passage.where else [])]
    if dates(item):
        lines.append(f"- {dates(item)}")
    if item.entry.episode:
        lines.append(f"- episode: {_plain(item.entry.episode)}")
    lines += [f"- {_plain(told(report))}; {_plain(origin(report))}" for report in item.reports]
    if is_seen(item):
        lines.append("- seen directly, without a source between")
    if is_missing(item, one.missing):
        lines.append("- its article is no longer in this desk; the passage was kept as it stood")
    return lines + [f"- {_plain(line)}" for line in one.reasons.get(item.id, [])]


def _plain(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)


def as_json(one: Shown) -> str:
    """All that is weighed and what comes of it, in decibans, as JSON.  Raises nothing."""
    found = one.sensitivity
    out: dict[str, Any] = {
        "schema": SCHEMA,
        "question": one.dossier.question,
        "hypotheses": {**one.dossier.hypotheses, NONE: NONE},
        "as_of": one.as_of and one.as_of.isoformat(),
        "known_by": one.known_by and one.known_by.isoformat(),
        "pairs": [asdict(pair) | {"lean": str(pair.lean), "reading": verdict(pair)} for pair in found.pairs],
        "order": found.balance.order() if any(found.balance.scores) else [],
        "telling": [weight.event.id for weight in found.telling],
        "origins": asdict(found.origins),
        "flip": found.flip.sentence,
        "events": [
            {
                **item.entry.model_dump(mode="json"),
                "article_missing": is_missing(item, one.missing),
                "expected": dict(zip(one.dossier.names, weight.p, strict=True)),
                "spread": dict(zip(one.dossier.names, weight.spread, strict=True)),
                "scores": dict(zip(one.dossier.names, weight.scores, strict=True)),
                "telling": weight.telling,
                "reasons": one.reasons.get(item.id, []),
            }
            for item, weight in one.events
        ],
        "grades": {name: {"a": a, "b": b} for name, (a, b) in one.dossier.grades.items()},
        "priors": prior_lines(one),
        "not_claimed": NOT_CLAIMED,
        "log": [entry.model_dump(mode="json") for entry in one.log],
    }
    return json.dumps(out, indent=2, ensure_ascii=True) + "\n"
