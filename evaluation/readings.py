"""Keep the readings of many texts, and compare two sets of them letter by letter.

    python -m evaluation.readings write runs/before
    python -m evaluation.readings write runs/after
    python -m evaluation.readings compare runs/before runs/after

`write` reads the marked texts of the project, the cases in ``tests/challenge`` and, where the shared data is at hand,
PolNeAR dev and the shared cases; it writes one file of JSON lines a set.  `compare` prints every difference, and leaves
with exit code 1 where there is one.  A change that is meant to keep readings as they are is checked so.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from corpora.articles import ROOT, shared_folder
from corpora.marked import load

MARKED = (ROOT / "corpora" / "marked_texts", ROOT / "corpora" / "shapes")
CASES = ROOT / "tests" / "challenge"
_SHOWN = 200
"""Characters of a value that are printed; the rest is left out."""


class Difference(NamedTuple):
    """What differs between two readings of one text: where in the JSON, and both values (None where there is none)."""

    text: str
    path: str
    before: object
    after: object


def sets_of_texts(shared: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each set of texts: its name, and the id and the text of everything in it."""
    polnear = shared / "data" / "polnear" / "dev" / "text"
    yield "polnear-dev", [(path.stem, path.read_text("utf-8")) for path in sorted(polnear.glob("*.txt"))]
    for folder in MARKED:
        marked = [(path.stem, text) for path in sorted(folder.glob("*.txt")) for text in load(path)]
        yield f"marked-{folder.name}", [(f"{stem}/{text.name}", text.text) for stem, text in marked]
    for folder in (CASES, shared / "challenge"):
        for path in sorted(folder.glob("*.jsonl")):
            cases = map(json.loads, path.read_text("utf-8").splitlines())
            yield f"cases-{path.stem}", [(case["id"], case["text"]) for case in cases]


def wrapped(text: str, width: int) -> str:
    """Return the text with its lines broken at ``width`` columns, as mails and wire copy have them.

    Lines that are shorter stay as they are; a blank becomes the line break, so that every offset stays where it is.
    """
    return "\n".join(_wrapped_line(line, width) for line in text.split("\n"))


def _wrapped_line(line: str, width: int) -> str:
    start, last, letters = 0, -1, list(line)
    for place, letter in enumerate(line):
        if place - start > width and last > start:
            letters[last] = "\n"
            start = last + 1
        if letter == " ":
            last = place
    return "".join(letters)


def read(text: str) -> dict[str, Any]:
    """Return the reading of a text as JSON, without the model's name and hash and without the article's own text."""
    import sayso

    reading = sayso.read(text).model_dump(mode="json")
    del reading["model"], reading["article"]["text"]
    return dict(reading)


def write(folder: Path, shared: Path, width: int | None = None) -> None:
    """Read every set of texts and write one file of JSON lines a set; the lines of texts are broken at ``width``."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        for name, texts in sets_of_texts(shared):
            if not texts:
                print(f"{name}: no texts here", file=sys.stderr)
                continue
            bodies = [wrapped(text, width) if width else text for _, text in texts]
            readings = pool.map(read, bodies, chunksize=8)
            rows = [
                json.dumps({"id": key, "reading": reading}, ensure_ascii=False, sort_keys=True)
                for (key, _), reading in zip(texts, readings, strict=True)
            ]
            (folder / f"{name}.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
            print(f"{name}: {len(rows)} readings")


def compare(before: Path, after: Path) -> Iterator[Difference]:
    """Yield every difference between two folders that `write` made.

    Raises:
        FileNotFoundError: a set that the first folder holds is missing in the second.
    """
    for path in sorted(before.glob("*.jsonl")):
        earlier, later = _rows(path), _rows(after / path.name)
        for key in sorted(earlier.keys() | later.keys()):
            yield from differences(f"{path.stem}: {key}", "", earlier.get(key), later.get(key))


def _rows(path: Path) -> dict[str, Any]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {row["id"]: row["reading"] for row in rows}


def differences(text: str, path: str, before: object, after: object) -> Iterator[Difference]:
    """Yield what differs between two values of JSON; ``text`` and ``path`` say where they stand."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(text, f"{path}.{key}", before.get(key), after.get(key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (left, right) in enumerate(zip(before, after, strict=True)):
            yield from differences(text, f"{path}[{number}]", left, right)
    elif before != after:
        yield Difference(text, path, before, after)


def _report(differences: Iterable[Difference]) -> int:
    count, texts = 0, set()
    for difference in differences:
        count += 1
        texts.add(difference.text)
        print(f"{difference.text} {re.sub(r'^[.]', '', difference.path)}")
        for sign, value in (("-", difference.before), ("+", difference.after)):
            print(f"  {sign} {json.dumps(value, ensure_ascii=False)[:_SHOWN]}")
    print(f"{count} differences in {len(texts)} texts" if count else "the same to the letter")
    return count


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    writes = commands.add_parser("write", help="read every set of texts into FOLDER")
    writes.add_argument("folder", type=Path)
    writes.add_argument("--shared", type=Path, default=shared_folder())
    writes.add_argument("--width", type=int, help="break the lines of every text at so many columns")
    compares = commands.add_parser("compare", help="print what differs between two such folders")
    compares.add_argument("before", type=Path)
    compares.add_argument("after", type=Path)
    options = parser.parse_args()
    if options.command == "write":
        write(options.folder, options.shared, options.width)
        return 0
    return 1 if _report(compare(options.before, options.after)) else 0


if __name__ == "__main__":
    sys.exit(main())
