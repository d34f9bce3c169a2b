"""Names in a text, from capital letters alone or with the help of a network."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import Final

from sayso.english.bodies import COMPANY_FORMS
from sayso.english.contexts import BEFORE_ROLE
from sayso.english.given import GIVEN
from sayso.english.nouns import DOCUMENTS, KIN, KNOWN, PEOPLE, PERSONS, UNNAMED, VOICES, singular
from sayso.english.titles import PARTICLES
from sayso.names.parts import PersonName, parse
from sayso.reading.actors.cast import Name
from sayso.reading.actors.names.bodies import turn_bodies
from sayso.reading.actors.names.edges import cut_at, extend, is_capital, may_begin
from sayso.reading.actors.names.types import NameType, Run, classified, organises
from sayso.reading.text.words import Words
from sayso.records import Span

_DATELINE: Final = re.compile(
    r"^[ \t]*([A-Z][A-Z.’' -]{2,60}(?:, [A-Z][\w. ]{0,20})?(?: \([A-Z]\w+\))?) ?(?:[—–]|--?) ", re.M
)
"""Where a dispatch was filed: HARLOW FALLS, Ohio —"""

_AFFILIATION: Final = re.compile(r"(?:DFL|[DRIG])-[A-Z]")
"""Party and state in one word: D-Utah."""


_LABEL: Final = 3
"""How many words a name in a label has at most."""
_ROLE: Final = 8
"""How many words a role in a label has at most, with the marks around it."""
_NUMBERED: Final = frozenset({"u.s", "u.s.", "us", "circuit", "district"})
_NTH: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th|d)")


def find(words: Words, names: Sequence[Name], sources: Sequence[Span] = ()) -> list[Run]:
    """The names in a text, in order and without overlap; a capital that begins a source is sooner taken for one."""
    headlines, name_at = _shouted(words), placed(words, names)
    capitals = _capitals(words, headlines)
    runs = _classify(words, capitals, name_at, sources)
    turn_bodies(words, runs, name_at)
    known: dict[tuple[str, ...], Run] = {}
    _learn_names(known, runs)
    body = {words.word[i] for i in capitals if words.paragraph[i] >= words.lede} | {
        words.word[i] for span in sources for i in words.within(span)
    }
    for line in headlines:
        repeated = _known(words, line, known, {i: name for i, name in name_at.items() if _is_in(words, name, body)})
        _learn_names(known, repeated)
        runs += repeated
    return sorted(runs, key=lambda run: run.first)


def placed(words: Words, names: Sequence[Name]) -> dict[int, Name]:
    """The names that a network is sure enough of, by each of their words."""
    return {i: name for name in names if name.score >= 0.5 for i in words.within(name.span)}


def find_by_form(words: Words, name_at: dict[int, Name], sources: Sequence[Span] = ()) -> list[Run]:
    """The names outside of headlines, by their form, by a network and by one another."""
    return _classify(words, _capitals(words, _shouted(words)), name_at, sources)


def _classify(words: Words, capitals: list[int], name_at: dict[int, Name], sources: Sequence[Span]) -> list[Run]:
    inner = {words.word[i] for i in capitals if not words.begins_sentence(i)} | {
        words.word[words.at(start)] for start, _ in sources if words.at(start) < len(words)
    }
    runs: list[Run] = []
    last = 0
    for i in capitals:
        if i < last or _AFFILIATION.match(words.word[i]) or not may_begin(words, i, inner, name_at):
            continue
        first = i - _nth(words, i)
        last = extend(words, i, name_at)
        cut = cut_at(words, i, last)
        if cut < last:
            runs += classified(words, first, cut, name_at)
        runs += classified(words, cut if cut < last else first, last, name_at)
    _labels(words, runs)
    begun = {start for start, _ in sources}
    runs = [run for run in runs if not _is_role_in_label(words, run, begun)]
    _kin(words, runs)
    _doubt(words, [run for run in runs if run.first not in name_at])
    _agree(runs)
    _in_headline(words, runs)
    _spread_types(runs)
    return runs


def _shouted(words: Words) -> list[range]:
    """Headlines, and runs of words that are all capitals elsewhere."""
    headlines = _headlines(words)
    capitalised = {i for line in headlines for i in line}
    return headlines + [line for line in _shouts(words) if line.start not in capitalised]


def _capitals(words: Words, headlines: Sequence[range]) -> list[int]:
    """The words with a capital that tells something: outside of datelines and headlines."""
    datelines = [match.span(1) for match in _DATELINE.finditer(words.text)]
    skipped = {i for span in datelines for i in words.within(span)} | {i for line in headlines for i in line}
    return [i for i, word in enumerate(words.word) if i not in skipped and is_capital(word)]


def _nth(words: Words, i: int) -> bool:
    """Whether a number before a name is part of it: the 5th U.S. Circuit Court of Appeals."""
    return i > 0 and bool(_NTH.fullmatch(words.word[i - 1])) and words.lower[i] in _NUMBERED


def _labels(words: Words, runs: list[Run]) -> None:
    """Who takes a turn in a transcript is a person, though a name in capitals looks like a group's: WALSH:"""
    for run in runs:
        begins = run.first == 0 or words.paragraph[run.first - 1] != words.paragraph[run.first]
        labels = begins and run.last < len(words) and (words.word[run.last] == ":" or _is_label(words, run.last))
        shouted = len(run.words) <= _LABEL and all(map(str.isupper, run.words))
        single = len(run.words) == 1 or shouted
        if labels and run.type == "group" and single and not any(organises(word.lower()) for word in run.words):
            run.type, run.person = "person", parse(run.words)


