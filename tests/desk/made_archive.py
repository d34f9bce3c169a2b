"""A made archive of 500 articles by five papers, and beside it the true table of who printed what and who said what.

Everything is drawn by a seeded generator, and the table is kept while the texts are made: nothing in it is computed by
the code of the desk.  Words are made up, so that two claims have words in common only where they are meant to.

Articles are reports of a paper's own, wire copy printed verbatim or edited by several papers, new versions at an
address, reports that quote another paper's source or have the same claim from another source, and texts without an
address.  A fifth has no date.  Among the people are namesakes, families, and those whom an article calls by their last
name alone.  People correct statements, forget articles, and take origin groups apart and put them back.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

from sayso.desk.judgements import corrections as correcting
from sayso.desk.judgements.corrections import By, Named
from sayso.desk.origins.review import groups, put_back, take_apart
from sayso.desk.store import Store
from sayso.records import Actor, Article, Attribution, Model, Reading, Span

PAPERS: Final = ("The Herald", "The Morning Star", "Evening Post", "The Courier", "Valley Gazette")
ARTICLES: Final = 500
_MODEL: Final = Model(name="made", version="1", sha256="5" * 64)
_EDITOR: Final = By("editor", "asked the reporter")


@dataclass(frozen=True)
class Person:
    """Somebody who speaks or is spoken to; two with one name are two."""

    key: str
    name: str
    kind: str = "person"
    naming: str = "named"
    role: str | None = None
    party: str | None = None
    state: str | None = None
    reason: str | None = None
    """The words that give a reason for anonymity."""

    @property
    def label(self) -> tuple[str, str]:
        """What tells one from another where several origins are counted: unnamed sources have no label of their own."""
        return (self.naming, self.name if self.naming == "named" else "")


@dataclass(frozen=True)
class Utterance:
    """Words that were said; ``claim`` is the same where others say the same in other words."""

    key: str
    claim: str
    words: str


@dataclass(frozen=True)
class Line:
    """One statement as it should be in the desk."""

    utterance: Utterance
    speaker: Person | None
    via: Person | None = None
    addressee: Person | None = None
    factuality: str | None = "actual"
    polarity: str | None = "affirmed"
    direct: bool = False
    checked: str | None = None
    outer: bool = False
    """Whether it is what ``via`` said, which holds the next line."""

    @property
    def made(self) -> bool:
        """Whether the statement was made, by the article's account."""
        return self.factuality in (None, "actual")

    @property
    def chain(self) -> tuple[Person, ...]:
        """The sources, the outermost first."""
        return tuple(person for person in (self.via, self.speaker) if person is not None) if self.speaker else ()


@dataclass(frozen=True)
class Story:
    """A text: statements between sentences that attribute nothing."""

    lines: tuple[tuple[str, Line], ...]
    """By the number of the attribution: ``a1``, ``a2`` and so on."""
    fillers: tuple[str, ...]
    head: str
    copy_of: str
    """Stories with one value are copies of one another: one origin."""


@dataclass
class Printing:
    """A story in a paper, and what the desk should have of it."""

    story: Story
    paper: str
    address: str | None
    published: str | None
    title: str
    author: str | None
    lines: dict[str, Line] = field(default_factory=dict)
    """By number, with corrections."""
    number: int = 0
    """Its row in the desk."""
    version: int | None = 1

    @property
    def day(self) -> str:
        """The day, or nothing."""
        return (self.published or "")[:10]


class Words:
    """Made-up words, each drawn once; they end in no ending that is cut off for comparison."""

    def __init__(self) -> None:
        self._numbers = count(7)

    def draw(self, number: int = 1) -> list[str]:
        """Draw some words."""
        return [self._word(next(self._numbers)) for _ in range(number)]

    @staticmethod
    def _word(number: int) -> str:
        word = ""
        for consonants, vowels in (("bdfgklmn", "aiou"), ("prtvz", "aiou"), ("bdklmnrt", "aiou"), ("fgpvz", "aou")):
            number, place = divmod(number, len(consonants))
            number, vowel = divmod(number, len(vowels))
            word += consonants[place] + vowels[vowel]
        return word


