"""Read inputs into an archive: divide them into shards, have an engine make those that are missing, and keep each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.corpus import SHARD_SIZE
from sayso.corpus.engines import Engine
from sayso.corpus.folder import MANIFEST, Folder
from sayso.corpus.inputs import Listed, locations, look_into, mark
from sayso.corpus.making import Device, Job, Made
from sayso.corpus.plan import shards
from sayso.errors import UsageError
from sayso.model.files import shipped_sha256
from sayso.reading.pipeline import step_names
from sayso.registers.store import entries
from sayso.settings import values
from sayso.version import __version__

_ATTEMPTS: Final = 3
"""How often a shard is tried whose process ends: the last time with care."""
_DECISIVE: Final = (
    *("columns", "fetch_bytes", "file_bytes", "least_act_score", "least_score", "least_speaker_score", "line_bytes"),
    *("members", "packed_times", "parse_memory", "pdf_pages"),
)
"""The settings on which a reading depends, or whether there is one."""
Show = Callable[[float, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How an archive is read; the same in every run over it."""

    shard_size: int = SHARD_SIZE
    without: tuple[str, ...] = ()
    """The steps of the pipeline that are left out."""
    by_month: bool = False
    """Whether tables are divided by the month of the article."""
    device: Device = "cpu"
    """Where the network runs: on a GPU in floats, which reads a little differently."""

    def manifest(self) -> dict[str, Any]:
        """Return all on which the tables depend, as ``corpus.json`` keeps it.

        Raises:
            UsageError: a name in ``without`` is no step's, or a setting is invalid.
        """
        if unknown := sorted(set(self.without) - set(step_names())):
            raise UsageError(f"no step is called {', '.join(unknown)}", f"the steps are {', '.join(step_names())}.")
        return {
            "version": __version__,
            "network": shipped_sha256(),
            "device": self.device,
            "registers": {entry.source: entry.sha256 for entry in entries()},
            "settings": {row.name: row.value for row in values() if row.name in _DECISIVE},
            "shard_size": self.shard_size,
            "without": sorted(set(self.without)),
            "by_month": self.by_month,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """One of ``of`` equal shares of the shards, ``number`` from 1: for several runs beside one another."""

    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has done."""

    made: int
    """Shards made in this run."""
    missing: int
    """Shards that are still to be made, by other runs."""
    counts: dict[str, int]
    """The rows of each table in all shards that are done."""


def read_archive(
    folder: Folder, engine: Engine, share: Share = Share(), show: Show = lambda share, items: None
) -> Summary:
    """Read what is missing in an archive that `open_archive` has opened.

    A shard whose process ends is tried again; then with each article in a process of its own; then all its articles are
    failures.  ``show`` is called with the share and the number of the items that are done.

    Raises:
        OutputError: the folder cannot be written.
        UsageError: an input has changed since it was counted, or no process can be started.
    """
    plan = shards(folder.sources(), folder.manifest["shard_size"])
    done = folder.done()
    todo = [shard for shard in plan if shard.number not in done and shard.number % share.of == share.number - 1]
    total = sum(shard.items for shard in plan) or 1
    ready = sum(shard.items for shard in plan if shard.number in done)
    own: dict[str, Any] = {name: folder.manifest[name] for name in ("by_month", "device")}
    without = tuple(folder.manifest["without"])
    for made in _made([Job(shard, without, **own) for shard in todo], engine):
        folder.keep(made)
        ready += made.counts["articles"] + made.counts["failures"]
        show(ready / total, ready)
    missing = folder.missing()
    if todo and not missing:
        folder.tidy()
    return Summary(len(todo), missing, folder.counts())


def open_archive(arguments: Sequence[str], path: Path, options: Options) -> Folder:
    """Open the archive in a folder to go on with, or begin a new one, for which all inputs are counted.

    Raises:
        MissingError: there is nothing at an argument.
        OutputError: the folder cannot be written.
        ReadError: an input cannot be looked into.
        UsageError: the folder has an archive of other inputs or options, or something else.
    """
    sources, wanted = locations(arguments), options.manifest()
    if not (path / MANIFEST).exists():
        counted = [look_into(source) for source in sources]
        return Folder.create(path, {**wanted, "shards": len(shards(counted, options.shard_size))}, counted)
    folder = Folder.open(path)
    held = _by_name(folder.manifest)
    for name, value in _by_name(wanted).items():
        if name == "network" and held.get(name) != value:
            remedy = "give or leave out --fast as then, or give another folder with --out."
            raise UsageError(f"the archive {path} was read with another network", remedy)
        if held.get(name) != value:
            raise _changed(f"the archive {path} was read with {name} = {held.get(name)}, and this run has {value}")
    _check(path, folder.sources(), sources)
    return folder


def _by_name(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """All on which the tables of an archive depend, each setting by its own name."""
    return {**{name: value for name, value in manifest.items() if name != "settings"}, **manifest.get("settings", {})}


def _check(path: Path, before: Sequence[Listed], now: Sequence[Listed]) -> None:
    """Let inputs pass that are those of before.

    Raises:
        UsageError: they are others, or one has changed.
    """
    known = {source.location: source for source in before}
    for source in now:
        if source.location not in known:
            raise _changed(f"the archive {path} was read without {source.location}")
    given = {source.location for source in now}
    for source in before:
        if source.location not in given:
            raise _changed(f"the archive {path} was read from {source.location} too, which is not given now")
    if [source.location for source in before] != [source.location for source in now]:
        raise _changed(f"the archive {path} was read from the same inputs in another order")
    for source in now:
        held = known[source.location]
        if source.error is None and held.error is None and mark(source, held).fingerprint != held.fingerprint:
            raise _changed(f"{source.location} has changed since the archive {path} was begun")


def _changed(cause: str) -> UsageError:
    return UsageError(cause, "give the same as then, or another folder with --out.")


def _made(jobs: Sequence[Job], engine: Engine) -> Iterator[Made]:
    """Yield the shards as they come; those whose process ended are tried again when all others are made."""
    for attempt in range(1, _ATTEMPTS + 1):
        lost: list[Job] = []
        for job, made in engine.run(jobs) if jobs else ():
            if made is None:
                lost.append(job)
            else:
                yield made
        jobs = [job.careful() for job in lost] if attempt == _ATTEMPTS - 1 else lost
    for job in lost:
        yield job.given_up()
