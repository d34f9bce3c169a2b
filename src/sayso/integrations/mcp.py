"""A server of tools for assistants, over the Model Context Protocol: read, check, search; add, if that is allowed.

Nothing leaves the machine through Sayso; what the tools return goes to the assistant that asks.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, Final, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

import sayso
from sayso.api.desk import Desk
from sayso.errors import DeskError, SaysoError, UsageError
from sayso.intake import from_text, load
from sayso.records import Article, Reading
from sayso.version import __version__

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Text = Annotated[str | None, Field(description="the text itself")]
File = Annotated[str | None, Field(description="instead of a text: the path of a file in the folder of this server")]

_MOST: Final = 100
_INSTRUCTIONS: Final = (
    "Sayso reads English news and shows on whose say-so it has it. read: who said what in an article. check: what the "
    "sourcing of a draft lacks, and whether its quotations stand word for word in documents. search: statements of the "
    "desk, with article and speaker. Quote its results as they are: its words are those of the articles."
)


class Tools:
    """The tools: on texts, on files of a folder if there is one, and on a desk if there is one."""

    def __init__(self, desk: Desk | None, folder: Path | None) -> None:
        self._desk = desk
        self._folder = None if folder is None else folder.resolve()

    def read(self, text: Text = None, file: File = None) -> dict[str, Any]:
        """Read an English news article: who said what in it, verbatim, with speaker, kind and factuality."""
        reading = sayso.read(self._article(text, file))
        return {"title": reading.article.title, "attributions": _attributions(reading), "speakers": _speakers(reading)}

    def check(
        self,
        text: Text = None,
        file: File = None,
        against: Annotated[
            Sequence[str], Field(description="texts of notes, transcripts and documents that the draft quotes")
        ] = (),
        against_files: Annotated[Sequence[str], Field(description="the same, as files of the folder")] = (),
        against_desk: Annotated[bool, Field(description="whether to look up the quotations in the desk")] = False,
    ) -> dict[str, Any]:
        """Check a draft: what its sourcing lacks, and each quotation word for word against documents or the desk."""
        documents: list[str | Article] = [*against, *(self._article(None, name) for name in against_files)]
        desk = self._need_desk() if against_desk else None
        report = sayso.check(sayso.read(self._article(text, file)), against=documents, desk=desk)
        return report.model_dump(mode="json", exclude={"article", "desk"})

    def search(
        self,
        words: Annotated[str, Field(description="words that must all occur; a phrase in double quotation marks")] = "",
        speaker: Annotated[str | None, Field(description="words of the speaker's name")] = None,
        since: Annotated[str | None, Field(description="first day, month or year, such as 2026-02")] = None,
        until: Annotated[str | None, Field(description="last day, month or year, included")] = None,
        limit: Annotated[int, Field(ge=1, le=_MOST)] = 20,
    ) -> dict[str, Any]:
        """Search the statements of the desk, the best match first; total says how many there are."""
        page = self._need_desk().search(words, speaker=speaker, since=since, until=until, limit=limit)
        return {"total": page.total, "statements": [record.model_dump(mode="json") for record in page]}

    def add(self, text: Text = None, file: File = None) -> dict[str, Any]:
        """Read an article and add it to the desk; returns its number there."""
        (added,) = self._need_desk().add(sayso.read(self._article(text, file)))
        return added.model_dump(mode="json")

    def _need_desk(self) -> Desk:
        if self._desk is None:
            raise DeskError("this server has no desk", "start it with --desk, or make one with sayso add.")
        return self._desk

    def _article(self, text: str | None, file: str | None) -> Article:
        if (text is None) == (file is None):
            raise UsageError("a text or a file is needed, and not both", "give one of the two.")
        if text is not None:
            return from_text(text)
        if self._folder is None:
            raise UsageError("this server reads no files", "give the text, or start it with --folder.")
        path = (self._folder / (file or "")).resolve()
        if not path.is_relative_to(self._folder):
            raise UsageError(f"{file} is outside of the folder of this server", "give a path within it.")
        return load(str(path))


def make_server(desk: Desk | None, folder: Path | None = None, *, allow_adding: bool = False) -> MCPServer[Any]:
    """Return a server; ``folder`` is the one whose files the tools may read, ``allow_adding`` adds the tool ``add``."""
    server: MCPServer[Any] = MCPServer(
        "sayso", title="Sayso", version=__version__, instructions=_INSTRUCTIONS, log_level="ERROR"
    )
    tools = Tools(desk, folder)
    reading = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in (tools.read, tools.check, tools.search):
        server.tool(annotations=reading)(_explained(tool))
    if allow_adding:
        writing = ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=False)
        server.tool(annotations=writing)(_explained(tools.add))
    return server


def _explained(tool: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Pass the messages of Sayso's errors on to the assistant."""

    @functools.wraps(tool)
    def explained(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        try:
            return tool(*args, **kwargs)
        except SaysoError as error:
            raise ToolError(str(error)) from error

    return explained


def _attributions(reading: Reading) -> list[dict[str, Any]]:
    rows = []
    for attribution in reading.attributions:
        speaker = reading.speaker(attribution)
        row = {part: attribution.text(reading, part) for part in ("source", "cue", "content")}
        keys = ("id", "parent", "kind", "type", "factuality", "polarity", "score")
        rows.append(row | {"speaker": speaker.name if speaker else None} | {k: getattr(attribution, k) for k in keys})
    return rows


def _speakers(reading: Reading) -> list[dict[str, Any]]:
    speaking = {attribution.speaker for attribution in reading.attributions}
    keys = {"name", "kind", "naming", "role", "party", "state"}
    return [actor.model_dump(mode="json", include=keys) for actor in reading.actors if actor.id in speaking]
