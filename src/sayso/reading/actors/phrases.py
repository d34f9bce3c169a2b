"""What a source's words are made of: determiner, owner, head noun, name, what stands beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from sayso.reading.actors.english import (
    ARTICLES,
    DETERMINERS,
    INDEFINITE,
    NUMBERS,
    PHRASE_ENDS,
    POSSESSIVES,
    PRONOUNS,
    VAGUE,
    listed,
)
from sayso.reading.actors.mentions import Run
from sayso.reading.actors.names import OFFICES
from sayso.reading.actors.nouns import DOCUMENTS, KNOWN, PERSONS, Number, kind_of, singular
from sayso.reading.actors.words import Words
from sayso.records import Span

Form = Literal["pronoun", "name", "noun", "list"]
_RELATIVES: Final = listed("who which whom whose that where when")
_POINTING: Final = listed(
    "former latter third second first other another one two three both all none some most many each few"
)
_AMOUNTS: Final = listed(
    "chorus group number handful host majority pair dozen score team series bunch range string lot variety list "
    "coalition hundred thousand million minority plurality half third quarter percent array circle trio"
)
_SEVERAL: Final = listed("some many several few most these those")
_SKIPPED: Final = listed('“ ” " ‘ « » — – - : ; ... …')


@dataclass(slots=True)
class Phrase:
    """A noun phrase; spans are ``[start, end)`` in the text, word indices in `Words`."""

    form: Form
    span: Span
    """The words that refer, without relative clause and without what only stands beside them."""
    first: int
    determiner: str = ""
    noun: str = ""
    """The head in the singular, lower case."""
    number: Number = "one"
    count: int | None = None
    described: tuple[str, ...] = ()
    """The words before the head, lower case; without determiner and owner."""
    run: Run | None = None
    owner: Phrase | None = None
    """Whose it is: ``his`` in "his lawyer", ``Mr. Pike`` in "a spokesman for Mr. Pike"."""
    role: Span | None = None
    """What is said beside a name: "Ruth Okafor, *the mayor of Lowell*", "*her brother* Paul"."""
    role_owner: Phrase | None = None
    role_noun: str = ""
    further_noun: str = ""
    """Of a second role: ``scot`` in "his doctor, *a young Scot* called Mair"."""
    members: list[Phrase] = field(default_factory=list)
    published: bool = False
    """Whether the words behind the head hold a name: "a poll *by Larchmont College*"."""
    clause: Span | None = None
    """The relative clause: "who asked not to be named"."""
    restricted: bool = False
    """Whether no comma stands before that: "the man who called", not "the mayor, who left"."""

    @property
    def definite(self) -> bool:
        """Whether it speaks of somebody known: the, that, his, Pike's."""
        return (
            self.determiner in {"the", "this", "that", "these", "those"} or self.determiner in POSSESSIVES or self.owned
        )

    @property
    def owned(self) -> bool:
        """Whether an owner stands before it."""
        return self.owner is not None and self.owner.first < self.first + 1 and self.determiner not in INDEFINITE


