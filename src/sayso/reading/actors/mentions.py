"""Names in a text, from capital letters alone or with the help of a network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.reading.actors.cast import Name
from sayso.reading.actors.english import NO_NAMES, PRONOUNS, is_adjective, listed
from sayso.reading.actors.given import GIVEN
from sayso.reading.actors.names import COURTESY, OFFICES, PARTICLES, PersonName, initials, is_title, parse
from sayso.reading.actors.nouns import (
    DOCUMENTS,
    GOVERNMENTS,
    KIN,
    KNOWN,
    ORGANISATIONS,
    OUTLETS,
    PERSONS,
    PLURALS,
    kind_of,
    singular,
)
from sayso.reading.actors.words import Words
from sayso.records import Span
from sayso.states import NAMES as STATES
from sayso.states import postal

NameType = Literal["person", "group", "place", "unknown"]

_INSIDE: Final = listed("of for on the and to in without against")
_ORGANISING: Final = listed(
    "inc corp llc ltd plc co & associates partners holdings brothers foods airlines airways motors systems "
    "technologies technology industries energy steel oil gas pharmaceuticals entertainment pictures records media "
    "times post herald tribune news gazette weekly journal chronicle courier dispatch examiner globe guardian "
    "inquirer ledger mail mirror observer press record register reporter sentinel star sun telegraph today beacon "
    "bugle argus echo standard review monitor plaindealer bulletin wire daily house office elementary works line "
    "lines aggregates logistics freight trucking shipping transport transportation mining realty properties "
    "securities insurance financial bancorp mills brewing labs laboratories studios software telecom wireless "
    "healthcare biotech therapeutics united rovers wanderers athletic diner cafe café bar grill pub inn orchards "
    "orchard farms vineyard winery teachers workers doctors mothers americans citizens nations u.n aclu nato gop"
)
_PLACES: Final = listed(
    "street st avenue ave road rd boulevard lane drive square river lake creek falls hills hill valley mountain "
    "mount bay beach island islands county park bridge highway route ridge springs heights harbor harbour port "
    "city town village township field fields forest basin dam canyon coast airport station stadium tower building "
    "point cove hall plaza center-street north south east west ocean sea desert peninsula wharf quay pier"
)
NATURAL: Final = listed(
    "street st avenue ave road rd boulevard lane drive river lake creek falls hills hill valley mountain mount bay "
    "beach bridge highway route ridge springs dam canyon forest field fields ocean sea desert wharf quay pier"
)
"""Places that nobody governs from."""
_KNOWN_PLACES: Final = listed(
    "washington london paris moscow beijing brussels geneva rome berlin tehran baghdad kabul jerusalem cairo tokyo "
    "europe africa asia america britain england scotland wales ireland france germany italy spain russia china "
    "iran iraq israel syria afghanistan pakistan india japan mexico canada australia ukraine turkey egypt boston "
    "chicago denver detroit houston dallas philadelphia seattle miami atlanta manhattan brooklyn hollywood"
)
_PLACE_BEGINS: Final = listed("san los las santa st fort port new el lake mount mt cape north south east west")
_PLACE_ENDS: Final = listed("county township avenue boulevard airport highway peninsula")
_GOVERNING: Final = listed(
    "congress kremlin pentagon downing whitehall commons senate parliament hamas hezbollah fatah taliban"
)
NAMED_OUTLETS: Final = listed(
    "reuters ap afp upi bbc cnn msnbc nbc abc cbs fox npr pbs politico bloomberg axios buzzfeed huffpost vox slate "
    "salon propublica newsweek economist atlantic xinhua tass interfax cnbc c-span itv"
)
_DATELINE: Final = re.compile(
    r"^[ \t]*([A-Z][A-Z.’' -]{2,60}(?:, [A-Z][\w. ]{0,20})?(?: \([A-Z]\w+\))?) ?(?:[—–]|--?) ", re.M
)
"""Where a dispatch was filed: HARLOW FALLS, Ohio —"""

_AFFILIATION: Final = re.compile(r"(?:DFL|[DRIG])-[A-Z]")
"""Party and state in one word: D-Utah."""


_NICK: Final = frozenset("“”\"()‘’'")


@dataclass(slots=True)
class Run:
    """A name in the text: the words ``first`` up to but without ``last``, titles included."""

    first: int
    last: int
    words: tuple[str, ...]
    type: NameType
    person: PersonName | None = None
    named: str = ""
    """The name as written, without titles, stops included: Joseph R. Biden Jr."""
    nicknames: tuple[str, ...] = ()
    """In lower case: nell, for Eleanor “Nell” Vance."""
    vouched: bool = False
    """Whether a network takes it for a person's."""


