"""Growth: what one more article costs a desk in time, bytes and memory, from a thousand articles to twenty thousand.

The articles are made up, their readings with them, so that the desk alone is measured: as long, with as many
statements and actors as those of PolNeAR train on average, on topics that come and go, by speakers of whom few are
heard often; some are edited copies of others, and some quote what was quoted before.
"""

from __future__ import annotations

import random
import sys
import time
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.laps import peak_memory
from evaluation.figures import Figure, Part
from sayso.desk.store import open_desk
from sayso.records import Actor, Article, Attribution, Model, Reading, Section, Span

SIZES: Final = (1_000, 2_000, 5_000, 10_000, 20_000)
IN_TRIAL: Final = (200, 400)
WINDOW: Final = 200
"""Articles before each size whose cost is taken."""
MOST_GROWTH: Final = 1.2
MOST_KILOBYTES: Final = 40.0
MOST_MEGABYTES: Final = 350.0
_MODEL: Final = Model(name="made up", version="1", sha256="0" * 64)
_COMMON: Final = (
    *("the", "of", "to", "and", "a", "in", "that", "he", "would", "not", "is", "was", "it", "for", "on", "with", "be"),
    *("had", "by", "they", "his", "from", "at", "as", "are", "have", "this", "an", "or", "who", "their", "which"),
    *("were", "been", "more", "than", "about", "when", "there", "all", "has", "will", "can", "if", "out", "into", "up"),
)
_CUES: Final = ("said", "told reporters", "wrote", "argued", "added", "warned", "denied", "promised")
_UNNAMED: Final = ("the mayor", "an official", "critics", "the governor", "two aides", "a spokesman")
_STATEMENTS: Final = (15, 40)
_CAST: Final = (12, 28)
# which share of the articles is printed as another was, edited from one, or quote a statement of one
_PRINTED, _EDITED, _QUOTING = 0.03, 0.08, 0.4


class _Skewed:
    """Draws from a list, the first most often, as Zipf's law has it."""

    def __init__(self, things: list[str], chance: random.Random) -> None:
        self._things, self._chance = things, chance
        self._sums = list(accumulate(1 / (rank + 3) for rank in range(len(things))))

    def draw(self) -> str:
        place = bisect(self._sums, self._chance.random() * self._sums[-1])
        return self._things[min(place, len(self._things) - 1)]


@dataclass(slots=True)
class _Topic:
    words: _Skewed
    people: _Skewed


class _Line(NamedTuple):
    """A sentence that attributes something, and one behind it that does not."""

    speaker: int
    cue: str
    content: str
    rest: str


class _Story(NamedTuple):
    cast: tuple[str, ...]
    lines: tuple[_Line, ...]