def _is_role_in_label(words: Words, run: Run, sources: Collection[int]) -> bool:
    """Whether who takes a turn is named by a role alone, though each word has a capital: Audience Member:"""
    begins = run.first == 0 or words.paragraph[run.first - 1] != words.paragraph[run.first]
    if not begins or not (words.word[run.last : run.last + 1] == [":"] or words.start[run.first] in sources):
        return False
    *before, head = (word.lower() for word in run.words)
    noun = singular(head)[0]
    is_one = noun in PERSONS or noun in PEOPLE or noun in VOICES or noun in UNNAMED
    return is_one and all(word in BEFORE_ROLE or word in UNNAMED or word in KNOWN for word in before)


def _is_label(words: Words, i: int) -> bool:
    """Whether a role and a colon follow: MARTA VIGO, HOST:"""
    line = words.word[i : i + _ROLE]
    return (
        line[:1] == [","] and ":" in line and all(map(str.isupper, (w for w in line[: line.index(":")] if w.isalpha())))
    )


def _kin(words: Words, runs: list[Run]) -> None:
    """A single name beside a word for kin is a person's: Pike’s wife, Hana, waits."""
    for run in runs:
        head = run.first - (2 if run.first > 1 and words.word[run.first - 1] == "," else 1)
        if run.type == "unknown" and len(run.words) == 1 and head > 0 and words.lower[head] in KIN:
            run.type, run.person = "person", run.person or parse(run.words)
        called = run.first > 1 and words.lower[run.first - 1] in {"named", "called"}
        if called and run.type == "unknown" and len(run.words) == 1 and words.lower[run.first - 2] in PERSONS:
            run.type, run.person = "person", run.person or parse(run.words)  # a reader named Bettina


def _headlines(words: Words) -> list[range]:
    """Paragraphs in which every word has a capital: there a capital tells nothing."""
    out, first = [], 0
    while first < len(words):
        last = bisect_right(words.paragraph, words.paragraph[first], first)
        long = [word for word in words.word[first:last] if len(word) > 3 and word[0].isalpha()]
        if (
            len(long) >= 5
            and sum(word[0].isupper() for word in long) >= 0.9 * len(long)
            and ":" not in words.word[first:last]
        ):
            out.append(range(first, last))
        first = last
    return out


def _shouts(words: Words) -> list[range]:
    """Runs of words that are all capitals: DOES OBAMA WANT THEM TO BACK OFF? This report says ..."""
    out, first = [], 0
    for last, word in enumerate([*words.word[1:], "a"], 1):
        if (word.isupper() or not word[0].isalpha()) and word != ":":
            continue
        if last - first >= 4 and word != ":":
            loud = [word for word in words.word[first:last] if word.isupper() and len(word) > 1]
            if len(loud) >= 4:
                out.append(range(first, last))
        first = last + 1
    return out


def _learn_names(known: dict[tuple[str, ...], Run], runs: list[Run]) -> None:
    """Add names to those known, in full and by the surname, unless another one goes by the same words."""
    for run in runs:
        lower = tuple(word.lower() for word in run.words)
        known.setdefault(lower, run)
        if run.type == "person" and run.person is not None:
            known.setdefault((run.person.surname.lower(),), run)


def _is_in(words: Words, name: Name, body: set[str]) -> bool:
    """Whether the body of a text, or a source, has all words of a name in a headline: not Demogorgon Trump."""
    return all(words.word[i] in body for i in words.within(name.span) if is_capital(words.word[i]))


