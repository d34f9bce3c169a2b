"""An audit as a table for the terminal, and as plain values for JSON and CSV."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.desk.search.audit import NAMINGS, Audit, By, Group
from sayso.sheets import write_table
from sayso.views.neutral import for_terminal

HEADS: Final[dict[By, str]] = {"publisher": "Publisher", "month": "Month", "author": "Author", "speaker": "Speaker"}
NAMED: Final = {
    "named": "named",
    "role": "by role",
    "anonymous": "unnamed",
    "generic": "generic",
    "unknown": "unknown",
}
"""Words for how a speaker is named."""
_MOST: Final = 40
COUNTS: Final = (*("articles", "statements", *NAMINGS, "reasons", "documents", "single_teller", "single_origin"),)
SHARES: Final = (
    *((naming, "statements") for naming in NAMINGS),
    ("reasons", "anonymous"),
    ("documents", "statements"),
    ("single_teller", "articles"),
    ("single_origin", "statements"),
)
"""What is shown as a share, and of what."""


def share(group: Group, part: str, whole: str) -> float | None:
    """Return a share, 0 to 1; None of nothing."""
    number: int = getattr(group, whole)
    return getattr(group, part) / number if number else None


def percent(value: float | None) -> str:
    """Return a share in words: "43 %", "<1 %"; a dash where the whole is nothing."""
    if value is None:
        return "–"
    if 0 < value < 0.01:
        return "<1 %"
    return f"{min(100 * value, 99) if value < 1 else 100:.0f} %"


def named(group: Group) -> str:
    """Return the name of a group; "(not given)" where the articles give none."""
    return group.name or "(not given)"


def plain(audit: Audit) -> dict[str, Any]:
    """Return an audit as plain values: counts, and under ``shares`` each share from 0 to 1."""
    return {
        "by": audit.by,
        "since": audit.since,
        "until": audit.until,
        "publisher": audit.publisher,
        "total": _plain(audit.total),
        "groups": [_plain(group) for group in audit.groups],
        "months": [_plain(month) for month in audit.months],
        "voices": [_plain(voice) for voice in audit.voices],
    }


def _plain(group: Group) -> dict[str, Any]:
    return {**asdict(group), "shares": {part: share(group, part, whole) for part, whole in SHARES}}


def write_csv(audit: Audit, out: TextIO) -> None:
    """A group a row: counts, then shares (``..._share``, 0 to 1, four digits)."""
    rows: list[list[object]] = [[audit.by, *COUNTS, *(f"{part}_share" for part, _ in SHARES)]]
    for group in audit.groups:
        shares = (share(group, part, whole) for part, whole in SHARES)
        counts = (getattr(group, name) for name in COUNTS)
        rows.append([group.name, *counts, *("" if share is None else f"{share:.4f}" for share in shares)])
    write_table(rows, out)


def show(audit: Audit, console: Console) -> None:
    """Print an audit as tables; the largest 40 groups."""
    total = audit.total
    if not total.articles:
        console.print(NOTHING)
        return
    console.print(Text(f"{total.articles:,} articles, {total.statements:,} statements{scope(audit)}", style="bold"))
    console.print(summary(total))
    console.print()
    table = _table(HEADS[audit.by])
    # the newest months, and the largest of all else
    shown = audit.groups[-_MOST:] if audit.by == "month" else audit.groups[:_MOST]
    for group in shown:
        _row(table, group)
    if len(shown) > 1 and audit.by != "speaker":
        table.add_section()
        _row(table, total, "all")
    console.print(table)
    if len(shown) < len(audit.groups):
        console.print(Text(f"{len(shown)} of {len(audit.groups)}; --format csv gives all", style="dim"))
    if audit.voices and audit.by != "speaker":
        console.print()
        voices = Table(title="Who is quoted most", title_justify="left", box=None, padding=(0, 2, 0, 0))
        voices.add_column("")
        for head in ("statements", "share", "articles", "one origin"):
            voices.add_column(head, justify="right")
        for voice in audit.voices:
            portion = percent(voice.statements / total.statements if total.statements else None)
            origin = percent(share(voice, "single_origin", "statements"))
            name = Text(for_terminal(named(voice)))
            voices.add_row(name, f"{voice.statements:,}", portion, f"{voice.articles:,}", origin)
        console.print(voices)
    console.print()
    console.print(Text(NOTE, style="dim"))


NOTHING: Final = "no article of this desk fits; leave out --since, --until or --publisher, or add some: sayso add."
NOTE: Final = (
    "Counted are statements that were made, as the articles have them. why: unnamed sources with a reason given. "
    "one source: articles that rest on one. one origin: statements with no second, independent origin in this desk."
)


def scope(audit: Audit) -> str:
    """Return the scope of an audit: ", by The Herald, since 2026-02"; empty if of all."""
    asked = (("by", audit.publisher), ("since", audit.since), ("until", audit.until))
    return "".join(f", {word} {for_terminal(value)}" for word, value in asked if value)


def summary(total: Group) -> str:
    """Return the whole in a line: "Named 52 %, by role 20 %, ..."."""
    parts = [f"{word} {percent(share(total, naming, 'statements'))}" for naming, word in NAMED.items()]
    line = ", ".join(parts)
    return f"{line[:1].upper()}{line[1:]}; a reason for {percent(share(total, 'reasons', 'anonymous'))} of the unnamed."


def _table(head: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column(head, overflow="fold", min_width=9)
    heads = ("arti-\ncles", "state-\nments", "named", "by\nrole", "un-\nnamed", "gene-\nric", "un-\nknown", "why")
    for heading in (*heads, "docu-\nments", "one\nsource", "one\norigin"):
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _row(table: Table, group: Group, name: str | None = None) -> None:
    shares = (percent(share(group, part, whole)) for part, whole in SHARES)
    label = Text(for_terminal(name or named(group)))
    table.add_row(label, f"{group.articles:,}", f"{group.statements:,}", *shares)
