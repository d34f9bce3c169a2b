"""A noun phrase without anything beside it: determiner, owner, head noun, number, and a name with what leads to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from sayso.english.closed_classes import (
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
from sayso.english.contexts import COUNTING, MADE_PUBLIC, NEWS, POINTING, SEVERAL, UNIONS
from sayso.english.nouns import (
    AMOUNTS,
    DOCUMENTS,
    KINDS_BEHIND,
    KNOWN,
    NEAR,
    PERSONS,
    PSEUDONYMS,
    Number,
    singular,
)
from sayso.english.titles import OFFICES, TITLE_HEADS
from sayso.reading.actors.names.types import Run
from sayso.reading.text.words import Words
from sayso.records import Span

Form = Literal["pronoun", "name", "noun", "list"]
_KNOWN_AS: Final = frozenset({"known", "identified", "referred"})
SKIPPED: Final = listed('“ ” " ‘ « » — – - : ; ... …')
_NO_HEADS: Final = SKIPPED | set(")(,’'")
_DETERMINING: Final = ARTICLES | POSSESSIVES | INDEFINITE | VAGUE | {"several", "dozens"}
_DESCRIBED: Final = PERSONS | DOCUMENTS
_FACELESS: Final = listed("person source official")
_COUNTING: Final = DETERMINERS | COUNTING
_ONE_OR_MANY: Final = frozenset({"one", "many", "m", "f", "thing"})
"""What pronouns stand for that may be the subject of a clause."""


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
    capital: bool = False
    """Whether a word before the head has a capital: the Israeli military, Brannock police."""
    pseudonym: bool = False
    """Whether a number or a letter stands for the name: Witness 7, Individual B."""
    clause: Span | None = None
    """The relative clause: "who asked not to be named"."""
    restricted: bool = False
    """Whether no comma stands before that: "the man who called", not "the mayor, who left"."""

    @property
    def definite(self) -> bool:
        """Whether it speaks of someone known: the, that, his, Pike's."""
        return (
            self.determiner in {"the", "this", "that", "these", "those"} or self.determiner in POSSESSIVES or self.owned
        )

    @property
    def owned(self) -> bool:
        """Whether an owner stands before it."""
        return self.owner is not None and self.owner.first < self.first + 1 and self.determiner not in INDEFINITE


