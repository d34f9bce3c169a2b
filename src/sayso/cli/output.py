r"""Output to the terminal, to standard output and to files: the only module that writes to them.

No character of an article, a file name or a server's answer can steer the terminal: messages have U+FFFD in place of
each control character; on a terminal, JSON, CSV and HTML have an escape such as ``\u009b``.
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
"""Exit code of a program that Ctrl-C ended, as shells report it."""


def say(*lines: str, stderr: bool = False) -> None:
    """Print lines on standard output or standard error; a line break within one becomes a space."""
    if stderr:
        _write_error("".join(f"{for_terminal(line)}\n" for line in lines))
        return
    out = _StandardOutput()
    out.write("".join(f"{for_terminal(line)}\n" for line in lines))
    out.flush()


def warn(line: str) -> None:
    """Print a line on standard error after the name of the command; a line break within it becomes a space."""
    say(f"sayso: {line}", stderr=True)


def complain(error: SaysoError) -> None:
    """Print the message of an error on standard error, in one line."""
    warn(str(error))


def console(*, stderr: bool = False, file: TextIO | None = None) -> Console:
    """Return a rich console that prints no control characters but its own; it writes to standard output by default."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class Neutral(Console):
        """Replaces the control characters of everything it renders."""

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            for text, style, control in super().render(renderable, options):
                yield Segment(text if control else for_lines(text), style, control)

    target = file or (sys.stderr if stderr else cast("TextIO", _StandardOutput(shows=False)))
    return Neutral(file=target, highlight=False, soft_wrap=False, markup=False)


@contextmanager
def destination(output: Path | None) -> Iterator[TextIO]:
    """Open standard output, or a file that is moved into place once it is complete.

    Raises:
        OutputError: standard output cannot be written.
        UsageError: the file cannot be written.
    """
    if output is None:
        yield cast("TextIO", _StandardOutput())
        return
    try:
        if not is_plain_file(output):  # /dev/null or a pipe must not be replaced
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
    """Return whether a path is a regular file or does not exist yet, rather than a device or a pipe."""
    return not output.exists() or output.is_file() or output.is_dir()


def cannot_write(output: Path, error: OSError) -> UsageError:
    """Return the error for a file that cannot be written."""
    return UsageError(
        f"{output} cannot be written ({error.strerror or error})", "name a file in a folder that you can write to."
    )


def finish() -> None:
    """Flush standard output.

    Raises:
        OutputError: standard output cannot be written.
    """
    if sys.stdout is not None:
        _StandardOutput().flush()


def abandon() -> None:
    """Discard the buffer of standard output, so that Python does not try to write it at exit."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Show(Protocol):
    """Updates a progress bar."""

    def __call__(self, share: float, count: int = 0, name: str = "") -> None:
        """Show that ``share`` (0 to 1) and ``count`` articles are done, and the ``name`` of the current step."""


@contextmanager
def progress(verb: str, *, counts: bool = True) -> Iterator[Show]:
    """Show a progress bar on the terminal from its first update; ``counts`` adds articles, rate and remaining time."""
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
    with suppress(OSError, ValueError, AttributeError):  # a full or closed standard error leaves no way to report it
        sys.stderr.write(text)
        sys.stderr.flush()


class _StandardOutput:
    """The current standard output; its errors become OutputError, and ``shows`` escapes control characters."""

    def __init__(self, *, shows: bool = True) -> None:
        if sys.stdout is None:
            raise OutputError("standard output is closed", "write to a file with -o FILE.")
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
    except BrokenPipeError:  # the reader has ended, which is no error
        raise
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeError):
            raise
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"standard output cannot be written ({why})", "free some space, or use -o FILE.") from error


def _umask() -> int:
    """Return the umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
