"""Read many mutated texts, and check the invariants of each reading and the time that it takes.

    python -m evaluation.fuzz                     # 100,000 texts, over all cores
    python -m evaluation.fuzz --texts 2000 --seed 7
    python -m evaluation.fuzz --show 4711         # one text again, with what is wrong with its reading

The texts are the project's own (marked texts, examples, challenge cases), cut and then mutated: parts are repeated many
times, swapped, doubled or left out; marks, line breaks, control characters and random letters come in.  A number always
gives the same text for the same seed.  Exits with 1 where an invariant is broken, a reading fails, or one takes too
long.  What is wrong is written to a file of JSON lines, with the text.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

import sayso
from corpora.articles import ROOT
from corpora.marked import load
from evaluation.invariants import broken

SECONDS = 1.0
"""Processor time that a short text may take."""
SECONDS_A_KILOBYTE = 0.5
"""Processor time that a thousand characters may take."""
HANGS = 60
"""Seconds of processor time after which a reading is stopped."""
LONGEST = 6000
"""Characters of a mutated text at most."""
_CHUNK = 50
_MARKS: tuple[str, ...] = (*"“”\"'‘’«»()[]:;.!?…—,", "``", "''")
_WORDS = (
    *("said", "told", "he", "she", "that", "of", "didn’t", "according to", "who", "not"),
    *("Mr.", "Sen.", "Q:", "A:", "SMITH:"),
)
_BREAKS = ("\n", "\n\n", "\r\n", "\r", "\t", " ", "   ", "\u2028", "\x0b", "\x85")
_CONTROLS = (
    *("\x00", "\x1b[31m", "\x9b", "\u202e", "\u200b", "\ufeff", "\xad", "\u0301"),
    *("\ud800", "\udc00", "\ud83d\ude00"),  # surrogates, alone and in pairs
)


class Result(NamedTuple):
    """What came of one text: its number and length, its processor time in seconds, and what is wrong with it."""

    number: int
    length: int
    seconds: float
    wrong: tuple[str, ...]


# --- texts -----------------------------------------------------------------------------------------------------------


@cache
def _texts() -> tuple[str, ...]:
    folders = (ROOT / "corpora" / "marked_texts", ROOT / "corpora" / "shapes")
    texts: list[str] = [text.text for folder in folders for path in sorted(folder.glob("*.txt")) for text in load(path)]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    for path in sorted((ROOT / "tests" / "challenge").glob("*.jsonl")):
        texts += [str(json.loads(line)["text"]) for line in path.read_text("utf-8").splitlines()]
    return tuple(texts)


def mutated(seed: int, number: int) -> str:
    """Return the text of a number: a part of one of the project's texts, with one to six mutations."""
    random = Random(f"{seed}:{number}")
    text = random.choice(_texts())
    size = random.choice((80, 200, 400, 400, 800, 2000))
    start = random.randrange(max(1, len(text) - size))
    text = text[start : start + size]
    for _ in range(random.randint(1, 6)):
        text = random.choice(_MUTATIONS)(text, random)[:LONGEST]
    return text


def _part(text: str, random: Random, longest: int = 60) -> tuple[int, int]:
    start = random.randrange(len(text) + 1)
    return start, min(len(text), start + random.randint(1, longest))


def _pumped(text: str, random: Random) -> str:
    start, end = _part(text, random)
    return text[:end] + text[start:end] * random.choice((2, 3, 10, 50)) + text[end:]


def _doubled(text: str, random: Random) -> str:
    start, end = _part(text, random, 300)
    place = random.randrange(len(text) + 1)
    return text[:place] + text[start:end] + text[place:]


def _cut(text: str, random: Random) -> str:
    start, end = _part(text, random, 150)
    return text[:start] + text[end:]


def _swapped(text: str, random: Random) -> str:
    words = text.split(" ")
    first, second = random.randrange(len(words)), random.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


def _marked(text: str, random: Random) -> str:
    """Another mark in the place of one."""
    places = [i for i, letter in enumerate(text) if letter in _MARKS]
    if not places:
        return text + random.choice(_MARKS)
    place = random.choice(places)
    return text[:place] + random.choice(_MARKS) + text[place + 1 :]


def _inserted(*choices: str) -> Callable[[str, Random], str]:
    def insert(text: str, random: Random) -> str:
        place = random.randrange(len(text) + 1)
        return text[:place] + random.choice(choices) * random.choice((1, 1, 1, 2, 20)) + text[place:]

    return insert


