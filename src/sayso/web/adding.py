"""Articles that are added from a page: read one after the other behind it, with a list of what became of each."""

from __future__ import annotations

import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from sayso.desk.adding import add
from sayso.desk.store import Store
from sayso.errors import PrivateAddressError, SaysoError, UsageError
from sayso.intake import stream
from sayso.intake.locations import is_address
from sayso.intake.networks import Reach
from sayso.runs.chosen import ChosenReader

_KEPT: Final = 200
"""Jobs that are listed; older ones are gone from the list, not from the desk."""
# letters of a file's name that are kept: no separators, no controls, nothing that steers a terminal
_UNSAFE: Final = re.compile(r"[^\w .()-]+")


def file_name(given: str) -> str:
    """Return the name of an uploaded file without any folder, and without what steers a terminal."""
    return _UNSAFE.sub("_", re.split(r"[/\\]", given)[-1]).strip(" .")[:120] or "article.txt"


@dataclass
class Job:
    """An input that was given on a page, and what became of it."""

    id: int
    name: str
    """The address, or the name of the file or text."""
    location: str
    state: str = "waiting"
    """waiting, reading, done, or failed."""
    articles: list[int] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    """Cause and remedy of each article that could not be read."""


class Adding:
    """Adds articles to a desk in a thread of its own, in the order in which they were given."""

    def __init__(self, store: Store, folder: Path) -> None:
        """``folder`` is where uploaded files and pasted texts are kept."""
        self._store = store
        self._folder = folder
        self._pool = ThreadPoolExecutor(1, "adding")
        self._jobs: dict[int, Job] = {}
        self._lock = Lock()

    def jobs(self) -> list[Job]:
        """Return the jobs, newest first."""
        with self._lock:
            return list(self._jobs.values())[::-1]

    def add_address(self, address: str) -> Job:
        """Add what an address leads to; addresses of this machine and of private networks are refused.

        Raises:
            UsageError: it is no http(s) address.
        """
        if not is_address(address):
            raise UsageError(f"{address[:200]!r} is no address", "give one that begins with http:// or https://.")
        return self._begin(address, address)

    def add_file(self, name: str, data: bytes) -> Job:
        """Add a file by its name and its bytes; it is kept under that name, without any folder.

        Raises:
            UsageError: it is empty.
        """
        if not data:
            raise UsageError(f"{name[:200]!r} is empty", "give a file with an article in it.")
        safe = file_name(name)
        folder = self._folder / secrets.token_hex(8)
        folder.mkdir(parents=True)
        path = folder / safe
        path.write_bytes(data)
        return self._begin(safe, str(path))

    def again(self, number: int) -> Job:
        """Try a job once more.

        Raises:
            UsageError: there is no such job.
        """
        with self._lock:
            job = self._jobs.get(number)
        if job is None:
            raise UsageError(f"there is no input {number} in this list", "give it again.")
        return self._begin(job.name, job.location)

    def close(self) -> None:
        """Finish the article in hand, and drop those that wait."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, name: str, location: str) -> Job:
        with self._lock:
            job = Job(max(self._jobs, default=0) + 1, name, location)
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                del self._jobs[next(iter(self._jobs))]
        self._pool.submit(self._run, job)
        return job

    def _run(self, job: Job) -> None:
        job.state = "reading"
        try:
            items = stream([job.location], reach=Reach())
            for added in add(self._store, items, ChosenReader(1)):
                if added.error is not None:
                    job.failures.append(self._why(added.error))
                elif added.article is not None:
                    job.articles.append(added.article)
                    job.outcomes.append(added.outcome)
        except SaysoError as error:
            job.failures.append(self._why(error))
        except Exception as error:  # a fault of ours: the list says so, and the next one goes on
            job.failures.append(f"an error of Sayso's own ({type(error).__name__}): please report it.")
        job.state = "failed" if job.failures and not job.articles else "done"

    def _why(self, error: SaysoError) -> str:
        """Return cause and remedy, as far as someone before a browser can follow it."""
        if isinstance(error, PrivateAddressError):
            return f"{error.cause}: save what is there as a file, and add that."
        return self.without_folder(str(error))

    def without_folder(self, words: str) -> str:
        """Return words without the folder of uploads: no path of the machine is shown on a page."""
        return re.sub(re.escape(str(self._folder)) + r"[/\\][0-9a-f]{16}[/\\]", "", words)

    def add_text(self, text: str) -> Job:
        """Add a pasted text, as a file that is called by its first words.

        Raises:
            UsageError: it is empty.
        """
        first = " ".join(text.split()[:8])
        return self.add_file(f"{first or 'pasted'}.txt", text.encode("utf-8", "surrogatepass"))