class MadeUp:
    """Readings without end; the same ones for the same seed."""

    def __init__(self, seed: int = 20) -> None:
        self._chance = random.Random(seed)
        self._vocabulary = _Skewed([self._word() for _ in range(12_000)], self._chance)
        self._surnames = [self._word().title() for _ in range(4_000)]
        self._given = [self._word().title() for _ in range(300)]
        self._topics = [self._topic() for _ in range(40)]
        self._stories: list[_Story] = []

    def __iter__(self) -> Iterator[Reading]:
        for number in count(1):
            if number % 50 == 0:  # topics come and go
                self._topics[self._chance.randrange(len(self._topics))] = self._topic()
            story = self._story()
            self._stories = [*self._stories[-500:], story]
            yield self._reading(number, story)

    def _story(self) -> _Story:
        drawn = self._chance.random()
        if self._stories and drawn < _PRINTED:
            return self._chance.choice(self._stories)
        topic = self._chance.choice(self._topics)
        if self._stories and drawn < _EDITED:
            copied = self._chance.choice(self._stories)
            return copied._replace(lines=(*copied.lines[: len(copied.lines) * 3 // 4], self._line(topic, 0)))
        cast = self._cast(topic)
        lines = [
            self._line(topic, self._chance.randrange(len(cast))) for _ in range(self._chance.randint(*_STATEMENTS))
        ]
        if self._stories and drawn < _QUOTING:
            quoted = self._chance.choice(self._stories)
            line, own = self._chance.choice(quoted.lines), {name: place for place, name in enumerate(cast)}
            if (name := quoted.cast[line.speaker]) not in own:
                cast = (*cast, name)
            lines[0] = line._replace(speaker=own.get(name, len(cast) - 1))
        return _Story(cast, tuple(lines))

    def _topic(self) -> _Topic:
        words, people = [self._word() for _ in range(400)], [self._name() for _ in range(60)]
        return _Topic(_Skewed(words, self._chance), _Skewed(people, self._chance))

    def _word(self) -> str:
        letters = ("bcdfghklmnprstvwz", "aeiou")
        return "".join(self._chance.choice(some) for _ in range(self._chance.randint(2, 4)) for some in letters)

    def _name(self) -> str:
        return f"{self._chance.choice(self._given)} {self._chance.choice(self._surnames)}"

    def _cast(self, topic: _Topic) -> tuple[str, ...]:
        number = self._chance.randint(*_CAST)
        names = [topic.people.draw() if self._chance.random() < 0.7 else self._name() for _ in range(number)]
        return tuple(dict.fromkeys([*names, *self._chance.sample(_UNNAMED, 3)]))

    def _line(self, topic: _Topic, speaker: int) -> _Line:
        rest = f" {self._words(topic).capitalize()}." if self._chance.random() < 0.45 else ""
        return _Line(speaker, self._chance.choice(_CUES), f"that {self._words(topic)}", rest)

    def _words(self, topic: _Topic) -> str:
        draw = self._chance.random
        words = [
            self._chance.choice(_COMMON)
            if draw() < 0.45
            else (topic.words if draw() < 0.5 else self._vocabulary).draw()
            for _ in range(self._chance.randint(6, 26))
        ]
        return " ".join(words)

    def _reading(self, number: int, story: _Story) -> Reading:
        text, mentions, attributions = "", defaultdict(list), []
        for place, line in enumerate(story.lines, 1):
            name, begin = story.cast[line.speaker], len(text)
            cue = begin + len(name) + 1
            content = cue + len(line.cue) + 1
            text += f"{name} {line.cue} {line.content}.{line.rest}\n\n"
            mentions[line.speaker].append((begin, cue - 1))
            attributions.append(
                Attribution(
                    id=f"a{place}",
                    source=((begin, cue - 1),),
                    cue=((cue, content - 1),),
                    content=((content, content + len(line.content)),),
                    speaker=f"p{line.speaker + 1}",
                    speaker_score=0.97,
                    chain=(f"p{line.speaker + 1}",),
                    kind="indirect",
                    type="assertion",
                    factuality=self._chance.choices(("actual", "negated", "future"), (92, 5, 3))[0],
                    polarity="affirmed",
                    score=round(self._chance.uniform(0.5, 1), 4),
                )
            )
        actors = [self._actor(place, name, mentions[place]) for place, name in enumerate(story.cast)]
        article = self._article(number, text)
        return Reading(article=article, attributions=tuple(attributions), actors=tuple(actors), model=_MODEL)

    def _actor(self, place: int, name: str, mentions: list[Span]) -> Actor:
        is_named = name[0].isupper()
        return Actor(
            id=f"p{place + 1}",
            name=name,
            kind="person" if is_named else "people",
            naming="named" if is_named else "anonymous",
            role="Sen." if is_named and place % 5 == 0 else None,
            mentions=tuple(mentions),
        )

    def _article(self, number: int, text: str) -> Article:
        return Article(
            id=Article.identify(text),
            location=None,
            title=f"Story {number} of {self._surnames[number % 97]}",
            publisher=f"The {self._surnames[number % 24]} Herald",
            author=f"{self._given[number % 60]} {self._surnames[number % 60]}",
            published=(date(2019, 1, 1) + timedelta(days=number // 8)).isoformat(),
            text=text,
            sections=(Section(kind="body", start=0, end=len(text)),),
        )


@dataclass(frozen=True, slots=True)
class Cost:
    """What the articles before a size cost."""

    articles: int
    milliseconds: float
    """CPU time an article, the median of the window."""
    kilobytes: float
    """An article, over the whole desk, indexes included."""
    megabytes: float
    """The most memory that the process has taken so far."""


def measure(tell: Callable[[str], None], sizes: tuple[int, ...] = SIZES) -> Part:
    """Add made-up articles to a desk and take their cost at each size."""
    with TemporaryDirectory() as folder:
        costs = list(costs_of(Path(folder) / "sayso.db", sizes, tell))
    first, figures = costs[0], []
    for cost in costs:
        name = f"{cost.articles:,} articles"
        grown = cost.milliseconds / first.milliseconds
        figures += [
            Figure(f"{name}: time an article", cost.milliseconds, "ms", 1, note=f"{grown:.2f} of the first"),
            Figure(f"{name}: size an article", cost.kilobytes, "kB", 1, most=MOST_KILOBYTES),
            Figure(f"{name}: memory", cost.megabytes, "MB", most=MOST_MEGABYTES),
        ]
    growth = max(cost.milliseconds for cost in costs) / first.milliseconds
    figures.append(Figure("growth of the time", growth, digits=2, most=MOST_GROWTH))
    remarks = [
        f"made-up readings, so the desk's part alone: CPU time, the median of the {WINDOW} articles before each size; "
        "the network's memory and time come on top (see adding and memory)",
    ]
    return Part("Growth of a desk", figures, remarks)


def costs_of(path: Path, sizes: tuple[int, ...], tell: Callable[[str], None]) -> Iterator[Cost]:
    """Fill a desk, and give the cost at each size."""
    readings = iter(MadeUp())
    spent: list[float] = []
    with open_desk(path) as desk:
        for number, reading in enumerate(readings, 1):
            began = time.process_time()
            with desk.writer() as writer:
                writer.keep(reading, f"https://news.example/{number}")
            spent.append(time.process_time() - began)
            if number not in sizes:
                continue
            tell(f"{number:,} articles")
            with desk.view() as view:
                size = view.size()
            window = sorted(spent[-WINDOW:])
            yield Cost(number, 1_000 * window[len(window) // 2], size / number / 1_000, peak_memory())
            if number == sizes[-1]:
                return


if __name__ == "__main__":
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    with TemporaryDirectory() as made:
        for cost in costs_of(Path(made) / "sayso.db", sizes, lambda _: None):
            sys.stdout.write(
                f"{cost.articles:7} {cost.milliseconds:6.1f} ms {cost.kilobytes:6.1f} kB {cost.megabytes:6.0f} MB\n"
            )
            sys.stdout.flush()