def _random_letters(text: str, random: Random) -> str:
    place = random.randrange(len(text) + 1)
    top = random.choice((0x7F, 0x24F, 0x2FFF, 0x10FFFF))
    return text[:place] + "".join(chr(random.randint(0, top)) for _ in range(random.randint(1, 12))) + text[place:]


def _capitals(text: str, random: Random) -> str:
    start, end = _part(text, random, 120)
    return text[:start] + random.choice((str.upper, str.lower, str.title))(text[start:end]) + text[end:]


_MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    _pumped, _doubled, _cut, _swapped, _marked, _marked, _random_letters, _capitals,
    _inserted(*_MARKS), _inserted(*_WORDS), _inserted(*_BREAKS), _inserted(*_CONTROLS),
)  # fmt: skip


# --- readings --------------------------------------------------------------------------------------------------------


def check(text: str) -> tuple[float, tuple[str, ...]]:
    """Read a text; return the processor time that it took, in seconds, and what is wrong, an error or a hang too."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    start = time.thread_time()
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".* looks like a path")  # "/0" is a text like any other here
            wrong = broken(sayso.read(text))
    except TimeoutError:
        wrong = [f"reading: it was stopped after {HANGS} seconds"]
    except Exception as error:  # whatever it is, it is what is looked for
        cause = error.__cause__ or error
        wrong = [f"reading: {type(cause).__name__}: {cause}"]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    seconds = time.thread_time() - start
    if seconds > SECONDS + SECONDS_A_KILOBYTE * len(text) / 1000:
        wrong.append("reading: it takes too long")
    return seconds, tuple(wrong)


def _stop(*_: object) -> None:
    raise TimeoutError


def results(seed: int, numbers: Sequence[int]) -> list[Result]:
    """Check the texts of some numbers."""
    made = []
    for number in numbers:
        text = mutated(seed, number)
        made.append(Result(number, len(text), *check(text)))
    return made


def run(seed: int, texts: int, workers: int) -> Iterator[Result]:
    """Check the first texts of a seed over processes, in order."""
    chunks = [range(first, min(first + _CHUNK, texts)) for first in range(0, texts, _CHUNK)]
    if workers == 1:
        yield from chain.from_iterable(results(seed, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(workers, initializer=end_with, initargs=(os.getpid(),)) as pool:
        yield from chain.from_iterable(pool.map(results, [seed] * len(chunks), chunks))


def end_with(parent: int) -> None:
    """End this process soon after its parent has ended, however that did: a killed parent stops no workers."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _kind(wrong: str) -> str:
    """What is wrong, without the id of the attribution or the actor."""
    name, _, what = wrong.partition(": ")
    place = name.rpartition(" ")[2] if " " in name else "" if name[:1] in "ap" and name[1:].isdigit() else name
    return f"{place}: {what}" if place else what


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=int, default=100_000, help="how many texts (100000)")
    parser.add_argument("--seed", type=int, default=1, help="which texts (1)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (one a core)")
    parser.add_argument("--out", type=Path, default=Path("runs/fuzz.jsonl"), help="what is wrong (runs/fuzz.jsonl)")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="one text, and what is wrong with its reading")
    options = parser.parse_args(arguments)
    if options.show is not None:
        text = mutated(options.seed, options.show)
        print(json.dumps(text), *check(text)[1], sep="\n")
        return 0
    options.out.parent.mkdir(parents=True, exist_ok=True)
    kinds: Counter[str] = Counter()
    done = length = wrong = 0
    seconds, slowest = 0.0, Result(0, 1, 0.0, ())
    with options.out.open("w", encoding="utf-8") as out:
        for result in run(options.seed, options.texts, options.workers):
            done, length, seconds = done + 1, length + result.length, seconds + result.seconds
            slowest = max(slowest, result, key=lambda timed: timed.seconds)
            wrong += bool(result.wrong)
            kinds.update({_kind(line) for line in result.wrong})
            if result.wrong:
                text = mutated(options.seed, result.number)
                out.write(json.dumps({"number": result.number, "wrong": result.wrong, "text": text}) + "\n")
                out.flush()
            if done % 500 == 0:
                print(f"\r{done:,} of {options.texts:,} texts, {wrong:,} wrong", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(f"{done:,} texts, {length:,} characters, {seconds:,.0f} s of processor time")
    print(f"slowest: number {slowest.number}, {slowest.length:,} characters, {slowest.seconds:.2f} s")
    print(f"{wrong:,} readings are wrong" + (f" ({options.out})" if wrong else ""))
    for kind, count in kinds.most_common():
        print(f"{count:8,}  {kind}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
