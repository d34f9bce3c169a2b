"""Made quotations with known verdicts, and how many of them a check gets right.

    python -m evaluation.quotations            # the half that nothing was tuned on
    python -m evaluation.quotations --half built-on --wrong
    python -m evaluation.quotations --speed    # 200 quotations against 2,000 pages

The documents are transcripts made of sentences of the project's own marked texts, given to made-up speakers in turns,
with time codes.  Quotations are drawn from them with a fixed seed and altered in one known way.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from corpora.articles import ROOT
from corpora.marked import load
from sayso.checks.quotations import Quotation, Verdict, check_quotation
from sayso.checks.sources import SourceDocument, SourceIndex
from sayso.reading.text import Text

CASES: Final = 400
PAGE_WORDS: Final = 500
_SPEAKERS: Final = (
    "Ruth Okafor",
    "John Rourke",
    "Delphine Amadi",
    "Bo Farrow",
    "Lena Pike",
    "Tobias Wren",
    "Ann Poe",
    "Samuel Hale",
)
_TITLES: Final = ("", "MAYOR ", "SEN. ", "DR. ", "MS. ")
_PER_DOCUMENT: Final = 40


class Case(NamedTuple):
    """A quotation as a draft has it, its speaker, and the verdict that is right."""

    text: str
    speaker: str
    verdict: Verdict


class Turn(NamedTuple):
    """What a speaker says in a document: some sentences in a row."""

    speaker: str
    sentences: tuple[str, ...]


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of the marked texts, of 8 to 40 words, without quotation marks, each once, in a fixed order."""
    rows: dict[str, None] = {}
    for path in sorted((ROOT / "corpora" / "marked_texts").glob("*.txt")):
        for marked in load(path):
            text = Text.of_lines(marked.text)
            for start, end in zip(text.sentences.starts, text.sentences.ends, strict=True):
                sentence = " ".join(marked.text[start:end].split())
                if 8 <= len(sentence.split()) <= 40 and not re.search(r"[“”\"\[\]…:()]|\.\.", sentence):
                    rows.setdefault(sentence)
    return tuple(rows)


def turns(draw: random.Random, texts: Sequence[str]) -> list[Turn]:
    """Give sentences to speakers, two or three a turn; nobody speaks twice in a row."""
    out: list[Turn] = []
    place = 0
    while place < len(texts) - 3:
        count = draw.choice((2, 3))
        speaker = draw.choice([name for name in _SPEAKERS if not out or name != out[-1].speaker])
        out.append(Turn(speaker, tuple(texts[place : place + count])))
        place += count
    return out


def document(name: str, spoken: Sequence[Turn], draw: random.Random) -> SourceDocument:
    """Write turns as a transcript with time codes and labels."""
    lines = []
    for number, turn in enumerate(spoken):
        seconds = 20 * number
        label = draw.choice(_TITLES) + turn.speaker.split()[-1].upper()
        lines.append(
            f"[{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}] {label}: {' '.join(turn.sentences)}"
        )
    return SourceDocument.named(name, "\n\n".join(lines) + "\n")


def made() -> tuple[list[Case], list[SourceDocument]]:
    """The cases and the documents, the same in every run."""
    draw = random.Random(19)
    texts = list(sentences())
    draw.shuffle(texts)
    cut = len(texts) * 4 // 5
    spoken, kept_back = turns(draw, texts[:cut]), texts[cut:]
    documents = [
        document(f"session {i // _PER_DOCUMENT + 1}.txt", spoken[i : i + _PER_DOCUMENT], draw)
        for i in range(0, len(spoken), _PER_DOCUMENT)
    ]
    makers: list[Callable[[], Case | None]] = [
        lambda: _exact(draw, spoken),
        lambda: _exact_with_omission(draw, spoken),
        lambda: _punctuation(draw, spoken),
        lambda: _changed(draw, spoken, texts),
        lambda: _shortened(draw, spoken),
        lambda: _joined(draw, spoken),
        lambda: _other_speaker(draw, spoken),
        lambda: _invented(draw, spoken, kept_back),
    ]
    cases: list[Case] = []
    while len(cases) < CASES:
        case = makers[len(cases) % len(makers)]()
        if case is not None:
            cases.append(case)
    return cases, documents


def _exact(draw: random.Random, spoken: Sequence[Turn]) -> Case:
    turn = draw.choice(spoken)
    return Case(draw.choice((draw.choice(turn.sentences), " ".join(turn.sentences[:2]))), turn.speaker, "exact")


def _exact_with_omission(draw: random.Random, spoken: Sequence[Turn]) -> Case:
    """Words are left out behind an ellipsis, or stand in brackets."""
    turn = draw.choice(spoken)
    words = draw.choice(turn.sentences).split()
    if draw.random() < 0.5:
        start = draw.randrange(2, len(words) - 4)
        return Case(" ".join([*words[:start], "…", *words[start + 2 :]]), turn.speaker, "exact")
    return Case(" ".join(["[They]", *words[1:]]), turn.speaker, "exact")


