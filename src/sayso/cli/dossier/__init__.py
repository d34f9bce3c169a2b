"""The commands about dossiers: a question, rival hypotheses, and events that weigh for and against them."""

from __future__ import annotations

from typing import ClassVar

import typer

from sayso.cli.lazy import LazyCommand, LazyGroup, Section

_DOSSIERS = "sayso.cli.dossier.dossiers"
_ENTRIES = "sayso.cli.dossier.entries"
_REPORTS = "sayso.cli.dossier.reports"


class DossierCommands(LazyGroup):
    """The commands of ``sayso dossier``."""

    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            "Dossiers",
            {
                "new": LazyCommand(_DOSSIERS, "Create a dossier."),
                "list": LazyCommand(_DOSSIERS, "List the dossiers of the desk."),
                "delete": LazyCommand(_DOSSIERS, "Delete a dossier. Can be undone with sayso dossier undelete."),
                "undelete": LazyCommand(_DOSSIERS, "Restore a deleted dossier."),
                "export": LazyCommand(_DOSSIERS, "Export a dossier as a JSON file, for another desk."),
                "import": LazyCommand(_DOSSIERS, "Import a dossier from a file."),
                "schema": LazyCommand(_DOSSIERS, "Print the JSON Schema of an exported dossier."),
            },
            'sayso dossier new "Does she want it?" --hypothesis "she wants it" --hypothesis "she lets it go on"',
        ),
        Section(
            "Events and ratings",
            {
                "suggest": LazyCommand(_REPORTS, "Propose events from the desk, newest first."),
                "add": LazyCommand(_ENTRIES, "Add an event: a statement or an act of the desk, or one given by hand."),
                "absence": LazyCommand(
                    _ENTRIES, "Add an absence: something that was not observed. It is rated like an event."
                ),
                "rate": LazyCommand(
                    _ENTRIES,
                    "Rate how expected an event is if a hypothesis holds. The ratings of others are not shown.",
                ),
                "change": LazyCommand(_ENTRIES, "Change the details of an event. The previous ones stay in the log."),
                "remove": LazyCommand(
                    _ENTRIES, "Remove an event from the balance. Can be undone with sayso dossier restore."
                ),
                "restore": LazyCommand(_ENTRIES, "Restore a removed event."),
                "grade": LazyCommand(_ENTRIES, "Change the assumed chances of a grade of sources, in this dossier."),
                "prior": LazyCommand(
                    _ENTRIES,
                    "Set prior probabilities of the hypotheses. Reports then show posterior probabilities.",
                ),
            },
            "sayso dossier rate 1 E1 H1 0.8 --reason 'said in private'",
        ),
        Section(
            "Results",
            {
                "show": LazyCommand(
                    _REPORTS,
                    "Show the most diagnostic events, the balance of each pair with its range, and what would flip it.",
                ),
                "sheet": LazyCommand(
                    _REPORTS, "Show the events that the author has not rated yet, without any ratings."
                ),
                "report": LazyCommand(_REPORTS, "Write the report: an HTML page to sign, Markdown, or JSON."),
            },
            "sayso dossier report 1 -o page.html",
        ),
    )


commands = typer.Typer(
    name="dossier",
    help="Weigh rival hypotheses against words and deeds.",
    cls=DossierCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
)