class NounPhrases:
    """Reads noun phrases of one text, but for what stands beside them."""

    def __init__(self, words: Words, runs: Sequence[Run]) -> None:
        self.words = words
        self.runs = runs
        self._firsts = [run.first for run in runs]

    def runs_in(self, first: int, last: int) -> list[Run]:
        """The names that begin between two words."""
        return list(self.runs[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)])

    def _named(self, run: Run) -> Phrase:
        return Phrase("name", self.words.span(run.first, run.last), run.first, run=run, noun=run.words[-1].lower())

    def _core(self, first: int, last: int) -> Phrase:
        """A phrase without anything beside it."""
        words = self.words
        if last - first == 1 and words.lower[first] in PRONOUNS:
            return Phrase("pronoun", words.span(first, last), first, noun=words.lower[first])
        if (pseudonym := self._pseudonym(first, last)) is not None:
            return pseudonym
        begin, determiner, count = self._determiner(first, last)
        owner, begin = self._owner(first, begin, last)
        stop = self._stop(begin, last)
        head_run = next((run for run in self.runs_in(begin, last) if run.first < stop <= run.last), None)
        if head_run is not None:
            return self._name_core(first, begin, head_run, owner, last)
        head = stop - 1
        while head > begin and words.word[head] in _NO_HEADS:
            head -= 1
        noun, number = singular(words.lower[head])
        if determiner in INDEFINITE:
            number = "one"
        elif (count is not None and count > 1) or determiner in SEVERAL:
            number = "many"
        inner = self._of(first, head, stop, last) or self._called(first, stop, last, noun)
        inner = inner or self._titled(first, stop, last, noun) or self._kind_behind(begin, head, noun)
        if inner is not None:
            return inner
        told = noun in DOCUMENTS and stop < last and self._begins_clause(stop, subject=True)
        end = stop if told else self._complement(stop, last)  # a letter / the group sent
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
            capital=any(words.word[i][0].isupper() for i in range(max(begin, first + 1), head))
            or any(run.first == first for run in self.runs_in(begin, head)),
        )

    def _named_before(self, begin: int, head: int) -> Phrase | None:
        """Whose a campaign or an administration is by the name before it: the Sanders campaign."""
        run = next((run for run in self.runs_in(begin, head) if run.last == head and run.type == "person"), None)
        return self._named(run) if run is not None and run.first == begin else None

    def _of(self, first: int, head: int, stop: int, last: int) -> Phrase | None:
        """A chorus of Republicans; one of them, two of the people."""
        words, noun = self.words, singular(self.words.lower[head])[0]
        if stop + 1 > last - 1 or words.lower[stop] != "of" or (noun not in AMOUNTS and noun not in POINTING):
            return None
        inner = self._core(stop + 1, last)
        if noun == "part" and inner.form == "noun":
            inner.span, inner.first = words.span(first, words.within(inner.span).stop), first
            return inner  # part of the order
        if noun in AMOUNTS and inner.form == "noun" and inner.number == "many":
            inner.span, inner.first = words.span(first, words.within(inner.span).stop), first
            inner.determiner, inner.count = "some" if inner.noun in NEAR | _FACELESS else "many", None
            return inner
        if noun not in POINTING:
            return None
        some = Phrase("noun", words.span(first, last), first, "of", inner.noun)
        some.number = "one" if words.lower[head] in {"one", "another"} else "many"
        some.count, some.owner, some.described = NUMBERS.get(words.lower[head]), inner, (words.lower[head],)
        return some

    def _known_as(self, first: int, last: int) -> Phrase | None:
        """A carer at the home, granted anonymity and known as Witness F."""
        low = self.words.lower
        for i in range(first + 1, last - 2):
            if low[i] == "as" and _KNOWN_AS.intersection(low[first:i]):
                pseudonym = self._pseudonym(i + 1, min(i + 3, last))
                if pseudonym is not None:
                    ended = next((j for j in range(first + 1, i) if low[j] in {",", "who", "known", "whose"}), i)
                    pseudonym.role = self.words.span(first, ended)
                    return pseudonym
        return None

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

    def _kind_behind(self, begin: int, head: int, noun: str) -> Phrase | None:
        """A name with what it names behind it: the opposition National Dawn party, the Hamas movement."""
        news = head > begin and self.words.lower[head - 1] in NEWS
        run = next((run for run in self.runs_in(begin, head) if run.last == head - news), None)
        if run is None or noun not in KINDS_BEHIND or self.words.lower[head] != noun or run.type in {"place", "person"}:
            return None
        if all(word.lower().rstrip(".") in UNIONS for word in run.words):
            return None  # the U.N. agency
        phrase = self._named(run)
        phrase.role_noun = "newswire" if news else noun  # the Associated Press news agency
        return phrase

    def _pseudonym(self, first: int, last: int) -> Phrase | None:
        """Witness 7, Individual-1, Doctor B."""
        words = self.words
        if last - first > 2:
            return self._numbered(first, last)
        noun, *rest = words.lower[first].split("-")
        if noun not in PSEUDONYMS or last - first not in {1, 2} or (last - first == 1) == (not rest):
            return None
        mark = rest[0] if rest else words.word[first + 1]
        is_word = mark[0].isupper() and mark.lower() in NUMBERS and words.word[first][0].isupper()  # Speaker One
        if not mark.isdecimal() and not (len(mark) == 1 and mark.isupper()) and not is_word:
            return None
        span = words.span(first, last)
        return Phrase("noun", span, first, "the", noun, described=(mark.lower(),), pseudonym=True)

    def _numbered(self, first: int, last: int) -> Phrase | None:
        """A label with a number behind the noun: SENIOR ADMINISTRATION OFFICIAL TWO."""
        words, noun = self.words, self.words.lower[last - 2]
        if noun not in PSEUDONYMS or not all(map(str.isupper, words.word[first : last - 1])):
            return None
        if words.lower[last - 1] not in NUMBERS and not words.word[last - 1].isdecimal():
            return None
        described = (*words.lower[first : last - 2], words.lower[last - 1])
        return Phrase("noun", words.span(first, last), first, "the", noun, described=described, pseudonym=True)

    def _titled(self, first: int, stop: int, last: int, noun: str) -> Phrase | None:
        """The name behind a title of several words: chief of staff Lenora Whitcomb."""
        low = self.words.lower
        if stop >= last or low[stop] not in {"of", "for"} or noun not in OFFICES:
            return None
        run = next((run for run in self.runs_in(stop + 2, last) if run.type == "person"), None)
        if run is None or low[run.first - 1] in PHRASE_ENDS or self.words.word[run.first - 1] == ",":
            return None
        if low[run.first - 1 - (low[run.first - 1] == ".")] in TITLE_HEADS:
            return None  # a spokesman for Gov. Ed Larch
        phrase = self._named(run)
        phrase.role, phrase.role_noun = self.words.span(first, run.first), noun
        return phrase

    def _determiner(self, first: int, last: int) -> tuple[int, str, int | None]:
        """Index behind the determiners, the one that counts, and the number."""
        words = self.words
        i, determiner, count = first, "", None
        while i < last - 1 and words.lower[i] in _COUNTING:
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
            if low in _DETERMINING:
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
            if words.lower[i] in PHRASE_ENDS or words.lower[i] in MADE_PUBLIC or words.word[i] == ",":
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
            ends = low in PHRASE_ENDS or (low in MADE_PUBLIC and low not in KNOWN)
            if i > begin and (ends or words.word[i] in {"(", ",", "—", "–", ";", ":"}):
                break
            if (
                i > begin
                and low.endswith(("ed", "ing", "ly"))
                and singular(words.lower[i - 1])[0] in _DESCRIBED
                and low not in KNOWN
                and low not in {"united", "family", "ally"}
            ):
                break
            if i > begin and self._begins_clause(i) and singular(words.lower[i - 1])[0] in DOCUMENTS:
                break
            i += 1
        return max(i, begin + 1)

    def _begins_clause(self, i: int, *, subject: bool = False) -> bool:
        """Whether a word behind a noun begins a clause or a time: a letter / he sent, a report / last year."""
        low = self.words.lower[i]
        begins = low in ARTICLES - {"that"} or (low in PRONOUNS and PRONOUNS[low][1] in _ONE_OR_MANY)
        return begins or (not subject and low in {"last", "earlier"})

    def _complement(self, stop: int, last: int) -> int:
        """Where the phrase ends: with its complement (a spokesman for the army), not with a bracket."""
        end = stop
        for i in range(stop, last):
            if self.words.word[i] in {"(", ","}:
                break
            end = i + 1
        if end > stop and self.words.lower[end - 1] in {"and", "or"}:
            end -= 1  # a log kept by the nurses / and reviewed
        return max(end, stop)

    def _name_core(self, first: int, begin: int, run: Run, owner: Phrase | None, last: int) -> Phrase:
        """A name, with what stands right before it: her brother Paul, TV chef Rex Malone, Sarmat's Defense Ministry."""
        words = self.words
        phrase = self._named(run)
        if run.first > begin:
            head = singular(words.lower[run.first - 1])[0]
            if head in KNOWN and words.lower[run.first - 2] in NEWS and run.first - begin > 1:
                head = "newswire"  # state news agency Fars
            if head in KNOWN or head in OFFICES:
                phrase.role = words.span(first, run.first)
                phrase.role_noun, phrase.role_owner = head, owner
        elif owner is not None:
            phrase.owner = owner
            if owner.run is not None and owner.run.type == "place" and run.type == "group":
                phrase.span = words.span(first, run.last)  # Spain’s Interior Ministry
        end = run.last
        if run.type == "group" and end + 1 < last and words.lower[end] in {"in", "of", "for", "at"}:
            end = self._complement(end, last)
        if first < run.first and phrase.role is None and words.lower[first] in ARTICLES:
            phrase.determiner = words.lower[first]
            phrase.span = words.span(first, end)
        return phrase
