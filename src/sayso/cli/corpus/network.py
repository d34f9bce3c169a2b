"""The command that shows who acts on whom in an archive."""

from __future__ import annotations

import typer

from sayso.cli.corpus.asking import Folder, asked
from sayso.cli.lazy import example
from sayso.cli.network import ActorName, Format, Limit, drawn, show_network
from sayso.cli.options import ActTypeOption, Issue, Since, Until
from sayso.cli.output import Output
from sayso.desk.search.acts import ActSearch
from sayso.desk.search.influence import network as network_of

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso corpus network archive/ --issue health --since 2026"))
def network(
    folder: Folder,
    since: Since = None,
    until: Until = None,
    issue: Issue = None,
    type_: ActTypeOption = None,
    actor: ActorName = None,
    limit: Limit = None,
    format_: Format = "text",
    output: Output = None,
) -> None:
    """Show who acts on whom in an archive: acts that were done.

    Acts that were not done, or only may be done, are left out. docs/acts.md describes acts.
    """
    query = ActSearch(since=since, until=until, issue=issue, type=type_, either=actor)
    with asked(folder) as view:
        found = network_of(view, query, drawn(limit, format_))
    show_network(found, format_, output)