def find(words: Words, names: Sequence[Name], sources: Sequence[Span] = ()) -> list[Run]:
    """The names in a text, in order and without overlap; a capital that begins a source is sooner taken for one."""
    datelines = [match.span(1) for match in _DATELINE.finditer(words.text)]
    headlines = _headlines(words)
    headlines += [line for line in _shouts(words) if not any(line.start in other for other in headlines)]
    skipped = {i for span in datelines for i in words.within(span)} | {i for line in headlines for i in line}
    told = {i: name for name in names if name.score >= 0.5 for i in words.within(name.span)}
    inner = _inner_capitals(words, skipped) | {
        words.word[words.at(start)] for start, _ in sources if words.at(start) < len(words)
    }
    runs: list[Run] = []
    i = 0
    while i < len(words):
        if i in skipped or _AFFILIATION.match(words.word[i]) or not _may_begin(words, i, inner, told):
            i += 1
            continue
        last = _extend(words, i, told)
        cut = _cut(words, i, last)
        if cut < last:
            runs += _classified(words, i, cut, told)
        runs += _classified(words, cut if cut < last else i, last, told)
        i = last
    _labels(words, runs)
    _kin(words, runs)
    _doubt(words, [run for run in runs if run.first not in told])
    _spread_types(runs)
    for line in headlines:
        runs += _known(words, line, runs, told)
    return sorted(runs, key=lambda run: run.first)


def _labels(words: Words, runs: list[Run]) -> None:
    """Who takes a turn in a transcript is a person, though a name in capitals looks like a group's: WALSH:"""
    for run in runs:
        begins = run.first == 0 or words.paragraph[run.first - 1] != words.paragraph[run.first]
        labels = begins and run.last < len(words) and words.word[run.last] == ":"
        if labels and run.type == "group" and len(run.words) == 1 and not _organises(run.words[0].lower()):
            run.type, run.person = "person", parse(run.words)


def _kin(words: Words, runs: list[Run]) -> None:
    """A single name beside a word for kin is a person's: Pike’s wife, Hana, waits."""
    for run in runs:
        head = run.first - (2 if run.first > 1 and words.word[run.first - 1] == "," else 1)
        if run.type == "unknown" and len(run.words) == 1 and head > 0 and words.lower[head] in KIN:
            run.type, run.person = "person", run.person or parse(run.words)


def _cut(words: Words, first: int, last: int) -> int:
    """Where a person's name begins inside of a run: the House / Newt Gingrich; else the end of the run."""
    low = words.lower
    person = (
        last - first > 2 and low[last - 2] in GIVEN and not _organises(low[last - 1]) and low[last - 3] not in OFFICES
    )
    return last - 2 if person and _organises(low[last - 3]) else last


def _headlines(words: Words) -> list[range]:
    """Paragraphs in which every word has a capital: there a capital tells nothing."""
    out, first = [], 0
    for last in range(1, len(words) + 1):
        if last < len(words) and words.paragraph[last] == words.paragraph[first]:
            continue
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
    for last in range(1, len(words) + 1):
        word = words.word[last] if last < len(words) else "a"
        if last < len(words) and (word.isupper() or not word[0].isalpha()) and word != ":":
            continue
        loud = [word for word in words.word[first:last] if word.isupper() and len(word) > 1]
        if len(loud) >= 4 and word != ":":
            out.append(range(first, last))
        first = last + 1
    return out


def _known(words: Words, line: range, runs: list[Run], told: dict[int, Name]) -> list[Run]:
    """Names in a headline: those that the text has as well, in full or in their last word, and a network's."""
    known: dict[tuple[str, ...], Run] = {}
    for run in runs:
        lower = tuple(word.lower() for word in run.words)
        known.setdefault(lower, run)
        if run.type == "person" and run.person is not None:
            known.setdefault((run.person.surname.lower(),), run)
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
            mine = words.within(told[i].span) if i in told else range(0)
            if mine and mine.start == i and mine.stop <= line.stop:
                out += _classified(words, mine.start, mine.stop, told)
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


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (word[0].isalpha())


def _inner_capitals(words: Words, skipped: set[int]) -> set[str]:
    """Words with a capital somewhere else than at the beginning of a sentence: names, most of them."""
    return {
        word
        for i, word in enumerate(words.word)
        if word[0].isupper() and i not in skipped and not words.begins_sentence(i)
    }


