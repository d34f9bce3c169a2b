"""The command that reads an archive."""

from __future__ import annotations

import re
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli.corpus.packages import require_corpus
from sayso.cli.inputs import FromFile, Inputs, all_inputs
from sayso.cli.lazy import example
from sayso.cli.options import Fast
from sayso.cli.output import progress, say, warn
from sayso.corpus import SHARD_SIZE
from sayso.errors import UsageError
from sayso.views.reading.wording import counted

if TYPE_CHECKING:
    from sayso.corpus.engines import Engine
    from sayso.corpus.making import Device
    from sayso.corpus.reading import Share

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example(
        "sayso corpus read crawl/*.warc.gz --out archive",
        "sayso corpus read s3://herald/2024/ --out archive --engine ray --address auto",
    )
)
def read(
    inputs: Inputs = None,
    from_file: FromFile = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Folder of the archive.", show_default=False)
    ] = None,
    engine: Annotated[
        Literal["local", "ray"],
        typer.Option(
            "--engine", help="local: processes of this machine; ray: a cluster of Ray, or Ray on this machine."
        ),
    ] = "local",
    workers: Annotated[
        int,
        typer.Option("--workers", metavar="N", min=0, help="Number of shards read at a time. 0: one per core."),
    ] = 0,
    shard_size: Annotated[
        int, typer.Option("--shard-size", metavar="N", min=1, help="Articles of a shard.")
    ] = SHARD_SIZE,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="STEP",
            help="Step of the pipeline to leave out, such as acts. May be given several times.",
            show_default=False,
        ),
    ] = None,
    fast: Fast = False,
    by_month: Annotated[
        bool, typer.Option("--by-month", help="Divide the tables by the month of the article.")
    ] = False,
    device: Annotated[
        Literal["auto", "cpu", "gpu"],
        typer.Option("--device", help="Where the network runs. auto: on a GPU where the extra gpu finds one."),
    ] = "auto",
    share: Annotated[
        str | None,
        typer.Option(
            "--share",
            metavar="K/N",
            help="Read the K-th of N shares of the shards only, as the K-th of N jobs beside one another does.",
            show_default=False,
        ),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="ADDRESS",
            help="Address of a running cluster of Ray, such as ray://head:10001; auto on one of its machines.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read very many articles into a folder of Parquet files, or go on with it.

    The same command goes on where it ended, on either engine; a finished one does nothing. docs/archives.md describes
    the tables.
    """
    require_corpus()
    from sayso.corpus.reading import Options, open_archive, read_archive

    if out is None:
        raise UsageError("no folder for the archive is given", "name one with --out FOLDER.")
    if address is not None and engine != "ray":
        raise UsageError("--address is for the engine ray", "add --engine ray.")
    options = Options(shard_size, tuple(without or ()), by_month, _device(device))
    with progress("reading") as show:
        folder = open_archive(all_inputs(inputs, from_file), out, options)
        summary = read_archive(folder, _engine(engine, workers, address), _share(share), show)
    counts = summary.counts
    say(
        ", ".join(counted(counts[f"{noun}s"], noun) for noun in ("article", "statement", "failure"))
        + f" in {out}"
        + ("" if summary.made else "; nothing was left to do")
        + (f"; {summary.missing:,} shards are still to be read" if summary.missing else "")
    )
    if counts["failures"]:
        query = quote("SELECT location, cause, remedy FROM parts.failures")
        warn(f"what could not be read is in the table failures: sayso corpus sql {quote(str(out))} {query}")
        raise typer.Exit(1)


def _engine(name: str, workers: int, address: str | None) -> Engine:
    from sayso.corpus.engines.cluster import Cluster
    from sayso.corpus.engines.local import Local

    return Cluster(workers, address) if name == "ray" else Local(workers)


def _device(given: Literal["auto", "cpu", "gpu"]) -> Device:
    from sayso.model.floats import has_gpu

    if given == "auto":
        return "gpu" if has_gpu() else "cpu"
    return given


def _share(given: str | None) -> Share:
    from sayso.corpus.reading import Share

    if given is None:
        return Share()
    parts = re.fullmatch(r"(\d{1,6})/(\d{1,6})", given)
    if parts is None or not 1 <= int(parts[1]) <= int(parts[2]):
        raise UsageError(f"--share {given!r} is no share", "write it as 3/10, the third of ten.")
    return Share(int(parts[1]), int(parts[2]))