class MadeArchive:
    """The archive: what is printed, in the order in which it comes, and the truth about it."""

    def __init__(self, seed: int = 13) -> None:
        self.chance = random.Random(seed)
        self._words = Words()
        self._keys = count(1)
        self.people = self._people()
        self.namesakes = [person for person in self.people if person.key.startswith("namesake")]
        self.printings: list[Printing] = []
        self._make()

    # who there is

    def _people(self) -> list[Person]:
        names = [f"{a.title()} {b.title()}" for a, b in zip(*[iter(self._words.draw(80))] * 2, strict=True)]
        people = [Person(f"person {n}", name) for n, name in enumerate(names[:33])]
        for n in range(3):  # families: two with one last name
            last = names[n].split()[1]
            people.append(Person(f"family {n}", f"{names[36 + n].split()[0]} {last}"))
        for n, name in enumerate(names[33:36]):  # namesakes: one full name, two people
            people.append(Person(f"namesake {n} a", name, role="Senator", party="D", state="OH"))
            people.append(Person(f"namesake {n} b", name, role="Sheriff", party="R", state="TX"))
        institute = f"{self._words.draw()[0].title()} Institute"
        people.append(Person("institute", institute, kind="organisation"))
        people.append(Person("report", f"{institute} Report", kind="document"))
        people += [Person(f"role {n}", words, naming="role") for n, words in enumerate(("the governor", "the sheriff"))]
        return people

    def _source(self, key: int) -> Person | None:
        """Somebody who speaks: named mostly, else by role, unnamed, generic, or unknown."""
        drawn = self.chance.random()
        if drawn < 0.68:
            return self.chance.choice([one for one in self.people if one.naming == "named"])
        if drawn < 0.76:
            return self.chance.choice([one for one in self.people if one.naming == "role"])
        if drawn < 0.84:
            return Person(f"unnamed {key}", "a county official", naming="anonymous", reason="feared for the job")
        if drawn < 0.9:
            return Person(f"aides {key}", "two aides", kind="people", naming="anonymous")
        if drawn < 0.95:
            return Person(f"critics {key}", "critics", kind="people", naming="generic")
        return None

    def _utterance(self, claim: str | None = None, about: str = "") -> Utterance:
        key = f"u{next(self._keys)}"
        words = self._words.draw(9)
        said = f"the {words[0]} {words[1]} of the {words[2]} {words[3]} and a {words[4]} {words[5]} to the {words[6]} "
        return Utterance(key, claim or key, f"{said}{words[7]} {words[8]}{about}")

    def _in_other_words(self, utterance: Utterance) -> Utterance:
        """The same claim: the same words of content in another order, so that no run of eight is the same."""
        carrying = [word for word in utterance.words.split() if word not in ("the", "of", "and", "a", "to")]
        carrying = carrying[::2] + carrying[1::2]
        return Utterance(f"u{next(self._keys)}", utterance.claim, "that " + " with the ".join(carrying))

    def _line(self, speaker: Person | None, utterance: Utterance | None = None) -> Line:
        about = ""
        if utterance is None and self.chance.random() < 0.08:  # somebody is named in the content
            named = self.chance.choice([one for one in self.people if one.kind == "person" and one.naming == "named"])
            about = f" near {named.name}" if speaker is None or named.name != speaker.name else ""
        line = Line(utterance or self._utterance(about=about), speaker, direct=self.chance.random() < 0.3)
        drawn = self.chance.random()
        if drawn < 0.06:
            line = replace(line, factuality="negated")
        elif drawn < 0.1:
            line = replace(line, factuality="future")
        elif drawn < 0.15:
            line = replace(line, polarity="denied")
        return line

    def _story(self, lines: list[Line], *, copy_of: str | None = None) -> Story:
        numbered, place = [], 1
        for line in lines:
            numbered.append((f"a{place}", line))
            place += 1
        return Story(
            tuple(numbered),
            tuple(" ".join(self._words.draw(12)) for _ in range(len(lines) + 2)),
            " ".join(self._words.draw(4)),
            copy_of or f"story {next(self._keys)}",
        )

    def _own_lines(self) -> list[Line]:
        lines: list[Line] = []
        key = next(self._keys)
        speakers: list[Person | None] = [self._source(key) for _ in range(self.chance.randint(1, 4))]
        seen: set[str] = set()
        for speaker in speakers:
            if speaker is not None and speaker.name in seen:
                continue  # two of one name would be one in a reading
            seen |= {speaker.name} if speaker else set()
            lines.extend(self._line(speaker) for _ in range(self.chance.randint(1, 2)))
        named = [line.speaker for line in lines if line.speaker is not None and line.speaker.naming == "named"]
        outsider = next((one for one in self.chance.sample(self.people, 6) if one.name not in seen), None)
        if named and outsider is not None and outsider.naming == "named" and outsider.kind == "person":
            drawn = self.chance.random()
            if drawn < 0.15:
                lines[0] = replace(lines[0], addressee=outsider)
            elif drawn < 0.3 and lines[0].speaker is not None and lines[0].speaker.naming == "named":
                first = lines[0]
                inner = replace(first, via=first.speaker, speaker=outsider, factuality="actual", polarity="affirmed")
                inner = replace(inner, utterance=self._utterance(), direct=False)
                outer = Utterance(f"{inner.utterance.key} outer", inner.utterance.claim, inner.utterance.words)
                lines[0:1] = [
                    replace(inner, utterance=outer, speaker=first.speaker, via=None, outer=True),
                    inner,
                ]
        return lines

    # what is printed

    def _print(self, story: Story, paper: str, *, address: bool = True, dated: bool | None = None) -> Printing:
        number = len(self.printings) + 1
        is_dated = self.chance.random() > 0.2 if dated is None else dated
        month, day = self.chance.choice((1, 2, 3, 5, 11)), self.chance.randint(1, 28)
        published = f"2026-{month:02}-{day:02}" + self.chance.choice(("", "T08:30:00Z")) if is_dated else None
        host = paper.lower().replace(" ", "-")
        printing = Printing(
            story,
            paper,
            f"https://{host}.example/{number}" if address else None,
            published,
            f"Story {number} of {host}",
            self.chance.choice(("A. Roe", "B. Lind", None)),
            dict(story.lines),
            version=1 if address else None,
        )
        self.printings.append(printing)
        return printing

    def _make(self) -> None:
        chance = self.chance
        own = [self._print(self._story(self._own_lines()), chance.choice(PAPERS)) for _ in range(170)]
        for _ in range(40):  # wire copy, verbatim and edited
            wire = self._story(self._own_lines())
            papers = chance.sample(PAPERS, chance.randint(2, 4))
            for paper in papers:
                self._print(wire, paper, address=chance.random() > 0.1)
            if chance.random() < 0.7:
                edited = replace(wire, head=" ".join(self._words.draw(4)), fillers=wire.fillers[1:])
                self._print(edited, next(paper for paper in PAPERS if paper not in papers))
        for _ in range(30):  # the same words of the same source in a report of another paper
            line = self._plain(chance.choice(own))
            if line is not None:
                repeated = replace(line, direct=False, factuality="actual", polarity="affirmed", addressee=None)
                self._print(self._story([repeated, *self._others(line)]), chance.choice(PAPERS))
        for _ in range(30):  # the same claim from another source, in other words
            line = self._plain(chance.choice(own))
            if line is not None:
                (other, *rest) = self._others(line)
                said = replace(other, utterance=self._in_other_words(line.utterance), direct=False)
                self._print(self._story([said, *rest]), chance.choice(PAPERS))
        self._print_more(own)
        while len(self.printings) < ARTICLES + 6:
            self._print(self._story(self._own_lines()), chance.choice(PAPERS))

    def _print_more(self, own: list[Printing]) -> None:
        """Namesakes, last names alone, and new versions of what was printed."""
        chance = self.chance
        for person in self.namesakes * 3:
            self._print(self._story([self._line(person), self._line(person)]), chance.choice(PAPERS))
        for person in self.people[:3]:  # by the last name alone: nobody knows whether that is the same
            last = replace(person, key=f"stray {person.key}", name=person.name.split()[1])
            self._print(self._story([self._line(last)]), chance.choice(PAPERS))
        lasting = [one for one in own if len(one.story.lines) > 2 and one.story.lines[-1][1].via is None]
        for printing in chance.sample(lasting, 40):  # a new version: the last sentence is another
            *kept, _ = printing.story.lines
            numbers = [number for number, _ in kept]
            added = (f"a{len(numbers) + 1}", self._line(self._outsider(dict(kept))))
            story = replace(printing.story, lines=(*kept, added), fillers=printing.story.fillers)
            later = self._print(story, printing.paper)
            later.address, later.version = printing.address, 2
            later.published, later.author = printing.published, printing.author

    def _plain(self, printing: Printing) -> Line | None:
        """A statement of a named source that can be repeated."""
        return next(
            (
                line
                for _, line in printing.story.lines
                if line.speaker is not None
                and line.speaker.naming == "named"
                and line.via is None
                and not line.outer
                and not line.speaker.key.startswith(("namesake", "stray"))
            ),
            None,
        )

    def _others(self, line: Line) -> list[Line]:
        """Two statements by two other people."""
        taken = {line.speaker.name if line.speaker else ""}
        found: list[Line] = []
        while len(found) < 2:
            person = self.chance.choice(self.people[:30])
            if person.name not in taken and person.name.split()[1] not in {name.split()[-1] for name in taken if name}:
                taken.add(person.name)
                found.append(replace(self._line(person), factuality="actual", polarity="affirmed"))
        return found

    def _outsider(self, lines: dict[str, Line]) -> Person:
        names = {person.name for line in lines.values() for person in (*line.chain, line.addressee) if person}
        return next(one for one in self.chance.sample(self.people[:30], 30) if one.name not in names)

    # into a desk

    def fill(self, desk: Store) -> None:
        """Print everything into a desk in an order drawn by chance, with corrections and judgements on the way."""
        first = [printing for printing in self.printings if printing.version != 2]
        later = [printing for printing in self.printings if printing.version == 2]
        self.chance.shuffle(first)
        read: set[str] = set()
        for printing in first:
            self._keep(desk, printing, read)
        for printing in first[:30]:
            self._correct(desk, printing)
        before = {printing.address: printing for printing in first}
        for printing in later[:8]:
            self._correct(desk, before[printing.address])
        for printing in later:
            self._carry(before[printing.address], printing)
            self._keep(desk, printing, read)
        for printing in first[-6:]:
            with desk.writer() as writer:
                writer.forget(printing.number)
            self.printings.remove(printing)
        with desk.view() as view:
            some = [group.id for group in groups(view)][::25]
        with desk.writer() as writer:
            judgements = [take_apart(writer, id_, "editor", "to be put back") for id_ in some]
            for judgement in judgements:
                put_back(writer, judgement)

    def _keep(self, desk: Store, printing: Printing, read: set[str]) -> None:
        reading = reading_of(printing)
        with desk.writer() as writer:
            if reading.article.id in read:
                kept = writer.keep_printing(reading.article, printing.address)
            else:
                kept = writer.keep(reading, printing.address)
        read.add(reading.article.id)
        printing.number = kept.article
        assert kept.outcome == ("new version" if printing.version == 2 else "added"), printing

    def _correct(self, desk: Store, printing: Printing) -> None:
        """Correct a statement of a printing: another status, another speaker, none at all, or one that was missed."""
        ways = ["negate", "deny", "accept", "delete", "speaker", "add"]
        way = self.chance.choice(ways)
        number = next((n for n, line in printing.lines.items() if line.via is None and not line.outer), None)
        if number is None:
            return
        line = printing.lines[number]
        with desk.view() as view:
            id_ = next(one.id for one in view.statements_of(printing.number) if one.number == number)
        cast = {one.name: one for held in printing.lines.values() for one in held.chain if one.naming == "named"}
        with desk.writer() as writer:
            if way == "negate":
                factuality = "actual" if line.factuality == "negated" else "negated"
                correcting.change(writer, id_, {"factuality": factuality}, _EDITOR)
                printing.lines[number] = replace(line, factuality=factuality, checked="changed")
            elif way == "deny":
                polarity = "affirmed" if line.polarity == "denied" else "denied"
                correcting.change(writer, id_, {"polarity": polarity}, _EDITOR)
                printing.lines[number] = replace(line, polarity=polarity, checked="changed")
            elif way == "accept":
                correcting.accept(writer, id_, _EDITOR)
                printing.lines[number] = replace(line, checked="accepted")
            elif way == "delete":
                correcting.delete(writer, id_, _EDITOR)
                del printing.lines[number]
            elif way == "speaker" and (others := [one for name, one in cast.items() if one != line.speaker]):
                correcting.change(writer, id_, {"speaker": Named(others[0].name)}, _EDITOR)
                printing.lines[number] = replace(line, speaker=others[0], checked="changed")
            elif way == "add":
                words = printing.story.fillers[0]
                correcting.add(writer, printing.number, {"content": [words]}, _EDITOR)
                utterance = Utterance(f"filler {words}", f"filler {words}", words)
                printing.lines["c1"] = Line(utterance, None, factuality=None, polarity=None, checked="added")

    @staticmethod
    def _carry(before: Printing, after: Printing) -> None:
        """What was corrected in a version holds in the next one, where the statement is still there."""
        shared = dict(before.story.lines)
        for number, line in list(after.lines.items()):
            if shared.get(number) != line:
                continue
            if number not in before.lines:
                del after.lines[number]
            else:
                after.lines[number] = before.lines[number]
        if "c1" in before.lines:
            after.lines["c1"] = before.lines["c1"]

    # the true table

    def statements(self) -> Iterator[tuple[Printing, str, Line]]:
        """All statements that the desk should have."""
        for printing in self.printings:
            for number, line in printing.lines.items():
                yield printing, number, line

    def origins(self) -> dict[tuple[int, str], int]:
        """The number of independent origins of each statement, by article and number.

        Words of one source are one origin, wherever they are printed; what stands within another statement has its
        origin; the same claim by another source is another.
        """
        by_claim: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
        for _, _, line in self.statements():
            by_claim[line.utterance.claim].add(self._origin(line))
        return {
            (printing.number, number): len(by_claim[line.utterance.claim])
            for printing, number, line in self.statements()
        }

    @staticmethod
    def _origin(line: Line) -> tuple[Any, ...]:
        key = line.utterance.key.removesuffix(" outer")
        outermost = line.speaker if line.via is None else line.via
        return (key, outermost.label if outermost is not None else None)

    def copies(self) -> set[frozenset[int]]:
        """Articles that are copies of one another."""
        held: dict[str, set[int]] = defaultdict(set)
        for printing in self.printings:
            held[printing.story.copy_of].add(printing.number)
        return {frozenset(group) for group in held.values() if len(group) > 1}

    def repetitions(self) -> set[frozenset[tuple[int, str]]]:
        """Statements that repeat the same words of one source in several articles."""
        held: dict[tuple[Any, ...], set[tuple[int, str]]] = defaultdict(set)
        for printing, number, line in self.statements():
            held[line.utterance.key, line.speaker.label if line.speaker else None].add((printing.number, number))
        return {frozenset(group) for group in held.values() if len({article for article, _ in group}) > 1}


