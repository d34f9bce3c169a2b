"""What a source's words are made of: a noun phrase and what stands beside it, its clause, or several of them."""

from __future__ import annotations

from typing import Final

from sayso.english.closed_classes import DETERMINERS, PHRASE_ENDS, PRONOUNS
from sayso.english.contexts import POINTING, STATUSES
from sayso.english.nouns import CHIEFS, DOCUMENTS, FIRMS_OF, KNOWN, PERSONS, kind_of
from sayso.english.titles import OFFICES
from sayso.reading.actors.names.types import Run
from sayso.reading.actors.phrases.noun_phrases import SKIPPED, NounPhrases, Phrase
from sayso.records import Span

_GIVEN_AS: Final = (
    ["name", ","], ["nickname", ","], ["name", "as"], ["the", "name"], ["called", "only"], ["be", "called"],
    ["goes", "by"], ["go", "by"], ["went", "by"], ["called", "by"],
)  # fmt: skip
"""What stands before a name that is all someone gave: who asked to be called only Pat."""
_OFFICE_WORDS: Final = 5
"""How many words the second office of someone is long at most: and Chief Executive Officer."""
_BODIES: Final = frozenset({"organisation", "government", "outlet"})
_AUTHORS: Final = frozenset({"of", "for", "at", "by", "from", "with"})
"""What stands before names that only tell more of what stands before it."""


