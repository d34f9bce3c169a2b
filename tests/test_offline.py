"""Nothing leaves the machine: the commands run under strace, and every call that might is a failure.

`make offline` runs this with the oldest and the newest onnxruntime that are allowed.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from string import Template
from typing import NamedTuple

import httpx
import pytest

from sayso.desk.adding import add
from sayso.desk.store import open_desk
from sayso.intake import stream
from sayso.model.network import shipped
from tests.intake.making import FULL, PAGE, SAID, drawn, feed, gzipped, pdf, record
from tests.tracing import LINGER, Traced, start_traced

MAIL = f"From: Dana Roe <roe@herald.example>\nSubject: The bridge\nContent-Type: text/plain\n\n{SAID} {SAID}\n"
ENTRY = f"<title>Pike</title><guid>one</guid><content:encoded><![CDATA[{FULL}]]></content:encoded>"
JSONL = '{"text": "“We are done waiting,” said Mayor Ruth Okafor.", "url": "https://herald.example/okafor"}\n'

# commands, one behind the other; then the process stays alive, for what a thread or an exit may still do
COMMANDS = f"""
import sys, time
from itertools import groupby
from sayso.cli import main
try:
    for is_mark, words in groupby(sys.argv[1:], "&&".__eq__):
        if not is_mark:
            sys.argv[1:] = words
            try:
                main()
            except SystemExit as end:
                if end.code:
                    raise
finally:
    sys.stdout.flush()
    time.sleep({LINGER})
"""
# serves until its folder of output says that everything was asked, and some time longer; then as with Ctrl-C
SERVER = f"""
import os, signal, sys, threading, time
from pathlib import Path
from sayso.cli import main
asked = Path(sys.argv.pop())
def end():
    while not asked.exists():
        time.sleep(0.1)
    time.sleep({LINGER})
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=end, daemon=True).start()
try:
    main()
except KeyboardInterrupt:
    pass
"""
# readings in processes of their own
WORKERS = f"""
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import sayso
if __name__ == "__main__":
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        print(pool.submit(sayso.read, "“We are done waiting,” said Mayor Ruth Okafor.").result().attributions[0].kind)
        print(pool.submit(os.getenv, "ORT_DISABLE_TELEMETRY").result())
        time.sleep({LINGER})
"""


class Row(NamedTuple):
    """Commands, and what their output shows; $ARCHIVE, $DESK and $OUT are a folder, a desk and a folder to fill."""

    words: str
    shows: tuple[str, ...]


ROWS = {
    "read": Row("read $ARCHIVE -f jsonl -o $OUT/readings.jsonl", ()),
    "add": Row(
        "add $ARCHIVE --desk $OUT/new.db && failures --desk $OUT/new.db && forget 1 --desk $OUT/new.db", ("7 added",)
    ),
    "search": Row("search waiting --desk $DESK && actor Okafor --desk $DESK", ("Okafor",)),
    "articles": Row(
        "articles --desk $DESK && show 1 --desk $DESK && show 1 --format html --desk $DESK && network --desk $DESK",
        ("7 articles", "<html", "acts"),
    ),
    "audit": Row(
        "audit --by publisher --desk $DESK && origins list --desk $DESK && diff $ARCHIVE/draft.txt $ARCHIVE/page.html",
        ("7 articles, 12 statements",),
    ),
    "check": Row(
        "check $ARCHIVE/draft.txt --against $ARCHIVE --against desk --desk $DESK --fail-on never && "
        "check $ARCHIVE/draft.txt --fail-on never -f html -o $OUT/page.html",
        ("quotation in the desk",),
    ),
    "correct": Row("correct accept 1 --desk $DESK && corrections list --desk $DESK", ("accepted",)),
    "export": Row("export jsonl --desk $DESK -o $OUT/statements.jsonl", ()),
    "corpus": Row(
        "corpus read $ARCHIVE --out $OUT/corpus --workers 1 && corpus audit $OUT/corpus "
        "&& corpus search $OUT/corpus waiting && corpus actors $OUT/corpus "
        "&& corpus to-desk $OUT/corpus --desk $OUT/part.db",
        ("7 articles", "Okafor"),
    ),
    "mcp": Row("mcp --folder $ARCHIVE --desk $DESK", ()),
    "dossier": Row("dossier new Why? --hypothesis one --hypothesis two --desk $DESK", ("1",)),
}
PAGES = (
    "/",
    "/articles/1",
    "/statements/1/edit",
    "/search?words=waiting",
    "/actors",
    "/audit",
    "/dossiers",
    "/api/articles",
)
VERSION = "from sayso.model.network import import_onnxruntime; print(import_onnxruntime().__version__)"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article of every kind that a folder is searched for."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "draft.txt").write_text("“We are done waiting,” said Mayor Ruth Okafor.")
    (folder / "page.html").write_text(PAGE)
    (folder / "memo.pdf").write_bytes(pdf([drawn([(72, 700, 12, SAID)])]))
    (folder / "mail.eml").write_text(MAIL)
    (folder / "feed.xml").write_text(feed(ENTRY))
    (folder / "crawl.warc.gz").write_bytes(gzipped(record(1)))
    (folder / "items.jsonl").write_text(JSONL)
    return folder


@pytest.fixture(scope="module")
def filled(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with these articles in it, to be copied."""
    place = tmp_path_factory.mktemp("filled") / "sayso.db"
    with open_desk(place) as store:
        assert all(added.error is None for added in add(store, stream([str(archive)]), shipped()))
    return place


