"""The time that the actors take grows in proportion to a text, whatever the text: never with its square."""

import time
from collections.abc import Callable

import pytest

from sayso.reading.actors import resolve
from sayso.reading.text import Text
from sayso.records import Span
from tests.reading.actors.test_properties import Told

Scene = tuple[str, list[Told]]
SHORT = 200
MOST = 8.0
"""Four times the text takes four times as long; sixteen times would be quadratic."""


def spans(sentence: str, number: int, *words: str) -> list[Span]:
    """Where some words stand in a sentence that is repeated, at one of its repetitions."""
    offset = number * len(sentence)
    return [(offset + sentence.index(word), offset + sentence.index(word) + len(word)) for word in words]


def repeated(sentence: str, source: str = "", cue: str = "said", content: str = "no") -> Callable[[int], Scene]:
    """A sentence again and again, with an attribution in each if it has a source."""

    def make(times: int) -> Scene:
        told = []
        for number in range(times if source else 0):
            of, by, what = spans(sentence, number, source, cue, content)
            told.append(Told(of, by, (what,)))
        return sentence * times, told

    return make


def numbered(sentence: str) -> Callable[[int], Scene]:
    """A sentence again and again, with another surname each time."""
    letters = "abcdefghij"

    def surname(number: int) -> str:
        return "O" + "".join(letters[int(digit)] for digit in f"{number:05}")

    return lambda times: ("".join(sentence.replace("Okafor", surname(number)) for number in range(times)), [])


def nested(times: int) -> Scene:
    """One content that holds all others."""
    opening, sentence = "Ann said ", "She said no. "
    told = [Told((0, 3), (4, 8), ((len(opening), len(opening) + times * len(sentence)),))]
    for number in range(times):
        of, by, what = (
            (start + len(opening), end + len(opening)) for start, end in spans(sentence, number, "She", "said", "no")
        )
        told.append(Told(of, by, (what,), None, 0))
    return opening + sentence * times, told


def transcript(times: int) -> Scene:
    """Turns of two people who say I and you."""
    text, told = "", []
    for number in range(times):
        label = ("MR. HALE", "MS. ROE")[number % 2]
        start, said = len(text), "You said that I knew it."
        text += f"{label}: {said}\n\n"
        colon, begin = start + len(label), start + len(label) + 2
        whole = (begin, begin + len(said))
        told.append(Told((start, colon), (colon, colon + 1), (whole,)))
        told.append(Told((begin, begin + 3), (begin + 4, begin + 8), ((begin + 9, whole[1] - 1),), None, len(told) - 1))
    return text, told


TEXTS: dict[str, Callable[[int], Scene]] = {
    "titles": repeated("SEN. "),
    "cues": repeated("said "),
    "one name": repeated("Ruth Okafor. "),
    "one name a line": repeated("Ruth Okafor\n"),
    "many names": numbered("Ruth Okafor met Ruth. "),
    "many groups": numbered("The Okafor Board met the board. "),
    "headlines": repeated("Heavy Rain Falls Over Dell Harbor\n\n"),
    "capitals": repeated("HEAVY RAIN FALLS ON DELL\n\n"),
    "open quotations": repeated("“He left. "),
    "new aides": repeated("An aide left. The aide came back. "),
    "wives": repeated("His wife left. "),
    "unnamed sources": repeated("An aide who asked not to be named said no. ", "An aide who asked not to be named"),
    "descriptions": repeated("Then the aide said no. ", "the aide"),
    "pronouns": repeated("Ruth Okafor left. Then she said no. ", "she"),
    "groups": repeated("Two aides left. Both said no. ", "Both"),
    "no sources": repeated("“No,” he added. ", "he", "added", "“No,”"),
    "nested": nested,
    "transcript": transcript,
}


def seconds(scene: Scene) -> float:
    began = time.process_time()
    text, told = scene
    resolve(Text.of_lines(text), told)
    return time.process_time() - began


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_text_not_with_its_square(name: str) -> None:
    make = TEXTS[name]
    short, long = make(SHORT), make(4 * SHORT)
    grown = 0.0
    for _ in range(3):  # a busy machine slows one lap, hardly three
        grown = min(seconds(long) for _ in range(2)) / max(0.002, min(seconds(short) for _ in range(3)))
        if grown < MOST:
            return
    pytest.fail(f"four times the text takes {grown:.1f} times as long")
