"""An audit as a table for the terminal, and as plain values for JSON and CSV."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from shlex import quote
from textwrap import wrap
from typing import Any, Final, TextIO

from rich.console import Console
from rich.text import Text

from sayso.desk.search.audit import NAMINGS, Audit, By, Group
from sayso.desk.search.audited import AuditedArticle
from sayso.errors import UsageError
from sayso.sheets import write_table
from sayso.views.neutral import for_terminal
from sayso.views.reading.wording import NO_DATE, counted
from sayso.views.tables import show_figures

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
WORDS: Final = {
    **NAMED,
    "reasons": "reason given",
    "documents": "documents",
    "single_teller": "one source",
    "single_origin": "one origin",
}
"""The words for each share, as the tables head them."""
WORDS_OF_COUNTS: Final = {"articles": "articles", "statements": "statements"} | {
    word: part for part, word in WORDS.items()
}
"""The counts of an audit, by the words that its tables have for them."""
NOTHING_OF: Final = "–"
"""A share of nothing."""


def share(group: Group, part: str, whole: str) -> float | None:
    """Return a share, 0 to 1; None of nothing."""
    number: int = getattr(group, whole)
    return getattr(group, part) / number if number else None


def percent(value: float | None) -> str:
    """Return a share in words: "43 %", "<1 %"; a dash where the whole is nothing."""
    if value is None:
        return NOTHING_OF
    if 0 < value < 0.01:
        return "<1 %"
    return f"{min(100 * value, 99) if value < 1 else 100:.0f} %"


def named(group: Group, by: By) -> str:
    """Return the name of a group; "no date" or "(not given)" where the articles give none."""
    return group.name or (NO_DATE if by == "month" else "(not given)")


def varying(groups: Sequence[Group]) -> tuple[list[tuple[str, str]], str]:
    """Return the shares in which groups differ, and the other ones in a line: "All: named 100 %; by role, ... 0 %".

    Of a single group every share is returned.  A share is given as its part and its whole, see `SHARES`.
    """
    if len(groups) < 2:
        return list(SHARES), ""
    values = {pair: {percent(share(group, *pair)) for group in groups} for pair in SHARES}
    same: defaultdict[str, list[str]] = defaultdict(list)
    for (part, _), shown in values.items():
        if len(shown) == 1:
            same[min(shown)].append(WORDS[part])
    parts = [f"{', '.join(words)} {value}" for value, words in same.items() if value != NOTHING_OF]
    return [pair for pair, shown in values.items() if len(shown) > 1], f"All: {'; '.join(parts)}." if parts else ""


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


def show(audit: Audit, console: Console, program: str = "sayso audit") -> None:
    """Print an audit as tables, the largest 40 groups; no cell is cut at any width.

    ``program``: the command that lists what a number counts.
    """
    total = audit.total
    if not total.articles:
        console.print(NOTHING)
        return
    size = f"{counted(total.articles, 'article')}, {counted(total.statements, 'statement')}"
    console.print(Text(f"{size}{scope(audit)}", style="bold"))
    console.print(_filled(summary(total), console.width))
    console.print()
    # the newest months, and the largest of all else
    shown = audit.groups[-_MOST:] if audit.by == "month" else audit.groups[:_MOST]
    if audit.by == "speaker":
        _show_speakers(shown, total, console)
    else:
        rows = [_row(group, named(group, audit.by), SHARES) for group in shown]
        headings = (HEADS[audit.by], "articles", "statements", *(WORDS[part] for part, _ in SHARES))
        show_figures(headings, rows, console, _row(total, "all", SHARES) if len(shown) > 1 else None)
    if len(shown) < len(audit.groups):
        console.print(Text(f"{len(shown)} of {len(audit.groups)}; --format csv gives all", style="dim"))
    if audit.voices and audit.by != "speaker":
        console.print()
        console.print(Text("Who is quoted most", style="bold"))
        _show_speakers(audit.voices, total, console)
    console.print()
    console.print(Text(NOTE, style="dim"))
    if shown:
        listing = command(audit, shown[0], "anonymous", program)
        console.print(Text(f"To list what a number counts: {listing}", style="dim"))
        console.print(Text(f"--list takes {', '.join(WORDS_OF_COUNTS)}.", style="dim"))


def _filled(line: str, width: int) -> str:
    """Return a line in lines of a width, so that no number stands in another than its unit."""
    lines = wrap(line.replace(" %", "\u00a0%"), width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace("\u00a0", " ")


def _show_speakers(groups: Sequence[Group], total: Group, console: Console) -> None:
    shares, same = varying(groups)
    rows = []
    for group in groups:
        name, articles, statements, *cells = _row(group, named(group, "speaker"), shares)
        portion = percent(group.statements / total.statements if total.statements else None)
        rows.append((name, statements, portion, articles, *cells))
    headings = ("Speaker", "statements", "of all", "articles", *(WORDS[part] for part, _ in shares))
    show_figures(headings, rows, console)
    if same:
        console.print(Text(_filled(same, console.width), style="dim"))


def command(audit: Audit, group: Group | None, count: str, program: str = "sayso audit") -> str:
    """Return the command that lists what a number counts: 'sayso audit --group "The Herald" --list unnamed'."""
    options = {"by": audit.by if audit.by != "publisher" else None, "since": audit.since, "until": audit.until}
    options["publisher"] = audit.publisher
    if group is not None:
        options["group"] = str(group.actor) if group.actor is not None else named(group, audit.by)
    words = [word for name, value in options.items() if value for word in (f"--{name}", quote(for_terminal(value)))]
    word = next(word for word, name in WORDS_OF_COUNTS.items() if name == count)
    return " ".join((program, *words, "--list", quote(word)))


def group_of(audit: Audit, name: str | None) -> Group | None:
    """Return the group of a name as the audit shows it, or of an actor's number; None for the whole audit.

    Raises:
        UsageError: the audit has no such group.
    """
    if name is None:
        return None
    for group in audit.groups:
        if name in (str(group.actor), named(group, audit.by)) or name.casefold() == (group.name or "").casefold():
            return group
    some = ", ".join(named(group, audit.by) for group in audit.groups[:5])
    raise UsageError(f"this audit has no {audit.by} {name!r}", f"there are: {some}{', ...' * (len(audit.groups) > 5)}.")


def count_of(word: str) -> str:
    """Return the name of a count, by the word that the tables have for it.

    Raises:
        UsageError: there is no such count.
    """
    if word not in WORDS_OF_COUNTS:
        raise UsageError(f"an audit does not count {word!r}", f"give one of {', '.join(WORDS_OF_COUNTS)}.")
    return WORDS_OF_COUNTS[word]


def show_articles(articles: Sequence[AuditedArticle], console: Console) -> None:
    """Print articles, one in a line: number, day, title and publisher."""
    for article in articles:
        console.print(Text(for_terminal(f"{article.id:>6}  {article_line(article)}")))


def article_line(article: AuditedArticle) -> str:
    """Return an article in words: "2026-02-03 · Bridge to close · The Herald"."""
    name = article.title or article.address or "untitled"
    return " · ".join(part for part in (article.day or NO_DATE, name, article.publisher) if part)


NOTHING: Final = "no article fits; leave out --since, --until or --publisher, or add more articles."
NOTE: Final = (
    "Counted are statements that were made, as the articles have them. reason given: of unnamed sources. one source: "
    "articles that rest on one. one origin: statements with no second, independent origin here."
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


def _row(group: Group, name: str, shares: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    cells = (percent(share(group, part, whole)) for part, whole in shares)
    return name, f"{group.articles:,}", f"{group.statements:,}", *cells