def _may_begin(words: Words, i: int, inner: set[str], told: dict[int, Name]) -> bool:
    word = words.word[i]
    if not _is_capital(word):
        return False
    if i in told:
        return words.lower[i] not in NO_NAMES or told[i].span[0] == words.start[i]
    low = words.lower[i]
    if low in NO_NAMES:
        return low in _MONTHLIKE and _goes_on(words, i + 1)
    if not words.begins_sentence(i):
        return not (is_adjective(word) and not _goes_on(words, i + 1))
    if low in GIVEN or low in OFFICES or low in COURTESY or _goes_on(words, i + 1):
        return singular(low)[1] == "one" or low in GIVEN or _goes_on(words, i + 1)
    noun, number = singular(low)
    crowd = number == "many" and kind_of(noun, number) == "people" and words.lower[i + 1 : i + 2] in _WHERE
    known = noun in KNOWN or low in PLURALS or crowd  # Dockers in Port Grey
    return (word in inner and not known) or (not known and _acts(words, i + 1))


_WHERE: Final = (["in"], ["at"], ["from"], ["of"], ["who"], ["with"], ["on"])


def _acts(words: Words, i: int) -> bool:
    """Whether what follows the first word of a sentence lets it be a name: Mbeki laughed, Southway would not."""
    if i >= len(words):
        return True
    low = words.lower[i]
    return low in _VERBS or low in {"’s", "'s", ","} or (low.endswith("ed") and len(low) > 4)


_MONTHLIKE: Final = listed("june april may august")
_VERBS: Final = listed(
    "said says told tells was is has had will would could did does can may might wrote thought thinks knew knows "
    "called made took went came gave got became felt left met put ran sat saw spoke stood won lost"
)


def _goes_on(words: Words, i: int) -> bool:
    """Whether a capital follows, so that two words make a name."""
    if i < len(words) and words.word[i] == "." and words.is_stop(i):
        i += 1
    while i + 1 < len(words) and words.word[i] in PARTICLES:
        i += 1
    return i < len(words) and _is_capital(words.word[i]) and words.lower[i] not in NO_NAMES and words.lower[i] != "i"


def _extend(words: Words, first: int, told: dict[int, Name]) -> int:
    """The end of the name that begins here."""
    i = first + 1
    while i < len(words):
        word, low = words.word[i], words.lower[i]
        if words.sentence[i] != words.sentence[first]:
            break
        if word == "." and words.is_stop(i) and i + 1 < len(words) and _is_capital(words.word[i + 1]):
            i += 1
            continue
        if _is_capital(word) and low not in {"i", "i’m", "i'm"}:
            if words.word[i - 1] == "." and not words.is_stop(i - 1):
                break
            if low in _NEVER and not (i in told and told[i].span[0] < words.start[i]):
                break
            i += 1
            continue
        if word == "&" and i + 1 < len(words) and _is_capital(words.word[i + 1]):
            i += 2
            continue
        reached = _nickname(words, i) or _join(words, first, i)
        if reached is None:
            break
        i = reached
    while i - 1 > first and words.word[i - 1] == "." and not words.is_stop(i - 1):
        i -= 1
    return i


_NEVER: Final = frozenset(PRONOUNS) | listed(
    "monday tuesday wednesday thursday friday saturday sunday january february july september october november "
    "december christmas easter thanksgiving the a an but and if when as so then there this that these those what "
    "why how i"
)
"""Words that no name goes on with, capital or not."""


def _nickname(words: Words, i: int) -> int | None:
    """The word behind a nickname in marks or brackets: Eleanor “Nell” Vance; None if there is none."""
    if words.word[i] not in {"“", '"', "(", "‘", "'"} or i + 3 >= len(words) or not _is_capital(words.word[i + 1]):
        return None
    closed = words.word[i + 2] in {"”", '"', ")", "’", "'"} and words.end[i + 1] == words.start[i + 2]
    if not closed or words.start[i + 1] != words.end[i] or words.word[i + 1].isupper():
        return None
    return i + 3 if _is_capital(words.word[i + 3]) and words.start[i + 3] == words.end[i + 2] + 1 else None


