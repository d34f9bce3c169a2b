"""How the time of a reading grows with the length of a text: made-up news by words, made-up transcripts by turns.

No text of this length is at hand that may be published, so both are put together from sentences of the project's own.
The news brings a new person in every five paragraphs, whose name no one else has; the transcript has five speakers.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from evaluation.figures import Figure, Part

WORDS: Final = (1_000, 10_000, 100_000)
TURNS: Final = (100, 1_000, 4_000)
MOST: Final = 1.3
"""What a kilobyte of the longest text may cost, as a multiple of one of the shortest."""
_LAPS: Final = 5
"""How often the short texts are read; the best lap counts."""

_GIVEN: Final = (
    *("Ada", "Bo", "Cora", "Dan", "Ella", "Finn", "Gina", "Hugo", "Ida", "Joel"),
    *("Kira", "Lars", "Mona", "Nils", "Olga", "Paul", "Rosa", "Sven", "Tess", "Uri"),
)
_SURNAMES: Final = (
    *("Abara", "Brill", "Castile", "Dombey", "Egerton", "Farrow", "Grubb", "Hollis", "Ibarra", "Jessup"),
    *("Keane", "Lomax", "Mercer", "Nwosu"),
)
_ENDINGS: Final = (
    *("", "ton", "ley", "worth", "field", "gate", "well", "by", "ford", "ham"),
    *("wick", "stead", "low", "combe"),
)
_OFFICES: Final = (
    *("mayor", "senator", "sheriff", "governor", "judge", "director", "professor", "coroner", "coach", "lawyer"),
)
_PLACES: Final = (
    *("Alder", "Bayview", "Cole", "Dunmore", "Elk", "Fairhaven", "Grange", "Harlow", "Inverly", "Kestrel"),
)
_BODIES: Final = (*("Board", "Council", "Trust", "Union", "Foundation", "Agency"),)
_THINGS: Final = ("the bridge", "the budget", "the flood wall", "the bus line", "the school roof", "the new pier")
_CLAIMS: Final = ("would cost more than planned", "was closed too late", "needed another vote", "had failed twice")
_LABELS: Final = ("SEN. ROURKE", "MS. OKAFOR", "THE CHAIRMAN", "MR. HALE", "DR. VANCE")


def news(words: int, seed: int = 3) -> str:
    """Make a news article of at least this many words, the same for the same seed."""
    randomness = random.Random(seed)
    paragraphs: list[str] = []
    count = person = 0
    while count < words:
        new = _about(person, randomness)
        paragraphs += new
        count += sum(len(paragraph.split()) for paragraph in new)
        person += 1
    return "\n\n".join(paragraphs)


def _about(person: int, randomness: random.Random) -> list[str]:
    """Five paragraphs about a new person."""
    given = _GIVEN[person % len(_GIVEN)]
    family, ending = divmod(person // len(_GIVEN), len(_ENDINGS))
    surname = _SURNAMES[family % len(_SURNAMES)] + _ENDINGS[ending]
    he, his = ("she", "Her") if person % 2 == 0 else ("he", "His")
    draw = randomness.choice
    office, place, body = draw(_OFFICES), draw(_PLACES), draw(_BODIES)

    def claim() -> str:
        return f"{draw(_THINGS)} {draw(_CLAIMS)}"

    return [
        f"{given} {surname}, the {office} of {place}, said on Monday that {claim()}. “We knew it,” {he} said.",
        f"The {office} told reporters that {he} had seen the report, and that {claim()}. The {place} {body} denied it.",
        f"“That is not what happened,” said a spokesman for the {body.lower()}. Two officials, who asked not to be "
        f"named, said they had warned {surname} in May.",
        f"According to {surname}’s lawyer, {claim()}. {his} cousin, {draw(_GIVEN)}, wrote in a letter that {claim()}.",
        f"Residents of {place} came to the hall in the rain. A woman in the back row asked whether the {office} would "
        f"resign. {surname} did not answer.",
    ]


def transcript(turns: int, seed: int = 3) -> str:
    """Make a transcript of this many turns, the same for the same seed."""
    randomness = random.Random(seed)
    lines = ["The committee heard Senator Bo Rourke, Ruth Okafor, Tom Hale and Dr. Ines Vance on Monday."]
    for number in range(turns):
        claim = f"{randomness.choice(_THINGS)} {randomness.choice(_CLAIMS)}"
        said = (
            f"I told the committee that {claim}. You said so yourself, and he knew it.",
            f"Did you read the report? The mayor said that {claim}.",
            f"Thank you, Mr. Chairman. My office wrote to them in May, and they said that {claim}.",
            f"She was not there. I think that {claim}, and I asked Mr. Hale whether he agreed.",
        )
        label = _LABELS[number % len(_LABELS) if number % 7 else 2]
        lines.append(f"{label}: {randomness.choice(said)}")
    return "\n\n".join(lines)


def measure(tell: Callable[[str], None], most: int = max(WORDS)) -> Part:
    """Read texts of growing length, those of up to ``most`` words or turns."""
    import sayso

    sayso.read(news(100))  # warm
    rows: list[Figure] = []
    for unit, sizes, make in (("words", WORDS, news), ("turns", TURNS, transcript)):
        laps: list[Lap] = []
        for size in (size for size in sizes if size <= most):
            tell(f"{size:,} {unit}")
            text = make(size)
            seconds = min(_cpu(text) for _ in range(_LAPS if size == sizes[0] else 1))
            laps.append(Lap(size, len(text.encode()) / 1e3, seconds))
        rows += figures(unit, laps)
    return Part("How time grows with length", rows, ["made-up texts; CPU seconds of all threads, whole readings"])


class Lap(NamedTuple):
    """One text: its words or turns, its length in kB (10^3 bytes), and the CPU seconds of its reading."""

    size: int
    kilobytes: float
    seconds: float


def figures(unit: str, laps: Sequence[Lap]) -> list[Figure]:
    """Make the rows of the table: what a kB costs in each text, and in the longest against the shortest."""
    rows = [
        Figure(
            f"{lap.size:,} {unit}",
            1e3 * lap.seconds / lap.kilobytes,
            "ms per kB",
            1,
            note=f"{lap.seconds:,.2f} CPU-s for {lap.kilobytes:,.0f} kB",
        )
        for lap in laps
    ]
    ratio = rows[-1].value / rows[0].value
    return [*rows, Figure(f"longest against shortest, {unit}", ratio, "times", 2, most=MOST)]


def _cpu(text: str) -> float:
    import sayso

    began = time.process_time()
    sayso.read(text)
    return time.process_time() - began
