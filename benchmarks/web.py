"""The desk in the browser: readers at once on a desk of 1,000 articles, while another process adds to it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import httpx

from benchmarks.made_up import fill
from evaluation.figures import Figure, Part
from sayso.api.desk import open_desk

READERS = 50
PATHS = (
    "/",
    "/search?words=the",
    "/search?naming=anonymous",
    "/actors",
    "/actors/1",
    "/audit",
    "/audit?by=month",
    "/articles/{article}",
)
EXAMPLES = Path(__file__).parent.parent / "examples"
_PAUSE = 1.0
"""Seconds that a reader looks at a page."""
_LOOK = 15.0
"""Seconds between two looks at the memory of the server."""
_LISTED = 5
"""Pages whose times are listed: the slowest."""
_TEXT = "“The dam of {n} is safe,” said Lena Pike, an engineer. Bo Hale denied that he knew of {n} leaks.\n"


def measure(tell: Callable[[str], None], seconds: float = 60.0) -> Part:
    """Ask for pages as ``READERS`` people do, each looking a second at a page; milliseconds from question to answer."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "desk.db"
        tell("making up 1,000 articles")
        fill(place, 1_000)
        kept = _add_examples(place)
        with served(place) as (address, process), ThreadPoolExecutor(READERS + 2) as pool:
            for number in range(len(PATHS)):  # what a server does once is not what its readers wait for
                _read(address, number, kept[0], time.monotonic())
            _write(address, time.monotonic())
            until = time.monotonic() + seconds
            tell(f"{READERS} readers and a writer, {seconds:.0f} s")
            before, busy = _memory(process.pid), _processor(process.pid)
            writing = pool.submit(_write, address, until)
            watching = pool.submit(_watch, process.pid, until)
            reading = [
                pool.submit(_read, address, number, kept[number % len(kept)], until) for number in range(READERS)
            ]
            took = [asked for reader in reading for asked in reader.result()]
            written, errors = writing.result(), sum(spent is None for _, spent in took)
            after, busy = _memory(process.pid), _processor(process.pid) - busy
            course = watching.result()
    known = [spent for _, spent in took if spent is not None]
    figures = [
        Figure("median", 1000 * median(known), "ms", most=100, note=f"{len(known):,} pages"),
        Figure("99th percentile", 1000 * quantiles(known, n=100)[98], "ms", most=500),
        Figure("processor of the server", 1000 * busy / len(took), "ms", note="for a page, adding included"),
        Figure("errors", errors, "", most=0),
        Figure("memory", after, "MB", note=f"{before:.0f} MB at the start; {written} articles added meanwhile"),
        Figure("memory, growth in the second half", after - course[len(course) // 2], "MB"),
    ]
    each = f"memory every {_LOOK:.0f} s, MB: {', '.join(f'{size:.0f}' for size in course)}"
    return Part(f"Pages for {READERS} readers at once", figures, [_slowest(took), each])


def _slowest(took: list[tuple[str, float | None]]) -> str:
    """The pages with the highest 99th percentile: it and the median of each, in milliseconds."""
    by_page: defaultdict[str, list[float]] = defaultdict(list)
    for path, spent in took:
        if spent is not None:
            by_page[path].append(1000 * spent)
    highest = {path: quantiles([*times, max(times)], n=100)[98] for path, times in by_page.items()}
    chosen = sorted(highest, key=lambda path: -highest[path])[:_LISTED]
    listed = (f"{path} {highest[path]:.0f} (median {median(by_page[path]):.0f})" for path in chosen)
    return f"slowest pages, 99th percentile in ms: {'; '.join(listed)}"


@contextmanager
def served(place: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve a desk in a process of its own, at an address of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sayso", "serve", "--port", str(port), "--desk", str(place)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                httpx.get(address, timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        try:
            yield address, process
        finally:
            process.terminate()


def _add_examples(place: Path) -> list[int]:
    """Add the articles of examples, with their readings, which a made-up desk has none of: their numbers."""
    with open_desk(place) as desk:
        outcomes = [desk.add(path) for path in sorted(EXAMPLES.glob("*.txt"))]
    return [added.article for outcome in outcomes for added in outcome if added.article is not None]


def _read(address: str, number: int, article: int, until: float) -> list[tuple[str, float | None]]:
    """Each page and what it took; None for one that failed."""
    took: list[tuple[str, float | None]] = []
    time.sleep(number * _PAUSE / READERS)
    with httpx.Client(base_url=address, timeout=30) as client:
        while not took or time.monotonic() < until:
            began = time.perf_counter()
            path = PATHS[(number + len(took)) % len(PATHS)]
            try:
                is_there = client.get(path.format(article=article)).status_code == 200
            except httpx.TransportError:
                is_there = False
            took.append((path, time.perf_counter() - began if is_there else None))
            time.sleep(_PAUSE)
    return took


def _write(address: str, until: float) -> int:
    """Paste a text every two seconds, at least one; how many."""
    written = 0
    with httpx.Client(base_url=address, timeout=30) as client:
        while not written or time.monotonic() < until:
            token = re.search(r'name="token" value="([^"]+)"', client.get("/add").text)
            if token:
                client.post("/add", data={"token": token[1], "text": _TEXT.format(n=written)})
            written += 1
            time.sleep(2)
    return written


def _watch(pid: int, until: float) -> list[float]:
    """The memory of a process from time to time: at least once."""
    course = [_memory(pid)]
    while time.monotonic() + _LOOK < until:
        time.sleep(_LOOK)
        course.append(_memory(pid))
    return course


def _processor(pid: int) -> float:
    """Seconds that a process has had of the processor, in itself and in the system; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """Megabytes of a process; 0 where the system does not say.

    The pages of the desk's file that a connection maps are the system's to take back, and are left out.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0.0
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0