class Phrases(NounPhrases):
    """Reads what the words of sources are made of, in one text."""

    def read(self, span: Span) -> Phrase | None:
        """The phrase that a span holds; None if there is no word in it."""
        within = self.words.within(span)
        if not within:
            # a span that cuts a word: the word
            at = self.words.at(span[0])
            within = range(at, min(at + 1, len(self.words)))
        first, last = within.start, within.stop
        while first < last and (
            self.words.word[first] in SKIPPED or (self.words.lower[first] in {"by", "from", "to"} and last - first > 1)
        ):
            first += 1
        while last > first and self.words.word[last - 1] in {",", ".", ";", ":", *SKIPPED}:
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
        if (special := self._chief(first, last) or self._known_as(first, last)) is not None:
            return special
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

    def _chief(self, first: int, last: int) -> Phrase | None:
        """The name behind two offices in capitals: Ridgemont President and CEO Thaddeus Nwosu."""
        low = self.words.lower
        for i in range(first + 1, min(last - 2, first + 6)):
            if low[i] == ",":
                return None
            if low[i] == "and" and low[i - 1] in CHIEFS and self.words.word[i - 1][0].isupper():
                run = next((run for run in self.runs_in(i + 1, last) if run.type == "person"), None)
                between = () if run is None else low[i + 1 : run.first]
                if run is not None and len(between) < _OFFICE_WORDS and not PHRASE_ENDS.intersection(between):
                    phrase = self._named(run)
                    phrase.role, phrase.role_noun = self.words.span(first, run.first), low[i - 1]
                    return phrase
        return None

    def _first_name(self, clause: Span) -> Run | None:
        """A neighbor who gave only her first name, Dee; a man who gave his name as Roe."""
        within = self.words.within(clause)
        if not {"name", "nickname", "called", "goes", "go", "went"} & set(self.words.lower[within.start : within.stop]):
            return None
        for run in self.runs_in(within.start, within.stop):
            before = self.words.lower[max(within.start, run.first - 2) : run.first]
            if before in _GIVEN_AS or before[-1:] == ["as"]:
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
        if joint is None:
            return None
        inside = self._bracketed(first, last)
        runs = [run for run in self.runs_in(first, last) if run.type != "place" and run.first not in inside]
        if any(run.first < joint < run.last for run in runs):
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
        if words.lower[before[-1].last - 1] in CHIEFS and before[-1].person is None:
            return None  # Ridgemont President and CEO Thaddeus Nwosu
        chain = [before[-1]]
        for run in reversed(before[:-1]):
            if not self._joined(run.last, chain[0].first):
                break
            chain.insert(0, run)
        begin = chain[0].first
        if begin - first > 1 and not _AUTHORS.isdisjoint(words.lower[begin - 2 : begin]):
            return None  # Ken Dorsey, president of the Crane and Dock Brotherhood; projections by CNN and NPR
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
        ended = any(low == "," or (low != "and" and low in PHRASE_ENDS) for low in words.lower[first:joint])
        if ended or last - joint < 2:
            return None
        comma = next((i for i in range(joint, last) if words.word[i] == ","), last)
        left, right = self._core(first, joint), self._core(joint + 1, comma)
        run = right.run
        if run is not None and run.type == "person" and run.first > joint + 1 and left.noun in PERSONS:
            # businessman and Trump loyalist Stephen Schwarzman
            right.role = right.role or (None if left.determiner else words.span(joint + 1, run.first))
        role = right.role is not None and words.lower[joint + 1] not in DETERMINERS
        if left.form == "noun" and comma < last and not role:
            return None  # the founder and president, Ann Roe
        if left.form == "noun" and right.role is not None and role:
            right.role = words.span(first, words.at(right.role[1] - 1) + 1)
            return right  # the actress and activist Kamala Lopez
        if left.form == "noun" and left.noun in STATUSES and right.form == "noun" and right.number == "many":
            right.span, right.first, right.determiner, right.count = (
                words.span(first, last),
                first,
                left.determiner,
                left.count,
            )
            right.described = (*left.described, left.noun, *right.described)
            return right  # four current and former officials
        if left.noun in POINTING or not (left.noun or left.run) or not (right.noun or right.run):
            return None
        if left.form == "noun" and not left.determiner and right.form != "name":
            if right.form != "noun" or right.number != "many":
                return None
            right.span, right.first = words.span(first, last), first
            right.described = (*left.described, left.noun, *right.described) if left.number == "one" else ()
            return right  # current and former American officials
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

    def _is_office(self, core: Phrase) -> bool:
        """Whether what looks like a name is an office by itself, in capitals: the Speaker, the Chief Justice."""
        run = core.run
        if core.form != "name" or run is None or core.determiner != "the":
            return False
        return all(word.lower() in OFFICES | PERSONS for word in run.words)

    def _beside(self, core: Phrase, first: int, last: int) -> None:  # noqa: C901
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
        if words.lower[first] in {"including", "like", "especially", "among"}:
            return
        apposition = self._core(first, last)
        if core.noun in DOCUMENTS and words.lower[first].endswith("ed"):
            return  # the memo, dated March 9 and signed by Nina Castellano
        if (
            core.number == "many"
            and core.form == "noun"
            and not (core.noun in FIRMS_OF and apposition.form == "name" and not apposition.determiner)
        ):
            return
        if (
            self._is_office(core)
            and apposition.run is not None
            and apposition.run.type == "person"
            and not apposition.determiner
        ):
            # The Speaker, Sir Alan Whitby
            core.role, core.role_noun = core.span, core.noun
            core.run, core.span, core.first, core.determiner = apposition.run, apposition.span, apposition.first, ""
            return
        if core.form == "name":
            described = apposition.form == "noun" and (apposition.noun in KNOWN or apposition.determiner)
            if (
                core.run is not None
                and core.run.type != "group"
                and (described or (apposition.form == "name" and apposition.determiner))
            ) or (core.run is not None and described and core.role is None):
                core.role, core.role_noun, core.role_owner = words.span(first, last), apposition.noun, apposition.owner
            return
        if (
            apposition.form == "name"
            and core.form == "noun"
            and apposition.run is not None
            and core.role is None
            # their union, the Quay Workers’ League
            and (
                not apposition.determiner
                or apposition.run.type == "group"
                or _is_titled(apposition.run)
                or words.lower[first + 1] == "late"
                or kind_of(core.noun, "one") in _BODIES
            )
        ):
            core.role, core.role_noun, core.role_owner = core.span, core.noun, core.owner
            core.further_noun = apposition.role_noun
            core.form, core.run, core.span = "name", apposition.run, apposition.span
            core.first = apposition.first
        elif (
            apposition.form == "noun"
            and core.role is None
            and core.form == "noun"
            and kind_of(apposition.noun, apposition.number)
        ):
            core.role, core.role_noun = words.span(first, last), apposition.noun


def _is_titled(run: Run) -> bool:
    """Whether a title stands before a name, as in the Rev. Barnaby Colquhoun."""
    return run.person is not None and run.person.titled
