"""What stands beside names all over a text: party, state, age, roles, families, the byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sayso.english.closed_classes import ARTICLES, DETERMINERS, PHRASE_ENDS, POSSESSIVES, listed
from sayso.english.contexts import NONBINARY, OF_WRITER
from sayso.english.nouns import DEATHS, DOCUMENTS, KIN, KNOWN, ORGANISATIONS, OUTLETS, PERSONS, gender_of, singular
from sayso.english.titles import HONORIFICS, PLURAL_TITLES, STATE_OFFICES
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.names.types import Run
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.actors.phrases.places import in_words
from sayso.reading.actors.phrases.roles import beside
from sayso.reading.text.words import Words
from sayso.records import Span

_BYLINE: Final = re.compile(r"^[ \t]*(?:(?:Posted |Written |Story )?[Bb][Yy]|From:) ((?:[A-Z][\w.’'-]+ ?){2,4})", re.M)
# JUSTICE MARSH delivered the opinion of the Court.
_DELIVERS: Final = re.compile(
    r"^[ \t]*((?:Chief |CHIEF )?(?:Justice|JUSTICE|Judge|JUDGE) [A-Z][\w.’' -]{1,40}?),? "
    r"(?:delivered|announced) the (?:opinion|judgment)\b",
    re.M,
)
_SIGNED: Final = 4
"""How many lines at the end may hold a signature, with its place and office."""
_NAME_WORDS: Final = 6
"""How many words of a name may stand before its last."""
_REACH: Final = 12
"""How many words an apposition may be long."""


class Context:
    """Reads what stands beside names, into the entities."""

    def __init__(self, words: Words, phrases: Phrases, entities: list[Entity], owner: dict[int, int]) -> None:
        self.words, self.phrases, self.entities, self.owner = words, phrases, entities, owner
        self.owners: list[tuple[int, Phrase]] = []
        """Who is someone's, and the words that tell whose: ``her`` in "her brother Paul"."""
        self.beside: dict[int, int] = {}
        """The first word of an apposition -> whose it is: "*the negotiator*, Hal Winters"."""
        self.identified: dict[int, int] = {}
        """A pronoun -> who the text says it is: "named *him* as Brace"."""

    def read(self, runs: Sequence[Run]) -> None:
        """Learn what the text says beside every name."""
        shared: tuple[str, ...] = ()
        ended, previous = -1, -1
        for run in runs:
            index = self.owner.get(run.first)
            if index is None:
                continue
            entity = self.entities[index]
            if run.type == "person" and run.person is not None:
                titles = run.person.titles
                if run.first - ended <= 8 and not titles and self._listed(ended, run.first) and shared:
                    titles = shared
                    entity.learn_nouns(*sorted(self.entities[self.owner[previous]].nouns & _SHARED))
                shared = titles if titles and titles[0] in PLURAL_TITLES | STATE_OFFICES else ()
                ended, previous = run.last, run.first
                self._person(run, entity, legislator=bool(STATE_OFFICES & set(titles)))
            if run.first > 1 and self.words.lower[run.first - 1] == "of":
                entity.dead = entity.dead or self.words.lower[run.first - 2] in DEATHS
            self._before(run, entity)
            self._as(run, entity)
        self._pairs(runs)
        self._pronouns()

    def _pairs(self, runs: Sequence[Run]) -> None:
        """The entities mentioned together: "Wen Liu and Harold Beck"."""
        for left, right in pairwise(runs):
            if right.first - left.last == 1 and self.words.lower[left.last] == "and":
                a, b = self.owner.get(left.first), self.owner.get(right.first)
                if a is not None and b is not None and a != b:
                    self.entities[a].partners.add(b)
                    self.entities[b].partners.add(a)

    def _pronouns(self) -> None:
        """Take in who goes by "they": "Kit Marlow, who uses they/them pronouns", "Robin Achebe, a nonbinary poet"."""
        low = self.words.lower
        for i, word in enumerate(low):
            if word in NONBINARY or (word == "they" and self._names_pronoun(i)):
                first = self.words.opening[self.words.sentence[i]]
                people = [self.entities[self.owner[j]] for j in range(i, first - 1, -1) if j in self.owner]
                person = next((entity for entity in people if entity.kind == "person"), None)
                if person is not None:
                    person.goes_by_they = True

    def _names_pronoun(self, i: int) -> bool:
        """Whether "they" is spoken of as a pronoun: they/them, the pronouns they and them, goes by they."""
        low = self.words.lower
        if low[i + 1 : i + 2] in (["/"], ["and"]) and low[i + 2 : i + 3] in (["them"], ["their"], ["theirs"]):
            return True
        around = {"pronoun", "pronouns"}.intersection(low[max(0, i - 4) : i + 4])
        return bool(around) or low[max(0, i - 2) : i] in (["goes", "by"], ["go", "by"], ["went", "by"])

    def writer(self, sources: Sequence[Span] = ()) -> Entity | None:
        """Return who writes: by the byline, the head of an opinion, the signature of a letter, or the last line.

        A last line with one of the ``sources`` in it is no biography: someone speaks there.
        """
        byline = _DELIVERS.search(self.words.text) or _BYLINE.search(self.words.text)
        if byline is None:
            return self._signs(sources)
        for i in self.words.within(byline.span(1)):
            if i in self.owner:
                return self.entities[self.owner[i]]
        return None

    def _signs(self, sources: Sequence[Span]) -> Entity | None:
        """Return whose name stands alone in one of the last lines, or begins the last one and stands nowhere else."""
        lines = self._last_lines()
        for line in lines[:-1]:
            within = self.words.within(line)
            index = self.owner.get(within.start) if within else None
            entity = None if index is None else self.entities[index]
            if entity is None or entity.person is None or entity.person.single:
                continue
            rest = self.words.lower[within.start + len(entity.name.split()) : within.stop]
            if len(rest) <= 1:
                return entity
            about = line is lines[0] and rest[0] in OF_WRITER and len(entity.places) == 1
            speaks = (line[0] <= start < line[1] and self._speaks(start) for start, _ in sources)
            if about and not any(speaks):
                return entity
        return None

    def _speaks(self, start: int) -> bool:
        """Whether a source is more than a relative pronoun: not "her theater, *which* premiered the play"."""
        at = self.words.at(start)
        return at < len(self.words) and self.words.lower[at] not in {"which", "that", "who"}

    def _last_lines(self) -> list[Span]:
        """The last lines that are not blank, the very last first."""
        text, lines, end = self.words.text, list[Span](), len(self.words.text)
        while end > 0 and len(lines) < _SIGNED:
            begin = text.rfind("\n", 0, end) + 1
            if text[begin:end].strip():
                lines.append((begin, end))
            end = begin - 1
        return lines

    def _listed(self, first: int, last: int) -> bool:
        """Whether only commas, brackets and "and" part two names, that share a title: Reps. A (D-Utah), B and C."""
        depth = 0
        for i in range(first, last):
            word = self.words.word[i]
            depth += (word == "(") - (word == ")")
            if depth == 0 and word not in {",", "and", ")", "."}:
                return False
        return True

    def _person(self, run: Run, entity: Entity, *, legislator: bool) -> None:
        start, end = self.words.span(run.first, run.last)
        affiliation = beside(self.words.text, start, end, legislator)
        entity.party = entity.party or affiliation.party
        entity.state = entity.state or affiliation.state
        entity.age = entity.age or affiliation.age
        if affiliation.home:
            entity.described |= set(affiliation.home.lower().split())
        if run.words[0].lower() in _ADJECTIVES:
            entity.party = entity.party or _ADJECTIVES[run.words[0].lower()]
        behind = self.words.lower[run.last : run.last + 2]
        if affiliation.age or behind in ([",", "who"], [",", "whose"]):
            entity.vouched = True
        titled = run.person is not None and bool(run.person.titles)
        if titled and entity.title is None and run.person is not None:
            entity.title = self._title(run)
        if entity.state is None and titled and run.person is not None and STATE_OFFICES & set(run.person.titles):
            lead = self.words.text[start:end]
            if run.first > 0 and self.words.word[run.first - 1][0].isupper():
                lead = self.words.word[run.first - 1] + " " + lead
            entity.state = in_words(lead)
        self._behind(run, entity, skip=bool(affiliation.age))

    def _title(self, run: Run) -> str | None:
        """The office before a name as written, without courtesy titles: Sen., Mayor, Homeland Security Secretary."""
        assert run.person is not None
        count = len(run.person.given) + len(run.person.surname.split()) + bool(run.person.suffix)
        parts = run.words[: len(run.words) - count]
        if not parts or (len(parts) == 1 and parts[0].lower() in HONORIFICS):
            return None
        begin = self.words.start[run.first]
        name = run.words[len(parts)]
        at = self.words.text.find(name, begin)
        return self.words.text[begin:at].strip() or None

    def _behind(self, run: Run, entity: Entity, *, skip: bool) -> None:
        """An apposition behind a name: "Graham Teller, the chairman, and ..."."""
        words = self.words
        i = run.last
        if skip and i + 1 < len(words):
            i += 2
        if i + 1 < len(words) and words.lower[i] in {"is", "was"} and words.begins_sentence(run.first):
            self._is(run, entity, i + 1)
        if i + 1 >= len(words) or words.word[i] != "," or words.paragraph[i + 1] != words.paragraph[run.first]:
            return
        first = i + 1
        if words.lower[first] == "who" and first + 2 < len(words) and words.lower[first + 1] in {"is", "was"}:
            first += 2  # Bill Farrow, who is Dee's brother
        last = first
        while last < len(words) and last - first < _REACH and words.sentence[last] == words.sentence[run.first]:
            if words.word[last] in {",", ".", ";", "—", "–", ":", "”", "-"} or words.lower[last] in {
                "who",
                "which",
                "whose",
                "said",
                "says",
            }:
                break
            last += 1
        if last == first or last - first >= _REACH or words.sentence[last - 1] != words.sentence[run.first]:
            return
        self._role(entity, first, last)

    def _is(self, run: Run, entity: Entity, first: int) -> None:
        """Learn what someone is: "Victor Sand is *a painter* who has lived there since 1990"."""
        words, last = self.words, first
        if entity.kind != "person" or words.lower[first] not in {"a", "an", "the"}:
            return
        while last < len(words) and last - first < _REACH and words.sentence[last] == words.sentence[run.first]:
            if not words.word[last][0].isalnum() or (last > first and words.lower[last] in PHRASE_ENDS - {"of"}):
                break
            last += 1
        if last < len(words) and words.word[last] not in {"’s", "'s"}:
            self._role(entity, first, last)

    def _role(self, entity: Entity, first: int, last: int) -> None:
        words = self.words
        if (
            words.lower[first] not in ARTICLES | POSSESSIVES
            and singular(words.lower[first])[0] not in KNOWN
            and not self._owned(first, last)
        ):
            return
        phrase = self.phrases.read(words.span(first, last))
        if phrase is not None and phrase.form == "list" and all(member.form == "noun" for member in phrase.members):
            whole = phrase.span  # the local MP and a former environment minister
            phrase = phrase.members[0]
            phrase.span = whole
        fits = phrase is not None and (
            phrase.noun in PERSONS or entity.kind != "person" or (entity.doubtful and phrase.noun in _GROUPS)
        )
        if phrase is None or phrase.form != "noun" or not fits:
            return
        if phrase.number != "one" and entity.kind == "person":
            return
        self._take(entity, phrase)

    def _owned(self, first: int, last: int) -> bool:
        return any(self.words.lower[i] in {"’s", "'s"} for i in range(first, min(last, first + 4)))

    def _take(self, entity: Entity, phrase: Phrase) -> None:
        if entity.doubtful and phrase.noun in _GROUPS:
            entity.turn_group()  # an oil company, Borealis Petroleum
        self.beside[phrase.first] = entity.index
        entity.is_described(phrase.noun, phrase.described)
        if phrase.determiner in {"that", "this"}:
            entity.pointed.add(phrase.noun)
        elif phrase.determiner == "the" and phrase.first < (entity.places[0] if entity.places else 0):
            entity.again.setdefault(phrase.noun, phrase.first)
        if (
            " and " in self.words.text[phrase.span[0] : phrase.span[1]]
        ):  # the local MP and a former environment minister
            inner = [self.words.lower[i] for i in self.words.within(phrase.span)]
            entity.learn_nouns(*sorted(PERSONS.intersection(inner)))
            entity.described |= set(inner)
        entity.is_a(gender_of(phrase.noun), 12.0)
        entity.role = entity.role or phrase.span
        if phrase.owner is not None and not entity.relation:
            entity.relation = phrase.noun
            self.owners.append((entity.index, phrase.owner))

    def _before(self, run: Run, entity: Entity) -> None:
        """A role before a name: "the negotiator, Hal Winters", "her brother Paul", "TV chef Rex Malone"."""
        words = self.words
        comma = run.first > 1 and words.word[run.first - 1] == ","
        equals = run.first > 1 and words.lower[run.first - 1] in {"is", "was"}  # Her husband is Ewan Keane
        head = run.first - (2 if comma or equals else 1)
        if head < 0 or words.paragraph[head] != words.paragraph[run.first]:
            return
        address = equals and words.lower[head] in KIN and words.begins_sentence(head)  # Nonna is Rosa Castellano
        if not address and not self._is_role(run, entity, head):
            return
        ended = run.last >= len(words) or words.word[run.last] in {",", ".", ")", ";", ":", "”"}
        if (comma or equals) and not ended:
            return
        first = head if address else self._role_begins(head)
        if equals and not words.begins_sentence(first):
            return
        if words.lower[first] not in DETERMINERS and not self._owned(first, head + 1):
            # without a determiner a role is one word: architect Bruno Feld
            if comma or (equals and not address):
                return
            first = head
        phrase = self.phrases.read(words.span(first, head + 1))
        if phrase is not None and phrase.form == "noun":
            self._take(entity, phrase)
        self._double(first, entity)

    def _as(self, run: Run, entity: Entity) -> None:
        """Who is named at last: "identified the victim as Colin Brace", "named him as Brace"."""
        words = self.words
        if run.first < 3 or words.lower[run.first - 1] != "as" or run.type != "person":
            return
        for cue in range(run.first - 3, max(-1, run.first - 9), -1):
            if words.sentence[cue] != words.sentence[run.first]:
                return
            if words.lower[cue] in {"identified", "named", "identifies", "names", "identify", "identifying", "naming"}:
                self._take_identified(cue + 1, run.first - 1, entity)
                return

    def _take_identified(self, first: int, last: int, entity: Entity) -> None:
        if last - first == 1 and self.words.lower[first] in {"him", "her"}:
            self.identified[first] = entity.index
            entity.is_a("m" if self.words.lower[first] == "him" else "f", 8.0)
            return
        phrase = self.phrases.read(self.words.span(first, last))
        if phrase is not None and phrase.form == "noun" and phrase.number == "one" and phrase.definite:
            self.beside[phrase.first] = entity.index
            entity.learn_nouns(phrase.noun)

    def _is_role(self, run: Run, entity: Entity, head: int) -> bool:
        noun, number = singular(self.words.lower[head])
        if noun not in KNOWN or number != "one" or self.words.word[head][0].isupper():
            return False
        if noun in DOCUMENTS - PERSONS and entity.kind != "document":
            return False  # according to the affidavit, Travon Eddings, 24, ...
        if entity.kind == "person":
            return noun in PERSONS or (entity.doubtful and noun in _GROUPS)
        return run.type == "person" or head == run.first - 2

    def _role_begins(self, head: int) -> int:
        """The first word of a role that ends with ``head``: its determiner, or its owner's."""
        words, first = self.words, head
        while first > 0 and head - first < 7 and words.sentence[first - 1] == words.sentence[head]:
            before = words.lower[first - 1]
            if (
                words.lower[first] in DETERMINERS
                or (before in PHRASE_ENDS and before != "that")
                or before in {",", ".", ";", "“", "—"}
            ):
                break
            if before in {"’s", "'s"} and (owner := self._run_ending(first - 1)) is not None:
                return owner.first  # We met / Bo Farrow’s wife
            first -= 1
        while first > 1 and words.lower[first - 1] in {"’s", "'s"}:
            first -= 2
        if first > 2 and words.lower[first] == "the" and words.lower[first - 1] == "of":
            begin = first - 3 if words.lower[first - 3] in ARTICLES else first - 2
            if singular(words.lower[first - 2])[0] in PERSONS:
                return begin  # the head of / the trust, Whitney Kimbrell
        # Mr. Pike’s daughter: with the title and the given name
        around = self.phrases.runs_in(max(0, first - _NAME_WORDS), first)
        return next((run.first for run in around if run.last > first), first)

    def _run_ending(self, last: int) -> Run | None:
        """Return the name that ends right before a word."""
        around = self.phrases.runs_in(max(0, last - _NAME_WORDS), last)
        return next((run for run in around if run.last == last), None)

    def _double(self, first: int, entity: Entity) -> None:
        """One more apposition before one: "*His guest*, the actress Kamala Lopez"."""
        words = self.words
        if first < 3 or words.word[first - 1] != ",":
            return
        for begin in range(first - 2, max(-1, first - 6), -1):
            if words.lower[begin] in POSSESSIVES | {"the"}:
                phrase = self.phrases.read(words.span(begin, first - 1))
                if phrase is not None and phrase.form == "noun" and phrase.noun in PERSONS and phrase.number == "one":
                    self._take(entity, phrase)
                return
            if not words.word[begin][0].isalpha() or words.lower[begin] in PHRASE_ENDS:
                return


_GROUPS: Final = (ORGANISATIONS | OUTLETS) - PERSONS
_ADJECTIVES: Final = {"democratic": "D", "republican": "R", "independent": "I"}
_SHARED: Final = listed("senator representative congressman congresswoman governor")
