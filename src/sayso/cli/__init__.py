"""The command line: parses arguments, calls the package, prints the result."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, ClassVar, NoReturn

import typer

from sayso.cli.lazy import LazyCommand, LazyGroup, Section
from sayso.cli.output import STOPPED, abandon, complain, finish, say, warn
from sayso.errors import OutputError, SaysoError, UsageError
from sayso.runs import INPUTS
from sayso.settings import override

# ClickException: click's own, or that of the copy of click that newer versions of typer bring
_UsageErrors: type[Any] = typer.BadParameter.mro()[2]


class Commands(LazyGroup):
    """The commands of ``sayso``."""

    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            "Read articles",
            {
                "read": LazyCommand(
                    "sayso.cli.read", "Read articles and show who said what, and who did what to whom."
                ),
                "schema": LazyCommand("sayso.cli.read", "Print the JSON Schema of a reading."),
                "settings": LazyCommand("sayso.cli.settings", "List the settings, with their values and origins."),
            },
            "sayso read draft.txt --format html -o page.html",
        ),
        Section(
            "Check a draft",
            {
                "check": LazyCommand(
                    "sayso.cli.check", "Check drafts: their sourcing, and their quotations word for word."
                ),
                "watch": LazyCommand("sayso.cli.watch", "Check the drafts of a folder as they are saved."),
            },
            "sayso check draft.txt --against interview.vtt",
        ),
        Section(
            "Keep a desk",
            {
                "add": LazyCommand("sayso.cli.add", "Read articles and add them to a desk."),
                "articles": LazyCommand("sayso.cli.articles", "List the articles of a desk."),
                "show": LazyCommand("sayso.cli.articles", "Show an article of a desk, with all corrections."),
                "desk": LazyCommand("sayso.cli.desk", "Show where the desk is, its size and its contents."),
                "failures": LazyCommand("sayso.cli.desk", "List the inputs that could not be read."),
                "forget": LazyCommand("sayso.cli.articles", "Delete an article from the desk."),
            },
            "sayso add archive/ https://herald.example/feed",
        ),
        Section(
            "Search and compare",
            {
                "search": LazyCommand("sayso.cli.search", "Search the statements of a desk."),
                "acts": LazyCommand("sayso.cli.acts", "Search the acts of a desk: who did what to whom."),
                "actor": LazyCommand("sayso.cli.search", "Show what an actor said and did on one line of time."),
                "network": LazyCommand(
                    "sayso.cli.network", "Show who acts on whom in a desk: acts that were done, between actors."
                ),
                "audit": LazyCommand("sayso.cli.audit", "Audit the sourcing of the articles in a desk."),
                "diff": LazyCommand("sayso.cli.diff", "Compare two versions of an article."),
                "origins": LazyCommand("sayso.cli.origins", "Review which texts and quotations have one origin."),
            },
            "sayso search bridge repair --naming anonymous",
        ),
        Section(
            "Correct",
            {
                "correct": LazyCommand("sayso.cli.correct", "Accept, change, delete or add a statement, or an act."),
                "corrections": LazyCommand("sayso.cli.corrections", "List, undo and export corrections."),
                "actors": LazyCommand("sayso.cli.actors", "Manage actors across articles, and registers."),
            },
            'sayso correct change 12 --speaker "Ruth Okafor" --reason "phone call"',
        ),
        Section(
            "Work in the browser",
            {
                "serve": LazyCommand(
                    "sayso.cli.serve", "Show the desk in the browser: articles, search, audit, corrections."
                ),
                "users": LazyCommand(
                    "sayso.cli.serve", "Add and list those who may log in to the desk in the browser."
                ),
            },
            "sayso serve --open",
        ),
        Section(
            "Read an archive",
            {
                "corpus": LazyCommand("sayso.cli.corpus", "Read archives of very many articles, and ask them."),
            },
            "sayso corpus read crawl/*.warc.gz --out archive",
        ),
        Section(
            "Work with an assistant",
            {
                "mcp": LazyCommand(
                    "sayso.cli.mcp",
                    "Serve read, check and search as tools to an assistant (MCP), on standard input and output.",
                ),
            },
            "sayso mcp --folder drafts/",
        ),
        Section(
            "Weigh and export",
            {
                "dossier": LazyCommand("sayso.cli.dossier", "Weigh rival hypotheses against words and deeds."),
                "export": LazyCommand("sayso.cli.export", "Export the statements of a desk."),
            },
            "sayso export csv -o statements.csv",
        ),
    )


app = typer.Typer(
    name="sayso",
    help="Find out who said what in the news: statements, sources and quotations, verbatim and offline.",
    cls=Commands,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(is_requested: bool) -> None:
    if is_requested:
        say(f"sayso {import_module('sayso.version').__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Configuration file (TOML). Default: SAYSO_CONFIG, or sayso.toml in the user's configuration folder.",
            show_default=False,
        ),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="Value of a setting; overrides environment and file. Repeatable; sayso settings lists the names.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    values: dict[str, str] = {}
    for pair in settings or ():
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"--set {pair!r} has no value", "write it as NAME=VALUE, such as workers=2.")
        values[name.strip()] = value
    if values or config is not None:
        context.with_resource(override(values, config))


def main() -> None:
    """Run the command line and exit.

    The exit code is 0; 1 if an input cannot be read or an output cannot be written; 2 for a usage error; 130 after
    Ctrl-C.
    """
    for out in (sys.stdout, sys.stderr):
        if hasattr(out, "reconfigure"):
            # UTF-8, whatever the locale is: articles are Unicode
            out.reconfigure(encoding="utf-8", errors="replace" if out is sys.stderr else "strict")
    try:
        code = _run()
        finish()
    except SaysoError as error:
        if isinstance(error, OutputError):
            abandon()
        complain(error)
        code = error.exit_code
    except BrokenPipeError:
        # the reader of our output (head, less) has ended: that is no error, and no message would arrive
        abandon()
        code = 1
    _exit(code)


def _exit(code: int) -> NoReturn:
    if any(thread.name == INPUTS for thread in threading.enumerate()):
        # the thread waits for standard input, and Python would wait for the thread
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    raise SystemExit(code)


def _run() -> int:
    try:
        return int(app(standalone_mode=False) or 0)
    except typer.Abort:
        warn("stopped.")
        return STOPPED
    except _UsageErrors as error:  # the message may quote a file's name, which could steer the terminal
        message = StringIO()
        error.show(message)
        say(*message.getvalue().splitlines(), stderr=True)
        return int(error.exit_code)
    except ValueError:
        # Python decodes bytes that are not UTF-8 to surrogates: fine in a file's name, but not in a sentence
        argument = next(filter(_has_undecoded_bytes, sys.argv[1:]), None)
        if argument is None:
            raise
        raise UsageError(f"{argument!a} is not in UTF-8", "write it in UTF-8.") from None


def _has_undecoded_bytes(argument: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in argument)
