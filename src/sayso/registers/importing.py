"""Import registers from files or from the address of their publisher: all of them or none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from sayso.errors import RegisterError, UsageError
from sayso.intake.fetch import Wanted, fetch
from sayso.intake.files import opened as opened_file
from sayso.intake.locations import address_error
from sayso.registers.parsing import people
from sayso.registers.places import folder_of_registers
from sayso.registers.store import Draft, Entry, entries
from sayso.settings import register_address, setting

# downloaded by `--fetch`; JSON is parsed several times as fast as YAML
FETCHED = ("legislators-current.json", "legislators-historical.json", "executive.json")
_NAMING = "use the names of the publisher: legislators-current.yaml, legislators-historical.yaml, executive.yaml."

# called with the source of a register and the share of it that is imported
Progress = Callable[[str, float], None]


class _Data(NamedTuple):
    origin: str
    source: str
    data: bytes


def import_registers(
    files: Sequence[str],
    *,
    fetch: bool = False,
    folder: Path | None = None,
    progress: Progress = lambda source, share: None,
) -> tuple[Entry, ...]:
    """Import registers from files, and with ``fetch`` the three public ones from `settings.register_address`.

    A register replaces the one of the same source; the others stay.  Nothing is replaced before all registers are read
    and checked.

    Raises:
        UsageError: nothing to import, or two registers of one source.
        MissingError, ReadError: a file cannot be opened.
        FetchError, MissingError, DecodeError, NoArticleError: a register cannot be downloaded.
        RegisterError: a file is too large, is not a register, lists a person twice, or cannot be stored.
    """
    folder = folder or folder_of_registers()
    addresses = [f"{register_address()}/{name}" for name in FETCHED] if fetch else []
    origins = {source_of(origin): origin for origin in [*files, *addresses]}
    if not origins:
        raise UsageError("nothing to import", "give a file or --fetch.")
    if len(origins) < len(files) + len(addresses):
        raise UsageError("two of the registers have the same name", "import them one after the other, or rename one.")
    with ExitStack() as stack:
        drafts: list[tuple[Draft, Entry]] = []
        for register in _read(origins, addresses, progress):
            draft = stack.enter_context(Draft(register.source, folder))
            name = register.origin
            listed = people(register.data, name, lambda share, source=register.source: progress(source, share))  # type: ignore[misc]
            entry = draft.write(listed, register.origin, hashlib.sha256(register.data).hexdigest())
            _check_size(entry, folder)
            drafts.append((draft, entry))
        for draft, _ in drafts:
            draft.keep()
    return tuple(entry for _, entry in drafts)


def source_of(origin: str) -> str:
    """Return the source of a register by its file name: legislators-current.yaml -> current.

    Raises:
        UsageError: the name has characters other than letters, digits, - and _.
    """
    name = re.split(r"[/\\]", origin)[-1]
    source = re.sub(r"\.(ya?ml|json)$", "", name, flags=re.I).lower().removeprefix("legislators-")
    if not re.fullmatch("[a-z0-9][a-z0-9_-]*", source):
        raise UsageError(f"{origin} is not the name of a register", _NAMING)
    return source


def _read(origins: dict[str, str], addresses: Sequence[str], progress: Progress) -> Iterator[_Data]:
    for source, origin in origins.items():
        progress(source, 0)
        data = _from_network(origin) if origin in addresses else _from_file(origin)
        yield _Data(origin, source, data)


def _from_file(path: str) -> bytes:
    limit = int(setting("register_bytes"))
    with opened_file(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise RegisterError(
            f"{path} is larger than {limit:,} bytes", "check that it is a register, or raise SAYSO_REGISTER_BYTES."
        )
    if not data.strip():
        raise RegisterError(f"{path} is empty", "download the file again.")
    return data


def _from_network(url: str) -> bytes:
    error = address_error(url)
    if error:
        raise error
    wanted = Wanted(
        kinds=("application/json", "text/plain", "application/octet-stream", ""),
        accept="application/json",
        size="register_bytes",
        refusal="no register in JSON",
        remedy="check SAYSO_REGISTER_ADDRESS.",
    )
    return fetch(url, wanted=wanted).data


def _check_size(entry: Entry, folder: Path) -> None:
    """Refuse a register that lost half its people: a truncated download may look complete."""
    try:
        old = {known.source: known.people for known in entries(folder)}
    except RegisterError:  # a damaged register is replaced
        return
    before = old.get(entry.source, 0)
    if entry.people * 2 < before:
        raise RegisterError(
            f"{entry.origin} lists {entry.people:,} people, but the imported register has {before:,}",
            f"download it again, or, if it is correct, remove the old one with sayso actors remove {entry.source}.",
        )