def _known(words: Words, line: range, known: dict[tuple[str, ...], Run], name_at: dict[int, Name]) -> list[Run]:
    """Names in a headline: those that the text has as well, in full or in their last word, and a network's."""
    out: list[Run] = []
    i = line.start
    while i < line.stop:
        for length in (4, 3, 2, 1):
            like = known.get(tuple(words.lower[i : i + length])) if i + length <= line.stop else None
            if like is not None:
                parts = tuple(words.word[i : i + length])
                person = parse(parts) if like.person is not None else None
                out.append(Run(i, i + length, parts, like.type, person, like.named))
                i += length
                break
        else:
            mine = words.within(name_at[i].span) if i in name_at else range(0)
            if mine and mine.start == i and mine.stop <= line.stop:
                out += classified(words, mine.start, mine.stop, name_at)
            i = max(i + 1, mine.stop)
    return out


def _doubt(words: Words, runs: list[Run]) -> None:
    """Capitals that look like a person's name and are not: the Clean Air Act, in Nassau Country.

    A person has no article.  A given name, a title or an initial leaves no doubt.
    """
    doubtful: dict[tuple[str, ...], list[Run]] = {}
    surnames = {
        run.words[-1].lower() for run in runs if len(run.words) == 1 or (run.person is not None and run.person.titled)
    }
    for run in runs:
        person = run.person
        if run.type != "person" or person is None or person.titled or person.single:
            continue
        if person.given[0].lower() in GIVEN or any(len(part) == 1 for part in person.given):
            continue
        doubtful.setdefault(run.words, []).append(run)
    for alike in doubtful.values():
        before = {words.lower[run.first - 1] if run.first else "" for run in alike}
        type_: NameType | None = None
        if "the" in before or singular(alike[0].words[-1].lower())[0] in DOCUMENTS:
            type_ = "unknown"
        elif before == {"at"}:
            type_ = "group"
        elif before <= {"in", "near", "outside", "from", "between"} and alike[0].words[-1].lower() not in surnames:
            type_ = "place"
        if type_ is not None:
            for run in alike:
                run.type, run.person = type_, None


def _in_headline(words: Words, runs: list[Run]) -> None:
    """A capital before a name in a headline is a word like others, if the text has another: Late Barrondo goal."""
    _drop_lines(words, runs)
    body = [run.person for run in runs if words.paragraph[run.first] >= words.lede and run.person is not None]
    known = {name.lower() for person in body if person.given for name in (person.surname, person.given[0])}
    for run in runs:
        person = run.person
        if words.paragraph[run.first] >= words.lede or run.type != "person" or person is None or person.titled:
            continue
        if len(run.words) == 2 and person.gender is None and run.words[1].lower() in known:
            last = run.words[1]
            run.first, run.words, run.named, run.person = run.first + 1, (last,), last, parse((last,))


def _drop_lines(words: Words, runs: list[Run]) -> None:
    """Drop what is the whole first line and no known name: the headline "Bridge Closes"."""
    for run in [run for run in runs if words.paragraph[run.first] < words.lede]:
        person = run.person if run.type == "person" else None
        whole = run.first == 0 and run.last < len(words) and words.paragraph[run.last] != words.paragraph[run.first]
        if person is None or not whole or person.titled or person.single or person.gender is not None:
            continue
        if not any(later.words[-1] == run.words[-1] for later in runs if later is not run):
            runs.remove(run)


def _agree(runs: list[Run]) -> None:
    """One name is one type: a group's where it is a group's once, and no given name tells otherwise."""
    grouped = {run.words for run in runs if run.type == "group" and len(run.words) > 1}
    grouped |= {words[:-1] for words in grouped if words[-1].lower() in COMPANY_FORMS and len(words) > 2}
    for run in runs:
        person = run.person if run.words in grouped and run.type == "person" else None
        if person is not None and not person.titled and person.gender is None:
            run.type, run.person = "group", None


def _spread_types(runs: list[Run]) -> None:
    """A single word of unknown type is what a longer name with it is: Okafor, Corvid."""
    surnames = {run.person.surname.lower() for run in runs if run.type == "person" and run.person}
    for run in runs:
        titles, whole = ((), " ".join(run.words)) if run.person is None else (run.person.titles, run.person.full)
        if " " in whole and whole.split()[0].lower() in PARTICLES and whole.lower() in surnames:
            # Van Amerlaan said, MR. VAN AMERLAAN:, for Joost van Amerlaan
            run.type, run.person = "person", PersonName(titles, (), whole)
            continue
        shouted = run.type == "group" and run.words[0].isupper()
        if (shouted or run.type in {"unknown", "place"}) and len(run.words) == 1 and run.words[0].lower() in surnames:
            run.type = "person"
            run.person = run.person or parse(run.words)