def _punctuation(draw: random.Random, spoken: Sequence[Turn]) -> Case | None:
    turn = draw.choice(spoken)
    sentence = draw.choice(turn.sentences)
    inner = [match.start() for match in re.finditer(r", ", sentence)]
    if inner:
        at = draw.choice(inner)
        return Case(sentence[:at] + draw.choice((" — ", " ", "; ")) + sentence[at + 2 :], turn.speaker, "punctuation")
    words = sentence.split()
    at = draw.randrange(2, len(words) - 2)
    return Case(" ".join([*words[:at], words[at] + ",", *words[at + 1 :]]), turn.speaker, "punctuation")


def _changed(draw: random.Random, spoken: Sequence[Turn], texts: Sequence[str]) -> Case | None:
    turn = draw.choice(spoken)
    words = draw.choice(turn.sentences).rstrip(".?!").split()
    at = draw.randrange(1, len(words) - 1)
    other = draw.choice(draw.choice(texts).rstrip(".?!").split()).strip(",;")
    if other.lower().strip("’'") == words[at].lower().strip(",;’'"):
        return None
    return Case(" ".join([*words[:at], other, *words[at + 1 :]]), turn.speaker, "changed")


def _shortened(draw: random.Random, spoken: Sequence[Turn]) -> Case | None:
    turn = draw.choice(spoken)
    words = draw.choice(turn.sentences).split()
    count = draw.choice((1, 2, 3))
    if len(words) < count + 7:
        return None
    at = draw.randrange(3, len(words) - count - 3)
    return Case(" ".join([*words[:at], *words[at + count :]]), turn.speaker, "shortened")


def _joined(draw: random.Random, spoken: Sequence[Turn]) -> Case:
    first = draw.choice(spoken)
    second = draw.choice([turn for turn in spoken if turn.speaker == first.speaker and turn is not first])
    return Case(f"{draw.choice(first.sentences)} {draw.choice(second.sentences)}", first.speaker, "joined")


def _other_speaker(draw: random.Random, spoken: Sequence[Turn]) -> Case:
    turn = draw.choice(spoken)
    speaker = draw.choice([name for name in _SPEAKERS if name != turn.speaker])
    return Case(draw.choice(turn.sentences), speaker, "other speaker")


def _invented(draw: random.Random, spoken: Sequence[Turn], kept_back: Sequence[str]) -> Case:
    """A sentence that nobody said, or one that begins as someone's and goes on in other words."""
    sentence = draw.choice(kept_back)
    turn = draw.choice(spoken)
    if draw.random() < 0.5:
        words = sentence.split()
        begun = draw.choice(turn.sentences).split()[: max(3, len(words) // 3)]
        sentence = " ".join([*begun, *words[len(words) // 3 :]])
    return Case(sentence, turn.speaker, "not found")


def checked(half: str) -> Iterator[tuple[Case, Verdict]]:
    """The cases of a half ("built-on" or "held-out", every kind in both) with the verdicts given."""
    cases, documents = made()
    index = SourceIndex(documents)
    for number, case in enumerate(cases):
        if (number // 8 % 2 == 0) != (half == "built-on"):
            continue
        quotation = Quotation((0, len(case.text)), case.text, case.speaker)
        yield case, check_quotation(quotation, index).verdict


def speed(quotations: int = 200, pages: int = 2_000) -> tuple[float, float]:
    """Seconds to index pages, and to check quotations against them: CPU time."""
    draw = random.Random(20)
    texts = list(sentences())
    vocabulary = " ".join(texts).split()
    drawn: list[str] = []
    for _ in range(pages * PAGE_WORDS // 40):
        drawn.append(" ".join(draw.choices(vocabulary, k=20)) + ".")
        drawn.append(draw.choice(texts))
    spoken = turns(draw, drawn)
    documents = [document(f"{i}.txt", spoken[i : i + 400], draw) for i in range(0, len(spoken), 400)]
    cases = [case for case, _ in zip(made()[0], range(quotations), strict=False)]
    began = time.process_time()
    index = SourceIndex(documents)
    indexed = time.process_time()
    for case in cases:
        check_quotation(Quotation((0, len(case.text)), case.text, case.speaker), index)
    return indexed - began, time.process_time() - indexed


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--half", choices=("built-on", "held-out"), default="held-out")
    asks.add_argument("--wrong", action="store_true", help="print the wrong verdicts")
    asks.add_argument("--speed", action="store_true")
    asked = asks.parse_args()
    if asked.speed:
        print("{:.1f} s to index 2,000 pages, {:.1f} s to check 200 quotations".format(*speed()))
        return
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case, verdict in checked(asked.half):
        total[case.verdict] += 1
        right[case.verdict] += verdict == case.verdict
        if asked.wrong and verdict != case.verdict:
            print(f"{case.verdict} -> {verdict}: {case.text}")
    for name, count in total.items():
        print(f"{name:15} {right[name]:3} of {count}")
    print(f"{100 * sum(right.values()) / sum(total.values()):.1f} % right of {sum(total.values())} ({asked.half})")


if __name__ == "__main__":
    main()