@pytest.fixture(scope="module")
def traced(
    strace: str, archive: Path, filled: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Traced]]:
    """All of them side by side, or the pauses would add up."""
    running: dict[str, Traced] = {}
    for name, row in ROWS.items():
        base = tmp_path_factory.mktemp(name)
        out, data = base / "out", base / "data"
        out.mkdir()
        data.mkdir()
        places = {"ARCHIVE": archive, "DESK": shutil.copy(filled, data), "OUT": out}
        words = [Template(word).substitute(places) for word in row.words.split()]
        running[name] = start_traced(strace, COMMANDS, words, base, writes=[out, data])
    base = tmp_path_factory.mktemp("watch")
    data = base / "data"
    data.mkdir()
    words = ["watch", str(archive), "--desk", str(shutil.copy(filled, data)), str(data / "asked")]
    running["watch"] = start_traced(strace, SERVER, words, base, writes=[data])
    running["workers"] = start_traced(strace, WORKERS, [], tmp_path_factory.mktemp("workers"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = tmp_path_factory.mktemp("serve")
    data = base / "data"
    data.mkdir()
    words = ["serve", "--port", str(port), "--desk", str(shutil.copy(filled, data)), str(data / "asked")]
    running["serve"] = start_traced(strace, SERVER, words, base, writes=[data], server=True)
    try:
        try:
            _ask(f"http://127.0.0.1:{port}", running["serve"].process)
        finally:
            for name in ("serve", "watch"):
                (running[name].folders[0] / "asked").touch()
        yield running
    finally:
        for one in running.values():
            one.process.kill()


def _ask(address: str, server: subprocess.Popen[str]) -> None:
    """Look at every kind of page, and have a pasted draft read."""
    with httpx.Client(base_url=address, trust_env=False, transport=httpx.HTTPTransport(retries=0)) as client:
        _wait(lambda: client.get("/").status_code == 200, server)
        assert [client.get(page).status_code for page in PAGES] == [200] * len(PAGES)
        token = re.search(r'name="token" value="([^"]+)"', client.get("/add").text)
        assert token
        form = {"token": token[1], "text": "“The dam is safe,” said Lena Pike, an engineer."}
        assert client.post("/add", data=form).status_code == 303
        _wait(lambda: 'class="state done"' in client.get("/add").text, server)


def _wait(is_there: Callable[[], bool], server: subprocess.Popen[str]) -> None:
    """Wait while the server runs, ten minutes at the most: a busy machine takes its time."""
    for _ in range(6_000):
        assert server.poll() is None, "the server has ended"
        with suppress(httpx.TransportError):
            if is_there():
                return
        time.sleep(0.1)
    raise AssertionError("it does not come")


@pytest.mark.parametrize("name", ROWS)
def test_a_command_touches_nothing_outside(traced: dict[str, Traced], name: str) -> None:
    status, out, err = traced[name].end()
    assert status == 0, err
    assert [words for words in ROWS[name].shows if words not in out + err] == []
    assert traced[name].offences() == []
    assert traced[name].left_behind() == []


def test_a_server_touches_nothing_outside(traced: dict[str, Traced]) -> None:
    status, out, err = traced["serve"].end()
    assert (status, err) == (0, "") and "Ctrl-C stops it" in out
    assert traced["serve"].offences() == []
    assert traced["serve"].left_behind() == []


def test_watching_touches_nothing_outside(traced: dict[str, Traced]) -> None:
    status, out, err = traced["watch"].end()
    assert status == 0 and "Ctrl-C stops it" in out + err, err
    assert traced["watch"].offences() == []
    assert traced["watch"].left_behind() == []


def test_workers_touch_nothing_outside(traced: dict[str, Traced]) -> None:
    status, out, err = traced["workers"].end()
    assert (status, out) == (0, "direct\n1\n"), err
    assert traced["workers"].offences() == []
    assert traced["workers"].left_behind() == []


OFFENCES = {
    "a name looked up": ("socket.getaddrinfo('herald.example', 80)", "resolv.conf"),
    "a name of this machine": ("socket.gethostbyname('localhost')", "/etc/hosts"),
    "a socket": ("socket.socket().close()", "socket(AF_INET,"),
    "a socket of IPv6": ("socket.socket(socket.AF_INET6).close()", "socket(AF_INET6,"),
    "a connection": ("socket.socket().connect_ex(('127.0.0.1', 9))", "connect("),
    "a packet": ("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))", "sendto("),
    "a thread": ("t = threading.Thread(target=socket.socket); t.start(); t.join()", "socket(AF_INET,"),
    "a child": ("os.system('true > ../home/child')", "home/child"),
    "a file at home": ("open(os.path.expanduser('~/.cache'), 'w')", "home/.cache"),
    "a folder at home": ("os.mkdir(os.path.expanduser('~/.cache'))", "home/.cache"),
    "a temporary file": ("import tempfile; tempfile.TemporaryFile()", "temporary"),
    "a file by a relative path": ("open('../home/x', 'a')", "home/x"),
    "a file that is moved": ("os.rename(sys.argv[1] + '/in', '/nowhere/in')", "/nowhere/in"),
    "a file that goes": ("os.path.exists('x') or os.unlink('/nowhere/in')", "/nowhere/in"),
}


@pytest.mark.parametrize(("code", "shows"), OFFENCES.values(), ids=OFFENCES)
def test_what_would_be_an_offence_is_seen(strace: str, tmp_path: Path, code: str, shows: str) -> None:
    (tmp_path / "out").mkdir()
    begin = "import os, socket, sys, threading\ntry: "
    arguments = [str(tmp_path / "out")]
    process = start_traced(
        strace, f"{begin}{code}\nexcept OSError: pass", arguments, tmp_path, writes=[tmp_path / "out"]
    )
    assert process.end()[0] == 0
    assert any(shows in offence for offence in process.offences()), process.offences()


ALLOWED = """
import os, socket, sys
here, there = socket.socketpair(); here.send(b"x")
with open(sys.argv[1] + "/new", "w") as file: file.write("x")
os.mkdir(sys.argv[1] + "/folder"); os.rename(sys.argv[1] + "/new", sys.argv[1] + "/folder/new")
open(os.devnull, "w").close(); open(sys.executable, "rb").close()
"""
LISTENS = "import socket; server = socket.create_server((%r, 0)); server.close()"


def test_what_is_allowed_is_no_offence(strace: str, tmp_path: Path) -> None:
    process = start_traced(strace, ALLOWED, [str(tmp_path / "work")], tmp_path, writes=[tmp_path / "work"])
    assert (process.end(), process.offences()) == ((0, "", ""), [])


@pytest.mark.parametrize(
    ("address", "server", "offends"), [("127.0.0.1", 1, 0), ("127.0.0.1", 0, 1), ("0.0.0.0", 1, 1)]
)
def test_a_server_may_listen_on_loopback_alone(
    strace: str, tmp_path: Path, address: str, server: int, offends: int
) -> None:
    process = start_traced(strace, LISTENS % address, [], tmp_path, server=bool(server))
    assert process.end()[0] == 0
    assert bool(process.offences()) == bool(offends)


def test_the_version_of_onnxruntime() -> None:
    """`make offline` says which one it put in place: the one that was tested is that one."""
    wanted = os.environ.get("SAYSO_TESTS_ONNXRUNTIME", version("onnxruntime"))
    assert subprocess.check_output([sys.executable, "-c", VERSION], text=True).strip() == wanted
