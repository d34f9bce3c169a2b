"""An audit as one page of HTML that needs nothing else: plots, each with the table that it was drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template
from typing import Final

from sayso.desk.search.audit import NAMINGS, Audit, Group
from sayso.views.desk import plots
from sayso.views.desk.audit import HEADS, NAMED, NOTE, NOTHING, named, percent, scope, share
from sayso.views.markup import document, escaped, paragraph, stylesheets

_MOST: Final = 30
"""Bars in a plot; the table below has all."""
_BODY: Final = Template("""\
<header class="head">
<h1>$title</h1>
$facts</header>
<main>
$plots</main>
<footer class="foot">
<p>$note It says nothing about whether what was said is true.</p>
</footer>
""")
_PLOT: Final = Template("""\
<section class="plot" aria-labelledby="$id">
<h2 id="$id">$title</h2>
<p>$words</p>
$picture<div class="scroll" tabindex="0" role="region" aria-label="$title: the table">
$table</div>
</section>
""")
_COLUMNS: Final = (
    *((NAMED[naming], naming, "statements") for naming in NAMINGS),
    ("reason given, of the unnamed", "reasons", "anonymous"),
    ("documents", "documents", "statements"),
    ("one teller, of articles", "single_teller", "articles"),
    ("one origin", "single_origin", "statements"),
)


def report(audit: Audit) -> str:
    """The page; it can be written as UTF-8 whatever the articles hold.  Raises nothing."""
    head = f"Sourcing by {audit.by}{scope(audit)}"
    is_empty = not audit.total.articles
    body = _BODY.substitute(
        title=escaped(head),
        facts="" if is_empty else _facts(audit.total),
        plots=paragraph(escaped(NOTHING), "nothing") if is_empty else "".join(_plots(audit)),
        note=escaped(NOTE),
    )
    return document(head, stylesheets("page.css", "report.css"), body)


def _facts(total: Group) -> str:
    facts = (
        (f"{total.articles:,}", "articles"),
        (f"{total.statements:,}", "statements, said as the articles tell it"),
        (percent(share(total, "named", "statements")), "by somebody named"),
        (percent(share(total, "anonymous", "statements")), "by somebody unnamed"),
        (percent(share(total, "reasons", "anonymous")), "of these with a reason given"),
        (percent(share(total, "single_teller", "articles")), "of articles come down to one teller"),
        (percent(share(total, "single_origin", "statements")), "have one origin in this desk"),
    )
    items = "".join(f"<li><strong>{escaped(number)}</strong><span>{words}</span></li>\n" for number, words in facts)
    return f'<ul class="facts" role="list">\n{items}</ul>\n'


def _plots(audit: Audit) -> list[str]:
    head, by = HEADS[audit.by], audit.by
    # the newest months, and the largest of all else
    shown = audit.groups[-_MOST:] if by == "month" else audit.groups[:_MOST]
    some = f" The plot shows {len(shown)} of {len(audit.groups)}, the table all." * (len(shown) < len(audit.groups))
    total = audit.total if by != "speaker" else None
    return [
        _plot(
            "namings",
            f"How those who speak are named, by {by}",
            f"Of what was said, the share by how its speaker is named.{some}",
            plots.namings(shown),
            _table(head, audit.groups, total),
        ),
        _plot(
            "months",
            "Unnamed speakers, by month",
            "The share of statements by somebody unnamed, by the day the article was published, or else was added.",
            plots.anonymity(audit.months),
            _table("Month", audit.months, audit.total),
        ),
        _plot(
            "voices",
            "Who is heard most",
            "Statements by those who are named, or were matched across articles.",
            plots.voices(audit.voices),
            _table("Speaker", audit.voices, None),
        ),
    ]


def _plot(id_: str, title: str, words: str, picture: str, table: str) -> str:
    return _PLOT.substitute(id=id_, title=escaped(title), words=escaped(words), picture=picture, table=table)


def _table(head: str, groups: Sequence[Group], total: Group | None) -> str:
    heads = "".join(f'<th scope="col">{escaped(one)}</th>' for one in (head, "articles", "statements"))
    heads += "".join(f'<th scope="col">{escaped(words)}</th>' for words, _, _ in _COLUMNS)
    rows = "".join(_row(group, named(group)) for group in groups)
    foot = f"<tfoot>\n{_row(total, 'all')}</tfoot>\n" if total is not None else ""
    return f'<table class="numbers">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n{foot}</table>\n'


def _row(group: Group, name: str) -> str:
    cells = f"<td>{group.articles:,}</td><td>{group.statements:,}</td>"
    for _, part, whole in _COLUMNS:
        cells += f"<td>{escaped(percent(share(group, part, whole)))} <small>{getattr(group, part):,}</small></td>"
    return f'<tr><th scope="row"><bdi>{escaped(name)}</bdi></th>{cells}</tr>\n'
