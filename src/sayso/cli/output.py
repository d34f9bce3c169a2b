r"""Write to the terminal, to standard output and to files: the only module that does.

Nothing that comes from an article, a file's name or a server steers the terminal: lines for people have U+FFFD for each
character that would; JSON, CSV and pages have ``\u009b`` in its place where standard output is a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import IO, TYPE_CHECKING, Annotated, Protocol, TextIO, TypeVar, cast

import typer

from sayso.errors import OutputError, SaysoError, UsageError
from sayso.views.neutral import for_lines, for_terminal, visible

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.", show_default=False
    ),
]


STOPPED = 130
"""What a shell makes of a program that Ctrl-C ended."""


def say(*lines: str, stderr: bool = False) -> None:
    """Print lines on standard output, or standard error; a break within one is shown as a space."""
    if stderr:
        _write_error("".join(f"{for_terminal(line)}\n" for line in lines))
        return
    out = _StandardOutput()
    out.write("".join(f"{for_terminal(line)}\n" for line in lines))
    out.flush()


def warn(line: str) -> None:
    """Print a line on standard error, behind the command's name; a break within it is shown as a space."""
    say(f"sayso: {line}", stderr=True)


def complain(error: SaysoError) -> None:
    """Print what went wrong on standard error, in a line."""
    warn(str(error))


def console(*, stderr: bool = False, file: TextIO | None = None) -> Console:
    """A console of rich whose output steers nothing, except by rich's own colours; standard output unless told."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class Neutral(Console):
        """Replaces what steers in all that it renders."""

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            for text, style, control in super().render(renderable, options):
                yield Segment(text if control else for_lines(text), style, control)

    target = file or (sys.stderr if stderr else cast("TextIO", _StandardOutput(shows=False)))
    return Neutral(file=target, highlight=False, soft_wrap=False, markup=False)


@contextmanager
def destination(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is put in place only once it is whole.

    Raises:
        OutputError: standard output cannot be written.
        UsageError: the file cannot be written.
    """
    if output is None:
        yield cast("TextIO", _StandardOutput())
        return
    try:
        if not is_plain_file(output):  # /dev/null, a pipe: nothing may be put in its place
            with output.open("w", encoding="utf-8", newline="") as file:
                yield file
            return
        descriptor, name = mkstemp(dir=output.parent, prefix=".sayso-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                yield file
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise cannot_write(output, error) from error


def is_plain_file(output: Path) -> bool:
    """Whether a path is that of a file, or of none yet; not so for a device or a pipe."""
    return not output.exists() or output.is_file() or output.is_dir()


def cannot_write(output: Path, error: OSError) -> UsageError:
    """The fault of a file that cannot be written."""
    return UsageError(
        f"{output} cannot be written ({error.strerror or error})", "name a file in a folder that you may write to."
    )


def finish() -> None:
    """Write what is still held back for standard output.

    Raises:
        OutputError: it cannot be written.
    """
    if sys.stdout is not None:
        _StandardOutput().flush()


def abandon() -> None:
    """Give up standard output, so that what is still held back for it is not tried again at the end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Show(Protocol):
    """Moves a bar on."""

    def __call__(self, share: float, count: int = 0, name: str = "") -> None:
        """``share`` of the whole is done, from 0 to 1: so many articles; ``name``: what is done now."""


@contextmanager
def progress(verb: str, *, counts: bool = True) -> Iterator[Show]:
    """A bar on the terminal, from when it is first moved; ``counts``: with the articles, their rate, the time left."""
    if not sys.stderr.isatty():
        yield lambda share, count=0, name="": None
        return
    from time import monotonic

    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn

    columns: list[ProgressColumn] = [TextColumn(verb), TextColumn("{task.description}"), BarColumn()]
    if counts:
        columns += [TextColumn("{task.fields[count]:,} articles, {task.fields[rate]:.1f}/s"), TimeRemainingColumn()]
    bar = Progress(*columns, console=console(stderr=True), transient=True)
    task, began = bar.add_task("", total=1.0, count=0, rate=0.0), monotonic()

    def show(share: float, count: int = 0, name: str = "") -> None:
        bar.start()
        rate = count / max(monotonic() - began, 1e-3)
        bar.update(task, description=name, completed=min(share, 0.999), count=count, rate=rate)

    try:
        yield show
    finally:
        bar.stop()


def _write_error(text: str) -> None:
    with suppress(OSError, ValueError, AttributeError):  # where standard error is full or closed, nobody can be told
        sys.stderr.write(text)
        sys.stderr.flush()


class _StandardOutput:
    """Standard output as it is now, whose faults are named; ``shows`` what steers where it is a terminal."""

    def __init__(self, *, shows: bool = True) -> None:
        if sys.stdout is None:
            raise OutputError("there is no standard output", "write to a file, with -o FILE.")
        self._stream: IO[str] = sys.stdout
        self._shows = shows and self._stream.isatty()

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        return _named(lambda: self._stream.write(visible(text) if self._shows else text))

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        _named(self._stream.flush)


def _named(act: Callable[[], T]) -> T:
    try:
        return act()
    except BrokenPipeError:  # its reader has left, which is no fault
        raise
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeError):
            raise
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"standard output cannot be written ({why})", "free some space, or use -o FILE.") from error


def _umask() -> int:
    """The permissions that new files go without; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
