"""The commands that list, show and delete the articles of a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from sayso.api.desk import open_desk
from sayso.api.records import ArticleRecord
from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Limit, Offset, Shown
from sayso.cli.listing import show as show_list
from sayso.cli.options import Desk, Everything, Publisher, Since, Until
from sayso.cli.output import Output, console, destination, say
from sayso.views.desk.article import about, folding_of, numbered, page_of, show_numbers
from sayso.views.reading.terminal import show as show_reading
from sayso.views.records import dumped, plain

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example("sayso articles --publisher Herald --since 2026-02", 'sayso articles --text "harbour wall" -f csv')
)
def articles(
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
    undated: Annotated[bool, typer.Option("--undated", help="Only articles without a date.")] = False,
    location: Annotated[
        str | None, typer.Option("--location", metavar="WORDS", help="A part of the address or path, in any case.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="WORDS", help="Words that stand side by side in the title or the text."),
    ] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """List the articles of a desk.

    The newest come first, those without a date last.
    """
    with open_desk(desk, create=False) as opened:
        page = opened.articles(
            publisher=publisher,
            since=since,
            until=until,
            undated=undated,
            location=location,
            text=text,
            limit=limit,
            offset=offset,
        )
    show_list(
        Shown(page.items, page.total, page.offset),
        ArticleRecord,
        format_,
        _lines,
        noun="article",
        nothing="no articles match: use fewer filters, or add some with sayso add.",
    )


def _lines(article: ArticleRecord) -> Iterator[str]:
    where = (article.day or "no date", article.publisher, article.title or "untitled")
    yield f"{article.id:>6}  {'  '.join(part for part in where if part)}"
    yield f"        {about(article)}"


@commands.command(epilog=example("sayso show 12", "sayso show https://herald.example/story --format html -o page.html"))
def show(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", help="Number, as listed by sayso articles, or an address, of which the newest version."
        ),
    ],
    format_: Annotated[
        Literal["text", "html", "json"],
        typer.Option(
            "--format",
            "-f",
            help="Output format. text: readable output; html: one web page; json: the reading with the desk's numbers.",
        ),
    ] = "text",
    output: Output = None,
    everything: Everything = False,
    desk: Desk = None,
) -> None:
    """Show an article of a desk, with all corrections.

    The numbers are those that sayso correct, sayso dossier add and sayso actor take.
    """
    with open_desk(desk, create=False) as opened:
        details = opened.article(article)
    with destination(output) as out:
        if format_ == "json":
            out.write(dumped(plain(details), indent=2) + "\n")
        elif format_ == "html":
            out.write(page_of(details, everything=everything))
        else:
            screen = console() if output is None else console(file=out)
            show_reading(numbered(details), screen, folding_of(details, everything=everything))
            show_numbers(details, screen)


@commands.command(epilog=example("sayso forget 12"))
def forget(
    article: Annotated[
        str, typer.Argument(metavar="ID|ADDRESS", help="Number of an article, or an address with all its versions.")
    ],
    desk: Desk = None,
) -> None:
    """Delete an article from the desk.

    Its statements and their corrections are deleted too.
    """
    with open_desk(desk, create=False) as opened:
        count = opened.forget(article)
    say(f"{count} article{'s' * (count != 1)} deleted")
