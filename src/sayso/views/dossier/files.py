"""A dossier as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any, Final

from sayso.dossier.evidence import NONE
from sayso.dossier.log import Happening, Item
from sayso.views.dossier.wording import (
    NOT_CLAIMED,
    SHAPES,
    Shown,
    chain,
    changes,
    dates,
    decibans,
    expected,
    headline,
    is_missing,
    is_seen,
    lead,
    origin,
    origins,
    prior_lines,
    scale,
    span,
    verdict,
    where,
)
from sayso.views.neutral import for_page

SCHEMA: Final = "sayso/balance/1"
# what Markdown would take for its own: "*", "[", "<", "|" and the like
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#])")


def markdown(shown: Shown) -> str:
    """The report as Markdown (CommonMark with tables).  Raises nothing."""
    lines = [f"# {_plain(shown.dossier.question)}", ""]
    lines += [f"- **{name}** {_plain(words)}" for name, words in shown.dossier.hypotheses.items()]
    lines += [f"- **{NONE}**", ""]
    if shown.as_of:
        lines += [f"As it stood on {shown.as_of.isoformat()}.", ""]
    if shown.known_by:
        lines += [f"With what was reported by {shown.known_by.isoformat()}.", ""]
    lines += [
        "## Which way the evidence leans",
        "",
        f"**{_plain(lead(shown))}**",
        "",
        _plain(shown.sensitivity.flip.sentence),
        "",
        _plain(origins(shown)),
        "",
    ]
    lines += ["| pair | weight | range over everything tried | reading | what would flip it |", "|---|---|---|---|---|"]
    lines += [
        f"| {pair.first} against {pair.second} | {decibans(pair.weight)} | {span(pair)} | "
        f"{_plain(verdict(pair) + (f', {pair.lean}' if pair.resolved else ''))} | {_plain(pair.flip.sentence)} |"
        for pair in shown.sensitivity.pairs
    ]
    lines += [
        "",
        *(f"- {_plain(line)}" for line in prior_lines(shown)),
        "",
        "## Most diagnostic events",
        "",
    ]
    for n, weight in enumerate(shown.sensitivity.diagnostic, 1):
        item = shown.dossier.items[weight.event.id]
        lines.append(f"{n}. {SHAPES[item.entry.kind]} {item.entry.kind} {item.id}: {_plain(headline(item))}")
    lines += ["", "## Events", "", f"How expected is it if the hypothesis holds? {scale()}", ""]
    for item, weight in shown.events:
        given = "; ".join(f"{name} {expected(weight, n)}" for n, name in enumerate(shown.dossier.names))
        lines += [f"### {item.id} {SHAPES[item.entry.kind]} {item.entry.kind}: {_plain(headline(item))}", ""]
        lines += [
            *_event(shown, item),
            f"- how expected: {given}",
            f"- diagnosticity: {decibans(weight.diagnosticity).lstrip('+')}",
            "",
        ]
    lines += ["## What this does not claim", "", *(f"- {line}" for line in NOT_CLAIMED), "", "## Log of changes", ""]
    lines += [
        f"- {made[:16].replace('T', ' ')} {_plain(author)}: {_plain(what)}" for made, author, what in changes(shown.log)
    ]
    return for_page("\n".join([*lines, ""]))


def _event(shown: Shown, item: Item) -> list[str]:
    lines = []
    if item.passage:
        quoted = "\n> ".join(_plain(line) for line in item.passage.text.splitlines())
        lines += [f"> {quoted}", "", *([f"({_plain(place)})", ""] if (place := where(item.passage)) else [])]
    if dates(item):
        lines.append(f"- {dates(item)}")
    if item.entry.episode:
        lines.append(f"- episode: {_plain(item.entry.episode)}")
    lines += [f"- {_plain(chain(report))}; {_plain(origin(report))}" for report in item.reports]
    if is_seen(item):
        lines.append("- seen directly, without a source between")
    if is_missing(item, shown.missing):
        lines.append("- its article is no longer in this desk; the passage was kept as it stood")
    return lines + [f"- {_plain(line)}" for line in shown.reasons.get(item.id, [])]


def _entry(item: Item) -> dict[str, Any]:
    """Return the entry of an event as plain values, with the passages' places as the other views show them."""
    values = item.entry.model_dump(mode="json")
    if item.passage is not None and isinstance(item.entry, Happening):
        for holder, passage in (
            (values, item.entry.passage),
            *zip(values["reports"], (report.passage for report in item.reports), strict=True),
        ):
            if passage is not None:
                holder["passage"]["where"] = where(passage)
    return values


def _plain(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)


def as_json(shown: Shown) -> str:
    """All that is weighed and what comes of it, in decibans, as JSON.  Raises nothing."""
    sensitivity = shown.sensitivity
    out: dict[str, Any] = {
        "schema": SCHEMA,
        "question": shown.dossier.question,
        "hypotheses": {**shown.dossier.hypotheses, NONE: NONE},
        "as_of": shown.as_of and shown.as_of.isoformat(),
        "known_by": shown.known_by and shown.known_by.isoformat(),
        "lead": lead(shown),
        "flip": sensitivity.flip.sentence,
        "pairs": [asdict(pair) | {"lean": str(pair.lean), "reading": verdict(pair)} for pair in sensitivity.pairs],
        "order": sensitivity.balance.order() if any(sensitivity.balance.scores) else [],
        "most_diagnostic": [weight.event.id for weight in sensitivity.diagnostic],
        "origins": asdict(sensitivity.origins),
        "events": [
            {
                **_entry(item),
                "article_missing": is_missing(item, shown.missing),
                "expected": dict(zip(shown.dossier.names, weight.p, strict=True)),
                "spread": dict(zip(shown.dossier.names, weight.spread, strict=True)),
                "scores": dict(zip(shown.dossier.names, weight.scores, strict=True)),
                "diagnosticity": weight.diagnosticity,
                "reasons": shown.reasons.get(item.id, []),
            }
            for item, weight in shown.events
        ],
        "grades": {name: {"a": a, "b": b} for name, (a, b) in shown.dossier.grades.items()},
        "priors": prior_lines(shown),
        "not_claimed": NOT_CLAIMED,
        "log": [entry.model_dump(mode="json") for entry in shown.log],
    }
    return json.dumps(out, indent=2, ensure_ascii=True) + "\n"
