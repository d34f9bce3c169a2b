"""Imports from files and from a server on this machine: all of it or nothing, and the old one stays."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import yaml

from sayso.errors import DecodeError, FetchError, MissingError, NoArticleError, RegisterError, SaysoError, UsageError
from sayso.registers.importing import FETCHED, import_registers, source_of
from sayso.registers.store import entries
from tests.registers.conftest import CURRENT, EXECUTIVE, HISTORICAL
from tests.serving import Quiet, serving

BODIES = {
    f"/{name}": json.dumps(yaml.safe_load(text)).encode()
    for name, text in zip(FETCHED, (CURRENT, HISTORICAL, EXECUTIVE), strict=True)
}


class Server(Quiet, BaseHTTPRequestHandler):
    """Gives the registers below /good, and something else for one of them below any other name."""

    def do_GET(self) -> None:
        _, how, name = self.path.split("/")
        body = BODIES[f"/{name}"]
        bad = name == FETCHED[1]
        if bad and how in ("404", "503"):
            self.send_error(int(how))
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if bad and how == "page" else "application/json; charset=utf-8")
        self.send_header("Content-Length", str(2_000_000_000 if bad and how == "large" else len(body)))
        self.end_headers()
        if bad and how == "short":  # the connection ends before the body does
            body = body[: len(body) // 2]
        elif bad and how == "stump":  # the body itself was cut, and says it is whole
            body = body[: len(body) // 2].ljust(len(body))
        elif bad and how == "empty":
            body = b" " * len(body)
        self.wfile.write(body)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Server) as address:
        yield address


def test_files(files: list[str], folder: Path) -> None:
    told: list[tuple[str, float]] = []
    done = import_registers(files, folder=folder, progress=lambda source, share: told.append((source, share)))
    assert [(entry.source, entry.people) for entry in done] == [("current", 6), ("historical", 4), ("executive", 4)]
    assert [source for source, _ in told] == ["current", "historical", "executive"]
    assert entries(folder) == tuple(sorted(done))
    assert done[0].origin == files[0] and len(done[0].sha256) == 64 and done[0].imported.endswith("+00:00")


def test_imports_add_up_and_replace(files: list[str], folder: Path) -> None:
    import_registers(files[:1], folder=folder)
    import_registers(files[1:2], folder=folder)
    assert [entry.source for entry in entries(folder)] == ["current", "historical"]
    Path(files[0]).write_text(CURRENT.replace("Ruth A. Okafor", "Ruth B. Okafor"), "utf-8")
    old = entries(folder)
    import_registers(files[:1], folder=folder)
    new = entries(folder)
    assert new[1] == old[1] and new[0].sha256 != old[0].sha256


@pytest.mark.parametrize(
    ("origin", "source"),
    [
        ("legislators-current.yaml", "current"),
        ("/a/Legislators-Historical.JSON", "historical"),
        ("C:\\a\\executive.yml", "executive"),
        ("https://mirror.example/legislators-current.json", "current"),
        ("senators_2009.yaml", "senators_2009"),
    ],
)
def test_sources(origin: str, source: str) -> None:
    assert source_of(origin) == source


@pytest.mark.parametrize("origin", ["", "a b.yaml", ".yaml", "/", "..", "é.json"])
def test_no_source(origin: str) -> None:
    with pytest.raises(UsageError, match="is not the name of a register: use the names of the publisher"):
        source_of(origin)


def test_usage(files: list[str], folder: Path) -> None:
    with pytest.raises(UsageError, match="nothing to import: give a file or --fetch"):
        import_registers([], folder=folder)
    with pytest.raises(UsageError, match="the same name"):
        import_registers([files[0], files[0]], folder=folder)
    with pytest.raises(UsageError, match="the same name"):
        import_registers(files[:1], fetch=True, folder=folder)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


BAD = [
    # what the second file becomes, the error, what it says
    (None, MissingError, "no such file"),
    ("", RegisterError, "is empty: download the file again"),
    ("Dear sir,\n", RegisterError, "is not a list of people"),
    ("- a: [\n", RegisterError, "is not YAML, or is truncated"),
    (HISTORICAL[:-30], RegisterError, "is truncated"),
    (json.dumps(yaml.safe_load(HISTORICAL))[:-30], RegisterError, "is truncated"),
    (HISTORICAL.replace("C000912", "O000911"), RegisterError, "have the same bioguide"),
    (HISTORICAL.replace("type: sen", "type: mayor"), RegisterError, "a term of the type 'mayor'"),
    (HISTORICAL + "- *a\n", RegisterError, "uses aliases"),
    (HISTORICAL[: HISTORICAL.index("- id: {bioguide: C")], RegisterError, "lists 1 people, but"),
    (HISTORICAL + "#" * 5_000, RegisterError, "is larger than 5,000 bytes: check that it is a register, or raise"),
]


@pytest.mark.parametrize(("text", "error", "says"), BAD, ids=[says for *_, says in BAD])
def test_a_bad_file_leaves_everything_as_it_was(
    text: str | None,
    error: type[SaysoError],
    says: str,
    *,
    files: list[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import_registers(files, folder=folder)
    before = tree(folder)
    monkeypatch.setenv("SAYSO_REGISTER_BYTES", "5000")
    path = Path(files[1])
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    # the first file is good, and newer: it is not taken over either
    Path(files[0]).write_text(CURRENT.replace("Ruth A. Okafor", "Ruth B. Okafor"), "utf-8")
    with pytest.raises(error) as caught:
        import_registers(files, folder=folder)
    assert says in str(caught.value) and files[1] in str(caught.value) and "\n" not in str(caught.value)
    assert tree(folder) == before


def test_a_large_file_is_not_read_whole(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "legislators-current.yaml"
    with path.open("wb") as file:
        file.truncate(2**40)  # a terabyte of nothing, on no disk
    with pytest.raises(RegisterError, match=r"larger than 50,000,000 bytes"):
        import_registers([str(path)], folder=folder)


def test_a_folder_is_no_register(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "executive.yaml").mkdir()
    with pytest.raises(MissingError, match="is a folder"):
        import_registers([str(tmp_path / "executive.yaml")], folder=folder)


def test_a_smaller_register_after_the_old_one_is_removed(files: list[str], folder: Path) -> None:
    from sayso.registers.store import remove

    import_registers(files, folder=folder)
    Path(files[1]).write_text(HISTORICAL[: HISTORICAL.index("- id: {bioguide: C")], "utf-8")
    remove("historical", folder)
    assert import_registers(files[1:2], folder=folder)[0].people == 1


def test_a_damaged_register_is_replaced(files: list[str], folder: Path) -> None:
    import_registers(files, folder=folder)
    (folder / "current.sqlite").write_bytes(b"nonsense" * 1000)
    import_registers(files[:1], folder=folder)
    assert [entry.source for entry in entries(folder)] == ["current", "executive", "historical"]


def test_fetch(server: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_REGISTER_ADDRESS", f"{server}/good/")
    done = import_registers([], fetch=True, folder=folder)
    assert [(entry.source, entry.people) for entry in done] == [("current", 6), ("historical", 4), ("executive", 4)]
    assert done[0].origin == f"{server}/good/legislators-current.json"


@pytest.mark.parametrize(
    ("how", "error", "says"),
    [
        ("404", MissingError, "no page at"),
        ("503", FetchError, "503 Service Unavailable"),
        ("page", DecodeError, "is text/html, no register in JSON: check SAYSO_REGISTER_ADDRESS"),
        ("large", FetchError, "is larger than 50,000,000 bytes: give a smaller page, or raise SAYSO_REGISTER_BYTES"),
        ("short", FetchError, "cannot fetch"),
        ("stump", RegisterError, "is truncated"),
        ("empty", NoArticleError, "is empty"),
    ],
)
def test_a_bad_download_leaves_everything_as_it_was(
    how: str, error: type[SaysoError], says: str, *, server: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_REGISTER_ADDRESS", f"{server}/good")
    import_registers([], fetch=True, folder=folder)
    before = tree(folder)
    monkeypatch.setenv("SAYSO_REGISTER_ADDRESS", f"{server}/{how}")
    with pytest.raises(error) as caught:
        import_registers([], fetch=True, folder=folder)
    assert says in str(caught.value) and FETCHED[1] in str(caught.value)
    assert tree(folder) == before


@pytest.mark.parametrize("address", ["ftp://mirror.example", "mirror", ""])
def test_a_bad_address(address: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_REGISTER_ADDRESS", address)
    with pytest.raises(FetchError):
        import_registers([], fetch=True, folder=folder)
    assert not folder.exists() or not list(folder.iterdir())
