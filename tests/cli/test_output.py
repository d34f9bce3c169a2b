"""Nothing in a text, a name or an answer steers the terminal, and all output goes through one module."""

from __future__ import annotations

import ast
import json
import os
import subprocess
from http.server import BaseHTTPRequestHandler
from io import StringIO
from pathlib import Path

import pytest
from rich.table import Table
from rich.text import Text

import sayso.cli
from sayso.cli import output
from sayso.desk.store import open_desk
from sayso.intake import from_text
from sayso.views.neutral import for_lines, for_terminal, visible
from tests import forking
from tests.serving import Quiet, serving

PACKAGE = Path(sayso.cli.__file__).parent.parent
STEERS = (
    "\x1b]0;owned\x07",
    "\x1b[2J",
    "\x9b31m",
    "\x9d8;;x\x9c",
    "\u202e",
    "\u2066",
    "\u200f",
    "\x7f",
    "\b",
    "\U000e0041",
)
HOSTILE = "a" + "b".join(STEERS) + "c"
WRITERS = {"print", "echo", "secho"}
CLASSES = {"Console", "Progress", "Live"}
# what writes to a stream of its own, and for whom
OWN = {"cli/output.py", "intake/pdf_pages.py", "runs/worker.py"}


def is_steered(text: str) -> bool:
    return any(letter in text for steer in STEERS for letter in steer if not letter.isprintable())