class Phrases:
    """Reads noun phrases of one text."""

    def __init__(self, words: Words, runs: Sequence[Run]) -> None:
        self.words = words
        self.runs = runs
        self._firsts = [run.first for run in runs]

    def runs_in(self, first: int, last: int) -> list[Run]:
        """The names that begin between two words."""
        return list(self.runs[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)])

    def read(self, span: Span) -> Phrase | None:
        """The phrase that a span holds; None if there is no word in it."""
        within = self.words.within(span)
        if not within:
            # a span that cuts a word: the word
            at = self.words.at(span[0])
            within = range(at, min(at + 1, len(self.words)))
        first, last = within.start, within.stop
        while first < last and (
            self.words.word[first] in _SKIPPED or (self.words.lower[first] in {"by", "from", "to"} and last - first > 1)
        ):
            first += 1
        while last > first and self.words.word[last - 1] in {",", ".", ";", ":", *_SKIPPED}:
            last -= 1
        while last - first > 1 and self.words.lower[last - 1] in {"’s", "'s", "’", "'"}:
            last -= 1
        if last - first > 1 and self.words.lower[last - 1] in {"himself", "herself", "itself", "themselves", "alone"}:
            last -= 1
        return self._phrase(first, last) if first < last else None

    def _phrase(self, first: int, last: int) -> Phrase:
        words = self.words
        short = last - first == 2 and words.lower[last - 1] in {
            "’ve",
            "’ll",
            "’re",
            "’d",
            "’m",
            "'ve",
            "'ll",
            "'re",
            "'d",
            "'m",
        }
        if (short or last - first == 1) and words.lower[first] in PRONOUNS:
            return Phrase("pronoun", words.span(first, first + 1), first, noun=words.lower[first])
        if words.lower[first] in {"who", "which"}:
            return Phrase("pronoun", words.span(first, first + 1), first, noun=words.lower[first])
        end, clause = self._clause(first, last)
        listed = self._list(first, end)
        if listed is not None:
            listed.clause = clause
            return listed
        segments = self._segments(first, end)
        core = self._core(*segments[0])
        core.clause, core.restricted = clause, clause is not None and words.word[end] != ","
        if clause is not None and (run := self._first_name(clause)) is not None and core.form == "noun":
            core.form, core.run, core.role, core.role_noun = "name", run, core.span, core.noun
            core.span, core.first = words.span(run.first, run.last), run.first
        if clause is not None and core.form == "noun" and (run := self._behind_clause(clause)) is not None:
            core.role, core.role_noun, core.role_owner = core.span, core.noun, core.owner
            core.form, core.run = "name", run
            core.span, core.first = words.span(run.first, run.last), run.first
        for a, b in segments[1:]:
            self._beside(core, a, b)
            if core.form == "name" and core.role is not None:
                break
        return core

    def _first_name(self, clause: Span) -> Run | None:
        """A neighbor who gave only her first name, Dee; a man who gave his name as Roe."""
        within = self.words.within(clause)
        if "name" not in self.words.lower[within.start : within.stop]:
            return None
        for run in self.runs_in(within.start, within.stop):
            before = self.words.lower[max(within.start, run.first - 2) : run.first]
            if before in (["name", ","], ["name", "as"], ["the", "name"]) or before[-1:] == ["as"]:
                return run
        return None

    def _behind_clause(self, clause: Span) -> Run | None:
        """The name behind a relative clause: the ranger who opened the door, / Mike Castillo."""
        within = self.words.within(clause)
        comma = max((i for i in within if self.words.word[i] == ","), default=None)
        if comma is None:
            return None
        runs = self.runs_in(comma + 1, within.stop)
        alone = len(runs) == 1 and runs[0].first == comma + 1 and runs[0].last == within.stop
        return runs[0] if alone and runs[0].type == "person" else None

    def _clause(self, first: int, last: int) -> tuple[int, Span | None]:
        """Where the relative clause begins, and the clause."""
        words = self.words
        for i in range(first + 1, last):
            if words.lower[i] in {"who", "which", "whom", "whose"} or (
                words.lower[i] in {"speaking", "citing", "that"} and words.word[i - 1] == ","
            ):
                end = i - 1 if words.word[i - 1] == "," else i
                if words.lower[end - 1] in {"of", "in", "from"}:  # a copy of which
                    end = max((j for j in range(first + 1, end) if words.word[j] == ","), default=end)
                return max(end, first + 1), words.span(i, last)
        return last, None

    def _segments(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts between commas and dashes, but for those in brackets."""
        out: list[tuple[int, int]] = []
        depth, begun = 0, first
        for i in range(first, last):
            word = self.words.word[i]
            depth += (word in "([") - (word in ")]")
            if word in {",", "—", "–"} and depth == 0:
                if i > begun:
                    out.append((begun, i))
                begun = i + 1
        if begun < last:
            out.append((begun, last))
        return out or [(first, last)]

    def _list(self, first: int, last: int) -> Phrase | None:
        """Several names joined by "and": Reps. Jim Roe (D-Utah), Ann Poe (R-Ga.) and Bo Coe (D-N.M.)."""
        words = self.words
        joint = next((i for i in range(last - 2, first, -1) if words.lower[i] == "and" or words.word[i] == "&"), None)
        inside = self._bracketed(first, last)
        runs = [run for run in self.runs_in(first, last) if run.type != "place" and run.first not in inside]
        if joint is None or any(run.first < joint < run.last for run in runs):
            return None
        after = next((run for run in runs if run.first == joint + 1 + (words.lower[joint + 1] == "the")), None)
        before = [run for run in runs if run.last <= joint]
        if after is not None and before and self._joined(before[-1].last, joint):
            return self._names(first, last, before, after)
        return self._pair(first, joint, last)

    def _names(self, first: int, last: int, before: list[Run], after: Run) -> Phrase | None:
        """A list of names that ends with ``after``, and what they are, if that stands before it."""
        words = self.words
        if {"’s", "'s"} & set(words.lower[after.last : last]):
            return None
        chain = [before[-1]]
        for run in reversed(before[:-1]):
            if not self._joined(run.last, chain[0].first):
                break
            chain.insert(0, run)
        begin = chain[0].first
        if begin - first > 1 and {words.lower[begin - 1], words.lower[begin - 2]} & {"of", "for", "at"}:
            return None  # Ken Dorsey, president of the Crane and Dock Brotherhood
        group = Phrase("list", words.span(begin, self._past_brackets(after.last, last)), begin)
        if begin - first > 1 and words.word[begin - 1] == ",":
            group.role = words.span(first, begin - 1)
            group.noun = self._core(first, begin - 1).noun
        group.members = [self._named(run) for run in (*chain, after)]
        group.number, group.count = "many", len(group.members)
        return group

    def _pair(self, first: int, joint: int, last: int) -> Phrase | None:
        """Marge and Walt Dombrowski; the mayor and her husband; officials and aides."""
        words = self.words
        ended = any(words.lower[i] in PHRASE_ENDS - {"and"} or words.word[i] == "," for i in range(first, joint))
        if ended or last - joint < 2:
            return None
        left, right = self._core(first, joint), self._core(joint + 1, last)
        if left.form == "noun" and "," in words.word[joint:last]:
            return None  # the founder and president, Ann Roe
        if left.form == "noun" and right.role is not None and words.lower[joint + 1] not in DETERMINERS:
            right.role = words.span(first, words.at(right.role[1] - 1) + 1)
            return right  # the actress and activist Kamala Lopez
        if left.noun in _POINTING or not (left.noun or left.run) or not (right.noun or right.run):
            return None
        if left.form == "noun" and not left.determiner and right.form != "name":
            if right.form != "noun" or right.number != "many":
                return None
            right.span, right.first, right.described = words.span(first, last), first, ()
            return right
        return Phrase("list", words.span(first, last), first, number="many", count=2, members=[left, right])

    def _bracketed(self, first: int, last: int) -> set[int]:
        """The words in brackets: (D-Port Hale)."""
        out: set[int] = set()
        depth = 0
        for i in range(first, last):
            depth += (self.words.word[i] == "(") - (self.words.word[i] == ")")
            if depth > 0:
                out.add(i)
        return out

    def _joined(self, first: int, last: int) -> bool:
        """Whether nothing but commas, "and" and brackets stands between two names."""
        i = first
        while i < last:
            if self.words.word[i] == "(":
                i = self._past_brackets(i, last)
                continue
            if self.words.word[i] not in {",", "and", ".", ";", "&", "the"}:
                return False
            i += 1
        return True

    def _past_brackets(self, i: int, last: int) -> int:
        if i < last and self.words.word[i] == "(":
            while i < last and self.words.word[i] != ")":
                i += 1
            return min(i + 1, last)
        return i

    def _named(self, run: Run) -> Phrase:
        return Phrase("name", self.words.span(run.first, run.last), run.first, run=run, noun=run.words[-1].lower())

    def _core(self, first: int, last: int) -> Phrase:
        """A phrase without anything beside it."""
        words = self.words
        if last - first == 1 and words.lower[first] in PRONOUNS:
            return Phrase("pronoun", words.span(first, last), first, noun=words.lower[first])
        begin, determiner, count = self._determiner(first, last)
        owner, begin = self._owner(first, begin, last)
        stop = self._stop(begin, last)
        head_run = next((run for run in self.runs_in(begin, last) if run.first < stop <= run.last), None)
        if head_run is not None:
            return self._name_core(first, begin, head_run, owner, last)
        head = stop - 1
        while head > begin and words.word[head] in _SKIPPED | {")", "(", ",", "’", "'"}:
            head -= 1
        noun, number = singular(words.lower[head])
        if determiner in INDEFINITE:
            number = "one"
        elif (count is not None and count > 1) or determiner in _SEVERAL:
            number = "many"
        inner = self._of(first, head, stop, last) or self._called(first, stop, last, noun)
        if inner is not None:
            return inner
        end = self._complement(stop, last)
        if owner is None:
            owner = self._named_before(begin, head)
        if owner is None and stop < last and words.lower[stop] in {"for", "of", "to"} and stop + 1 < last:
            target = self._core(stop + 1, end) if end > stop + 1 else None
            owner = (
                target
                if target is not None and (target.run is not None or target.form == "pronoun" or target.definite)
                else None
            )
        return Phrase(
            "noun",
            words.span(first, end),
            first,
            determiner,
            noun,
            number,
            count,
            tuple(words.lower[begin:head]),
            owner=owner,
            published=bool(self.runs_in(stop, end)),
        )

    def _named_before(self, begin: int, head: int) -> Phrase | None:
        """Whose a campaign or an administration is by the name before it: the Sanders campaign."""
        run = next((run for run in self.runs_in(begin, head) if run.last == head and run.type == "person"), None)
        return self._named(run) if run is not None and run.first == begin else None

    def _of(self, first: int, head: int, stop: int, last: int) -> Phrase | None:
        """A chorus of Republicans; one of them, two of the people."""
        words, noun = self.words, singular(self.words.lower[head])[0]
        if stop + 1 > last - 1 or words.lower[stop] != "of" or noun not in _AMOUNTS | _POINTING:
            return None
        inner = self._core(stop + 1, last)
        if noun in _AMOUNTS and inner.form == "noun" and inner.number == "many":
            inner.span, inner.first = words.span(first, words.within(inner.span).stop), first
            inner.determiner, inner.count = "some", None
            return inner
        if noun not in _POINTING:
            return None
        some = Phrase("noun", words.span(first, last), first, "of", inner.noun)
        some.number = "one" if words.lower[head] in {"one", "another"} else "many"
        some.count, some.owner, some.described = NUMBERS.get(words.lower[head]), inner, (words.lower[head],)
        return some

    def _called(self, first: int, stop: int, last: int, noun: str) -> Phrase | None:
        """A retired teacher named Joan Hale."""
        low = self.words.lower
        for run in self.runs_in(stop, last):
            before = low[stop : run.first][-2:]
            if run.type == "person" and (before[-1:] in (["named"], ["called"]) or before == ["known", "as"]):
                break
        else:
            return None
        phrase = self._named(run)
        phrase.role, phrase.role_noun = self.words.span(first, stop), noun
        return phrase

    def _determiner(self, first: int, last: int) -> tuple[int, str, int | None]:
        """Index behind the determiners, the one that counts, and the number."""
        words = self.words
        i, determiner, count = first, "", None
        while i < last - 1 and words.lower[i] in DETERMINERS | {
            "all",
            "at",
            "least",
            "about",
            "more",
            "than",
            "nearly",
        }:
            low = words.lower[i]
            if words.lower[i + 1] == "of":
                break
            if (
                low in {"at", "about", "more", "than", "least", "nearly"}
                and i == first
                and words.lower[i + 1] not in DETERMINERS
            ):
                break
            if low in NUMBERS:
                count = NUMBERS[low]
            if low in ARTICLES | POSSESSIVES | INDEFINITE | VAGUE or low in {"several", "dozens"}:
                determiner = determiner if determiner in {"the", "another"} else low
            elif not determiner:
                determiner = low
            i += 1
        if i < last - 1 and words.word[i].replace(",", "").isdecimal():
            count = int(words.word[i].replace(",", "")[:6])
            i += 1
        if determiner in {"one", "another"}:
            count = 1
        return i, determiner, count

    def _owner(self, first: int, begin: int, last: int) -> tuple[Phrase | None, int]:
        """Whose it is, and the index behind that."""
        words = self.words
        if begin > first and words.lower[begin - 1] in POSSESSIVES:
            return Phrase("pronoun", words.span(begin - 1, begin), begin - 1, noun=words.lower[begin - 1]), begin
        reached = begin
        for i in range(begin + 1, last - 1):
            mark = words.lower[i]
            plural = mark in {"’", "'"} and words.lower[i - 1].endswith("s") and words.end[i - 1] == words.start[i]
            if mark in {"’s", "'s"} or plural:
                if any(run.first < i < run.last for run in self.runs_in(max(0, first - 6), last)):
                    continue
                reached = i
                break
            if words.lower[i] in PHRASE_ENDS or words.word[i] == ",":
                break
        if reached == begin:
            return None, begin
        if words.lower[reached + 1] in {"department", "office"} and self.runs_in(begin, reached) == []:
            return None, begin  # the sheriff's department is no sheriff's
        return self._core(first, reached), reached + 1

    def _stop(self, begin: int, last: int) -> int:
        """Index behind the head."""
        words = self.words
        runs = {run.first: run for run in self.runs_in(begin, last)}
        i = begin
        while i < last:
            if i in runs:
                i = runs[i].last
                continue
            low = words.lower[i]
            if i > begin and (low in PHRASE_ENDS or words.word[i] in {"(", ",", "—", "–", ";", ":"}):
                break
            if (
                i > begin
                and low.endswith(("ed", "ing", "ly"))
                and singular(words.lower[i - 1])[0] in PERSONS | DOCUMENTS
                and low not in KNOWN
                and low not in {"united", "family", "ally"}
            ):
                break
            i += 1
        return max(i, begin + 1)

    def _complement(self, stop: int, last: int) -> int:
        """Where the phrase ends: with its complement (a spokesman for the army), not with a bracket."""
        end = stop
        for i in range(stop, last):
            if self.words.word[i] in {"(", ","}:
                break
            end = i + 1
        return max(end, stop)

    def _name_core(self, first: int, begin: int, run: Run, owner: Phrase | None, last: int) -> Phrase:
        """A name, with what stands right before it: her brother Paul, TV chef Rex Malone, Sarmat's Defense Ministry."""
        words = self.words
        phrase = self._named(run)
        if run.first > begin:
            head = singular(words.lower[run.first - 1])[0]
            if head in KNOWN or head in OFFICES:
                phrase.role = words.span(first, run.first)
                phrase.role_noun, phrase.role_owner = head, owner
        elif owner is not None:
            phrase.owner = owner
        end = run.last
        if run.type == "group" and end + 1 < last and words.lower[end] in {"in", "of", "for", "at"}:
            end = self._complement(end, last)
        if first < run.first and phrase.role is None and words.lower[first] in ARTICLES:
            phrase.determiner = words.lower[first]
            phrase.span = words.span(first, end)
        return phrase

    def _is_office(self, core: Phrase) -> bool:
        """Whether what looks like a name is an office by itself, in capitals: the Speaker, the Chief Justice."""
        run = core.run
        if core.form != "name" or run is None or core.determiner != "the":
            return False
        return all(word.lower() in OFFICES | PERSONS for word in run.words)

    def _beside(self, core: Phrase, first: int, last: int) -> None:
        """Take in what stands beside the phrase, behind a comma: its role, or the name of the one it describes."""
        words = self.words
        if core.noun in DOCUMENTS and words.word[first] in {"“", '"', "‘"}:
            return  # Your editorial of May 9, “Let the Dam Go,”
        if words.word[first].isdecimal() or words.lower[first] in {
            "jr",
            "sr",
            "of",
            "formerly",
            "speaking",
            "in",
            "at",
            "on",
        }:
            return
        if words.lower[first] in {"including", "like", "especially", "among"} or (
            core.number == "many" and core.form == "noun"
        ):
            return
        other = self._core(first, last)
        if self._is_office(core) and other.run is not None and other.run.type == "person" and not other.determiner:
            # The Speaker, Sir Alan Whitby
            core.role, core.role_noun = core.span, core.noun
            core.run, core.span, core.first, core.determiner = other.run, other.span, other.first, ""
            return
        if core.form == "name":
            described = other.form == "noun" and (other.noun in KNOWN or other.determiner)
            if (
                core.run is not None
                and core.run.type != "group"
                and (described or (other.form == "name" and other.determiner))
            ) or (core.run is not None and described and core.role is None):
                core.role, core.role_noun, core.role_owner = words.span(first, last), other.noun, other.owner
            return
        if (
            other.form == "name"
            and core.form == "noun"
            and other.run is not None
            and core.role is None
            and (not other.determiner or other.run.type == "group")  # their union, the Quay Workers’ League
        ):
            core.role, core.role_noun, core.role_owner = core.span, core.noun, core.owner
            core.further_noun = other.role_noun
            core.form, core.run, core.span = "name", other.run, other.span
            core.first = other.first
        elif other.form == "noun" and core.role is None and core.form == "noun" and kind_of(other.noun, other.number):
            core.role, core.role_noun = words.span(first, last), other.noun