def _join(words: Words, first: int, i: int) -> int | None:
    """Where a name goes on behind small words: Department of Health, Vincent van Gogh, Teachers’ Association."""
    low = words.lower[i]
    if low in PARTICLES and i + 1 < len(words) and _capital_after(words, i + 1) and low != "st":
        j = i + 1
        while j < len(words) and words.lower[j] in PARTICLES:
            j += 1
        return j + 1
    if low in {"’", "'"} and words.lower[i - 1].endswith("s") and words.end[i - 1] == words.start[i]:
        group = i + 1 < len(words) and _capital_after(words, i + 1) and words.start[i + 1] == words.end[i] + 1
        return i + 2 if group else None
    if low in {"’s", "'s"} and words.lower[i - 1] in _OWNING and _goes_on(words, i + 1):
        return i + 2
    if low == "and" and _abbreviated(words, first, i):
        return i + 2
    return _of(words, first, i) if low in _INSIDE and _heads_group(words, first, i) else None


def _of(words: Words, first: int, i: int) -> int | None:
    """Where a group's name goes on behind "of", "for", "and" ...: Department of Health and Human Services."""
    low = words.lower[i]
    j = i + 1
    while j < len(words) and words.lower[j] in {"the", "of", "and"} and j - i < 3:
        j += 1
    if j < len(words) and _is_capital(words.word[j]) and words.lower[j] not in NO_NAMES:
        if low == "and" and "of" not in words.lower[first:i]:
            return None
        if low in {"in", "to", "on", "and"} and words.lower[i - 1] in KNOWN and low != "and":
            return None
        return j + 1
    return None


def _abbreviated(words: Words, first: int, i: int) -> bool:
    """Whether an abbreviation shows that an "and" is part of a name: Bakers and Cold Store Workers Union (BCSW)."""
    if i + 1 >= len(words) or not _is_capital(words.word[i + 1]):
        return False
    for j in range(i + 2, min(i + 9, len(words) - 2)):
        if words.word[j] == "(":
            short = words.word[j + 1]
            letters = initials([word for word in words.word[first:j] if word[0].isalpha()])
            return words.word[j + 2] == ")" and len(short) > 1 and short.isupper() and letters.startswith(short)
        if not _is_capital(words.word[j]) and words.lower[j] not in _INSIDE:
            return False
    return False


_OWNING: Final = listed("women children men people st mary john peter lloyd sotheby christie macy mcdonald moody women")


def _capital_after(words: Words, i: int) -> bool:
    while i < len(words) and words.lower[i] in PARTICLES:
        i += 1
    return i < len(words) and _is_capital(words.word[i]) and words.lower[i] not in NO_NAMES


def _heads_group(words: Words, first: int, i: int) -> bool:
    """Whether the name so far is a group's, so that "of" and "for" may go on: Bank of, Americans for."""
    low = words.lower[i - 1]
    joint = words.lower[i]
    if low in OFFICES and low not in {"house", "office"}:
        return False
    if joint == "of":
        return low in GOVERNMENTS | ORGANISATIONS | {
            "university",
            "bureau",
            "district",
            "sons",
            "daughters",
            "friends",
            "league",
        }
    if joint == "and":
        return any(word in GOVERNMENTS | ORGANISATIONS for word in words.lower[first:i])
    if words.lower[first] in GIVEN or words.lower[first] in COURTESY:
        return False
    plural = low.endswith("s") and singular(low)[0] not in PERSONS - {
        "american",
        "doctor",
        "mother",
        "citizen",
        "veteran",
        "scientist",
    }
    return low.endswith("ing") or plural or low in GOVERNMENTS | ORGANISATIONS


def _classified(words: Words, first: int, last: int, told: dict[int, Name]) -> list[Run]:
    """The run with its type; none where it is no name after all."""
    nicknames = [i for i in range(first + 1, last - 1) if words.word[i - 1] in _NICK and words.word[i + 1] in _NICK]
    parts = tuple(
        words.word[i] for i in range(first, last) if words.word[i] not in _NICK | {"."} and i not in nicknames
    )
    lower = [part.lower() for part in parts]
    if lower[-1] in _PARTISANS or (len(parts) == 1 and parts[0].isupper() and lower[0] in _SHORT_ROLES):
        return []
    type_ = _type(parts, lower, told.get(last - 1) or told.get(first))
    person = None
    if type_ in {"person", "unknown"}:
        person = parse(_untitled(parts))
        if person is None:
            return []
        if len(parts) > 1 and type_ == "unknown" and person.single and not person.titles:
            person = None
    if type_ == "unknown" and len(parts) == 1 and (lower[0] in OFFICES or is_adjective(parts[0]) or _is_role(lower[0])):
        return []
    written = _as_written(words, first, last, parts, person)
    name = told.get(last - 1) or told.get(first)
    vouched = type_ == "person" and name is not None and name.type == "person"
    return [Run(first, last, parts, type_, person, written, tuple(words.lower[i] for i in nicknames), vouched)]