def echoes(path: Path) -> list[str]:
    """Where a module writes to a standard stream, or makes what does."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        name = ""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id if node.func.id in {"print"} | CLASSES else ""
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            is_own = owner in {"typer", "click", "rich"} and node.func.attr in WRITERS
            name = node.func.attr if is_own or node.func.attr in CLASSES else ""
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            is_stream = node.value.id == "sys" and node.attr in {"stdout", "stderr", "__stdout__", "__stderr__"}
            name = f"sys.{node.attr}" if is_stream else ""
        if name:
            found.append(f"{path}:{getattr(node, 'lineno', 0)}: {name}")
    return found


def test_all_output_goes_through_one_module() -> None:
    found = [
        line
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in OWN
        for line in echoes(path)
        # main() sets the encoding of both streams
        if not (path.name == "__init__.py" and path.parent.name == "cli" and "sys.std" in line)
    ]
    assert found == []


def test_the_walk_finds_what_echoes(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("import sys, typer\ntyper.echo(1)\nprint(2)\nsys.stdout.write('3')\nConsole().print(4)\n")
    assert [line.rsplit(" ", 1)[1] for line in sorted(echoes(module))] == ["echo", "print", "sys.stdout", "Console"]


def test_what_steers_is_replaced_or_written_out() -> None:
    assert not is_steered(for_terminal(HOSTILE)) and len(for_terminal(HOSTILE)) == len(HOSTILE)
    assert for_terminal("one\r\n\ttwo") == "one   two"
    assert for_lines("one\n\ttwo\r") == "one\n\ttwo\ufffd"
    assert not is_steered(visible(HOSTILE))
    assert json.loads(visible(json.dumps(HOSTILE, ensure_ascii=False))) == HOSTILE
    assert for_terminal("Ünï — “quoted” 👩‍👧 नमस्ते") == "Ünï — “quoted” 👩‍👧 नमस्ते"


def test_a_console_lets_nothing_through() -> None:
    out = StringIO()
    screen = output.console(file=out)
    table = Table(HOSTILE)
    table.add_row(HOSTILE)
    for what in (HOSTILE, Text(HOSTILE, style="bold"), table):
        screen.print(what)
    screen.print("[bold]no markup[/]")
    assert not is_steered(out.getvalue()) and "\ufffd" in out.getvalue() and "[bold]no markup[/]" in out.getvalue()


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    done = forking.sayso(*arguments, **environment)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.skipif(os.name != "posix", reason="elsewhere such names cannot be made")
def test_names_and_addresses_in_error_lines(tmp_path: Path) -> None:
    named = tmp_path / f"x{HOSTILE.replace('/', '')}.txt"
    named.write_text("")
    lines = tmp_path / "items.jsonl"
    lines.write_text(json.dumps({"text": "", "url": f"https://herald.example/{HOSTILE}"}) + "\n")
    archive = tmp_path / "a.warc"
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    archive.write_bytes(record(f"https://herald.example/{HOSTILE}".encode(), page))
    done = command("read", named, lines, archive, f"ftp://{HOSTILE}/")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 5, done.stderr
    assert not is_steered(done.stderr + done.stdout)
    usage = command("read", f"--{HOSTILE}")
    assert usage.returncode == 2 and "Error: No such option" in usage.stderr and not is_steered(usage.stderr)


def record(address: bytes, body: bytes) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: " + address
    return head + b"\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"


def test_failures_and_origins_of_a_desk(tmp_path: Path) -> None:
    from sayso.errors import ReadError

    desk = tmp_path / "a.db"
    with open_desk(desk) as store, store.writer() as writer:
        writer.fail(f"https://herald.example/{HOSTILE}", ReadError(f"cause {HOSTILE}", f"remedy {HOSTILE}"))
    done = command("failures", "--desk", desk)
    assert done.returncode == 0 and "cause" in done.stdout and not is_steered(done.stdout)


@pytest.mark.parametrize("format_", ["text", "csv", "json"])
def test_titles_and_addresses_of_origins(tmp_path: Path, format_: str) -> None:
    quote = "“We are not going to wait for a school bus to end up in the river,” said Mayor Ruth Okafor."
    desk = tmp_path / "a.db"
    with open_desk(desk) as store, store.writer() as writer:
        for number in range(2):
            text = f"{HOSTILE} {'At a supper, nobody spoke of money. ' * number}{quote}"
            article = from_text(text).model_copy(update={"title": HOSTILE, "publisher": HOSTILE, "author": HOSTILE})
            writer.keep(sayso.read(article), f"https://paper{number}.example/{HOSTILE}")
    listed = command("origins", "list", "--desk", desk, "-f", format_)
    assert (listed.returncode == 0 and "river" in listed.stdout) or format_ != "text"
    group = json.loads(command("origins", "list", "--desk", desk, "-f", "json").stdout)[0]["group"]
    shown = command("origins", "show", str(group), "--desk", desk, "-f", format_)
    assert shown.returncode == 0 and "paper1.example" in shown.stdout
    if format_ == "text":  # in a pipe, JSON and CSV are data
        assert not is_steered(listed.stdout + shown.stdout)
    assert not is_steered(listed.stderr + shown.stderr)


class Hostile(Quiet, BaseHTTPRequestHandler):
    """Answers with a reason that steers."""

    def do_GET(self) -> None:
        reason = "".join(steer for steer in STEERS if steer.isascii() or steer < "\u0100").replace("\n", "")
        self.wfile.write(f"HTTP/1.1 503 {reason} gone\r\nContent-Length: 0\r\n\r\n".encode("latin-1"))
        self.close_connection = True


def test_a_reason_of_a_server() -> None:
    with serving(Hostile) as address:
        done = command("read", f"{address}/pike", NO_PROXY="127.0.0.1")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and address in done.stderr
    assert not is_steered(done.stderr + done.stdout)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("words", [["read", "ARTICLE"], ["read", "ARTICLE", "-f", "jsonl"], ["schema"], ["--version"]])
def test_a_full_disk_is_one_line(tmp_path: Path, words: list[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text("“We are done waiting,” said Mayor Ruth Okafor.")
    with Path("/dev/full").open("w") as full:
        line = [str(article) if word == "ARTICLE" else word for word in words]
        with (tmp_path / "errors").open("wb") as errors:
            running = forking.start(*line, stdout=full.fileno(), stderr=errors.fileno())
            assert running.wait(120) == 1
    assert (tmp_path / "errors").read_text("utf-8") == (
        "sayso: standard output cannot be written (No space left on device): free some space, or use -o FILE.\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
def test_json_on_a_terminal_is_the_same_value(tmp_path: Path) -> None:
    import pty

    article = tmp_path / "a.txt"
    article.write_text(f"“We are done,” said Okafor. {HOSTILE}\n", "utf-8")
    ours, theirs = pty.openpty()
    running = forking.start("read", article, "-f", "html", stdout=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert running.wait() == 0
    assert b"Okafor" in shown and not is_steered(shown.decode().replace("\r\n", "\n"))


def test_the_class_of_usage_errors_is_clicks() -> None:
    assert sayso.cli._UsageErrors.__name__ == "ClickException"
