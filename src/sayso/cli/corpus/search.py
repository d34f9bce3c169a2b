"""The commands that search an archive: search, actor."""

from __future__ import annotations

import typer

from sayso.cli.corpus.asking import Folder, asked
from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Limit, Offset
from sayso.cli.options import Everything, Publisher, Since, Until
from sayso.cli.search import (
    AddresseeName,
    FactualityOption,
    KindOption,
    Name,
    NamingOption,
    Order,
    Origins,
    SpeakerName,
    TypeOption,
    Words,
    show_actor,
    show_results,
)
from sayso.desk.search.statements import Search
from sayso.desk.search.statements import search as search_statements

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example(
        "sayso corpus search archive/ bridge repair", "sayso corpus search archive/ --speaker okafor --since 2026-02"
    )
)
def search(
    folder: Folder,
    words: Words = None,
    speaker: SpeakerName = None,
    addressee: AddresseeName = None,
    since: Since = None,
    until: Until = None,
    kind: KindOption = None,
    naming: NamingOption = None,
    factuality: FactualityOption = None,
    type_: TypeOption = None,
    publisher: Publisher = None,
    origins: Origins = None,
    by: Order = "rank",
    limit: Limit = 20,
    offset: Offset = 0,
    format_: FormatOption = "text",
    everything: Everything = False,
) -> None:
    """Search the statements of an archive.

    Search by words, speaker, addressee, date and kind, as sayso search does in a desk.
    """
    typed, is_single = " ".join(words or []), origins == "single"
    about = (speaker, addressee, since, until, kind, naming, factuality, type_, publisher)
    with asked(folder) as view:
        results = search_statements(view, Search(typed, *about, is_single), limit=limit, offset=offset, by=by)
    show_results(results, format_, is_ranked=by == "rank" and bool(words), everything=everything)


@commands.command(epilog=example("sayso corpus actor archive/ Ruth Okafor"))
def actor(
    folder: Folder,
    name: Name,
    limit: Limit = 10,
    offset: Offset = 0,
    format_: FormatOption = "text",
    everything: Everything = False,
) -> None:
    """Show the statements by, about and to an actor of an archive.

    The newest come first. If a name fits several actors, all are listed, and the most quoted one is shown.
    """
    with asked(folder) as view:
        show_actor(view, " ".join(name), limit, offset, format_, everything=everything)