def _as_written(words: Words, first: int, last: int, parts: tuple[str, ...], person: PersonName | None) -> str:
    """The name as it stands in the text; a person's without what stands before the given name."""
    if person is not None:
        length = len(person.given) + len(person.surname.split()) + bool(person.suffix)
        skipped = len(parts) - length
        while skipped > 0 and first < last - 1:
            skipped -= words.word[first] not in _NICK | {"."}
            first += 1
        while first < last - 1 and words.word[first] == ".":
            first += 1
    end = words.end[last - 1]
    if last < len(words) and words.word[last] == "." and words.start[last] == end and parts[-1].lower() in _STOPPED:
        end += 1
    return " ".join(words.text[words.start[first] : end].split())


_SHORT_ROLES: Final = listed("mp mep msp ceo cfo pm dj vet")
_STOPPED: Final = listed("jr sr inc corp co ltd bros")
_PARTISANS: Final = listed(
    "democrat democrats republican republicans conservatives liberals tories greens socialists independents"
)


def _is_role(low: str) -> bool:
    noun, _ = singular(low)
    return noun in PERSONS


def _untitled(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Without what stands before the last title: Homeland Security Secretary Ann Roe -> Secretary Ann Roe."""
    for i in range(len(parts) - 2, 0, -1):
        if is_title(parts[i:]) and parts[i].lower() not in GIVEN:
            start = i
            while start > 0 and (is_title(parts[start - 1 :]) or parts[start - 1].lower() in OFFICES):
                start -= 1
            return parts[start:]
    return parts


def _type(parts: tuple[str, ...], lower: list[str], name: Name | None) -> NameType:
    """What a name names: by its title, by a network, by its words, by its form."""
    person = parse(_untitled(parts))
    grouped = any(_organises(low) for low in lower)
    if lower[0] in COURTESY:
        return "person"
    if person is not None and person.titles and not _organises(lower[-1]) and lower[-1] not in _PLACES | PERSONS:
        return "person"
    if name is not None:
        told = _TOLD.get(name.type)
        if told is not None and (told != "person" or person is not None) and not (told == "place" and grouped):
            return told
    return _by_words(parts, lower, grouped=grouped) or _by_form(parts, lower)


_TOLD: Final[dict[str, NameType]] = {"person": "person", "organisation": "group", "place": "place"}


def _by_words(parts: tuple[str, ...], lower: list[str], *, grouped: bool) -> NameType | None:
    last, whole = lower[-1], " ".join(parts)
    if (lower[0] in _PLACE_BEGINS and len(parts) in {2, 3} and not grouped) or last in _PLACE_ENDS:
        return "place"
    if lower[0] in GIVEN and len(parts) in {2, 3, 4} and not (_organises(last) and len(parts) > 2):
        return "person"
    if grouped or last in _GOVERNING or last in NAMED_OUTLETS:
        return "group"
    if last in _PLACES or last in _KNOWN_PLACES or whole in STATES or (postal(whole) and len(parts[0]) > 2):
        return "place"
    return None


def _by_form(parts: tuple[str, ...], lower: list[str]) -> NameType:
    if len(parts) == 1:
        if "." in lower[0] and lower[0].rpartition(".")[2].isalpha() and not parts[0].isupper():  # Alder.org
            return "group"
        if parts[0].isupper() and 2 <= len(parts[0].replace(".", "")) <= 6:
            return "group"
        return "person" if lower[0] in GIVEN else "unknown"
    if len(parts) > 3 or any(is_adjective(part) for part in parts) or lower[-1] in KNOWN:
        return "unknown"
    return "person" if all(part[0].isupper() or part.lower() in PARTICLES for part in parts) else "unknown"


def _organises(low: str) -> bool:
    return low in _ORGANISING or low in GOVERNMENTS or low in ORGANISATIONS or low in OUTLETS or low in {"&"}


def _spread_types(runs: list[Run]) -> None:
    """A single word of unknown type is what a longer name with it is: Okafor, Corvid."""
    surnames = {run.person.surname.lower() for run in runs if run.type == "person" and run.person}
    for run in runs:
        shouted = run.type == "group" and run.words[0].isupper()
        if (shouted or run.type in {"unknown", "place"}) and len(run.words) == 1 and run.words[0].lower() in surnames:
            run.type = "person"
            run.person = run.person or parse(run.words)