def reading_of(printing: Printing) -> Reading:
    """The reading of a printing: what a network would find in it if it found everything."""
    return _Maker(printing).reading()


class _Maker:
    """Makes the text of a printing, sentence by sentence, with the spans of its statements."""

    def __init__(self, printing: Printing) -> None:
        self.printing = printing
        self.text = printing.story.head.capitalize() + ".\n\n"
        self.actors: dict[str, Person] = {}
        self.mentions: dict[str, list[Span]] = defaultdict(list)
        self.reasons: dict[str, Span] = {}
        self.attributions: list[Attribution] = []

    def reading(self) -> Reading:
        """Make it."""
        story = self.printing.story
        for filler, (number, line) in zip(story.fillers, story.lines, strict=False):
            self._add(f"{filler}.\n\n")
            if line.via is None:  # else it stands in the sentence before
                self._sentence(number, line)
        for filler in story.fillers[len(story.lines) :]:
            self._add(f"{filler}.\n\n")
        article = Article(
            id=Article.identify(self.text),
            location=None,
            text=self.text,
            title=self.printing.title,
            publisher=self.printing.paper,
            published=self.printing.published,
            author=self.printing.author,
        )
        cast = [self._actor(number, person) for number, person in self.actors.items()]
        return Reading(article=article, attributions=tuple(self.attributions), actors=tuple(cast), model=_MODEL)

    def _add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def _sentence(self, number: str, line: Line) -> None:
        source = (self._named(line.speaker),) if line.speaker is not None else ()
        if source:
            self._add(" ")
        cue = self._add("told" if line.addressee else "said" if source else "It was said")
        self._add(" ")
        if line.addressee is not None:
            self._named(line.addressee)
            self._add(" ")
        begin = len(self.text)
        inner = None
        if line.outer:
            inner = next(own for _, own in self.printing.story.lines if own.utterance.key == line.utterance.key[:-6])
        if inner is not None:
            assert inner.speaker is not None and line.speaker is not None
            own_source = self._named(inner.speaker)
            self._add(" ")
            own_cue = self._add("had said")
            self._add(" ")
            own_content = self._add(inner.utterance.words)
            content = (begin, own_content[1])
        elif line.direct:
            content = self._add(f"“{line.utterance.words}”")
        else:
            content = self._add(line.utterance.words)
        reason = line.speaker.reason if line.speaker else None
        if reason is not None and line.speaker is not None:
            self._add(", who ")
            self.reasons[self._number(line.speaker)] = self._add(reason)
        self._add(".\n\n")
        self._attribute(number, line, (source, (cue,), (content,)))
        if inner is not None:
            following = f"a{int(number[1:]) + 1}"
            self._attribute(following, inner, ((own_source,), (own_cue,), (own_content,)), parent=number)

    def _attribute(
        self, number: str, line: Line, spans: tuple[tuple[Span, ...], ...], parent: str | None = None
    ) -> None:
        source, cue, content = spans
        self.attributions.append(
            Attribution.model_validate(
                {
                    "id": number,
                    "source": source,
                    "cue": cue,
                    "content": content,
                    "parent": parent,
                    "speaker": None if line.speaker is None else self._number(line.speaker),
                    "addressee": None if line.addressee is None else self._number(line.addressee),
                    "chain": tuple(self._number(person) for person in line.chain),
                    "kind": "direct" if line.direct else "indirect",
                    "type": "assertion",
                    "factuality": line.factuality,
                    "polarity": line.polarity,
                    "score": 0.9,
                }
            )
        )

    def _named(self, person: Person) -> Span:
        span = self._add(person.name)
        self.mentions[self._number(person)].append(span)
        return span

    def _number(self, person: Person) -> str:
        for number, known in self.actors.items():
            if known == person:
                return number
        number = f"p{len(self.actors) + 1}"
        self.actors[number] = person
        return number

    def _actor(self, number: str, person: Person) -> Actor:
        return Actor.model_validate(
            {
                "id": number,
                "name": person.name,
                "kind": person.kind,
                "naming": person.naming,
                "role": person.role,
                "party": person.party,
                "state": person.state,
                "anonymity_reason": self.reasons.get(number),
                "mentions": self.mentions[number],
            }
        )
