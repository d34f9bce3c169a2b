"""Whether an article's actor is one that the desk knows: pure scoring, every feature with its weight in one table.

Weights are decibans: ten times the logarithm to base ten of the odds.  3 doubles the odds, 10 makes them tenfold.  They
are added up, as in the model of record linkage of Fellegi and Sunter ("A Theory for Record Linkage", JASA 1969), with
weights set by hand.  No link sooner than a wrong one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sayso.reading.actors.english import listed
from sayso.reading.actors.given import FULL
from sayso.reading.actors.names import OFFICES, PersonName, fit, initials, parse
from sayso.registers.names import fold


class Weight(NamedTuple):
    """One row: a feature, its weight in decibans, and when it counts."""

    feature: str
    decibans: float
    when: str


IMPOSSIBLE: Final = -99.0
"""Of a feature that rules a match out, whatever else agrees."""
WEIGHTS: Final = (
    Weight("prior", -10.0, "always: two who share a last name are mostly two"),
    Weight("register id", 60.0, "a public identifier is the same"),
    Weight("other register id", IMPOSSIBLE, "both have an identifier of one register, and they differ"),
    Weight("held apart", IMPOSSIBLE, "another actor of the same article fits the entry better"),
    # a person's name
    Weight("full name", 26.0, "given name and surname are equal"),
    Weight("short given name", 20.0, "the given names are forms of one name: Bob, Robert"),
    Weight("initial", 12.0, "one of the given names is an initial only"),
    Weight("surname", 6.0, "surname only, on one side or both"),
    Weight("given name only", -20.0, "one word that is the other's given name"),
    Weight("other name", IMPOSSIBLE, "given names, surname or suffix contradict one another"),
    Weight("other middle name", -50.0, "middle names or initials contradict one another"),
    Weight("common surname", -10.0, "the surname is one of the commonest"),
    # a group's or a document's name
    Weight("name", 24.0, "an organisation, outlet, government or document has the same name"),
    Weight("introduced acronym", 20.0, "the acronym, that an article introduced: World Fish Forum (WFF)"),
    Weight("acronym", 12.0, "an acronym that fits the name's initials, which no article introduced"),
    Weight("name of many", -12.0, "the name is one that many have: City Council, Police Department"),
    # what they are
    Weight("other kind", IMPOSSIBLE, "a person and an organisation, or a document"),
    Weight("neighbouring kind", -2.0, "an organisation here, a government or an outlet there"),
    Weight("same office", 14.0, "the roles name the same office: Gov., the governor of Ohio"),
    Weight("office elsewhere", -9.0, "the same office, of two places or bodies"),
    Weight("same role", 8.0, "the roles are the same, word for word, and no office"),
    Weight("other office", -3.0, "the roles name two offices"),
    Weight("party", 6.0, "the parties are the same"),
    Weight("other party", -24.0, "the parties differ"),
    Weight("state", 8.0, "the states are the same"),
    Weight("other state", -22.0, "the states differ"),
    Weight("company", 3.0, "for each actor but an outlet that appears with both, three at most"),
)
MOST_COMPANY: Final = 3
_SHORTEST: Final = 3  # letters of an acronym
AMBIGUOUS: Final = 6.0
"""Two entries nearer to one another than this, in decibans, and neither is taken."""
_W: Final = {row.feature: row.decibans for row in WEIGHTS}

# the commonest surnames of the United States (Census Bureau, 2010)
_COMMON: Final = listed(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson "
    "anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson "
    "walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell "
    "mitchell carter roberts kim chen wang li khan singh patel"
)
_OF_MANY: Final = listed(
    "city county state town village district school police fire council department board commission committee court "
    "house senate office assembly legislature supreme sheriff public health education transport of and for the "
    "national union association university college hospital authority agency ministry finance planning local "
    "elections election foreign"
)
_ARTICLES: Final = listed("the a an this that these those his her its their our my your")
_NO_PART: Final = listed("former ex then acting interim the a an of for in and at")
_RANKS: Final = listed("lieutenant vice deputy assistant under press state prime associate chief general spokesman")
_OFFICE: Final = {
    "gov": "governor", "sen": "senator", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "pres": "president", "lt": "lieutenant", "atty": "attorney", "gen": "general",
    "prof": "professor", "supt": "superintendent", "rev": "reverend", "capt": "captain", "sgt": "sergeant",
    "col": "colonel", "cmdr": "commander", "councilman": "councilmember", "councilwoman": "councilmember",
    "councillor": "councilmember", "councilor": "councilmember", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "spokesperson": "spokesman", "spokeswoman": "spokesman", "sens": "senator",
    "reps": "representative", "insp": "inspector", "det": "detective", "adm": "admiral", "maj": "major",
}  # fmt: skip
_NO_OFFICES: Final = listed("house senate state police fire district county city school foreign first former acting")
_MANY_HOLD: Final = listed(
    "spokesman lawyer analyst adviser advisor economist researcher staff specialist officer agent assistant nurse "
    "teacher firefighter constable detective sergeant manager chef master gunnery director lawmaker"
)
_FAMILIES: Final = {"organisation": "group", "government": "group", "outlet": "group", "other": "group"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an article's actor, or of a desk's entry, that is compared: each value with how often it is."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    same_as: Counter[str] = field(default_factory=Counter)
    acronyms: Counter[str] = field(default_factory=Counter)

    def add(self, row: Mapping[str, Any], times: int = 1) -> None:
        """Count an actor of an article in: a row of ``article_actors``."""
        for column, counter in (
            ("name", self.names),
            ("kind", self.kinds),
            ("role", self.roles),
            ("party", self.parties),
            ("state", self.states),
            ("acronym", self.acronyms),
        ):
            if row[column]:
                counter[row[column]] += times
        for one in row["same_as"]:
            self.same_as[one] += times

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Profile:
        """The profile of one row of ``article_actors``."""
        made = cls()
        made.add(row)
        return made

    @classmethod
    def from_json(cls, record: Mapping[str, Mapping[str, int]]) -> Profile:
        """Back from `to_json`."""
        return cls(**{key: Counter(record.get(key, {})) for key in cls.__dataclass_fields__})

    def to_json(self) -> dict[str, dict[str, int]]:
        """As the column ``actors.forms`` holds it; the order is the values' own, not the articles'."""
        return {key: dict(sorted(getattr(self, key).items())) for key in self.__dataclass_fields__}

    @property
    def kind(self) -> str:
        """What it is most often."""
        return _most(self.kinds) or "other"

    @property
    def name(self) -> str:
        """The fullest form: most given names, else the longest; not in capitals where another is there."""
        return max(self.names, key=lambda name: (_fullness(name, self.kind), self.names[name], name), default="")


def _most(counter: Counter[str]) -> str | None:
    return max(counter, key=lambda one: (counter[one], one), default=None)


def columns(profile: Profile) -> dict[str, Any]:
    """The columns of ``actors`` that follow from a profile."""
    return {
        "name": profile.name,
        "kind": profile.kind,
        "role": _most(profile.roles),
        "party": _most(profile.parties),
        "state": _most(profile.states),
        "same_as": sorted(profile.same_as),
        "forms": profile.to_json(),
    }


def _fullness(name: str, kind: str) -> tuple[int, bool, int]:
    person = person_name(name) if kind == "person" else None
    spelled = sum(len(word) > 1 for word in person.given) if person is not None else 0
    return (spelled, not name.isupper(), len(name))


@lru_cache(maxsize=4096)
def person_name(name: str) -> PersonName | None:
    """A person's name in parts, accents folded; None if it is but a title."""
    found = parse(name.replace(".", " ").split())
    if found is None:
        return None
    given = tuple(word for part in found.given for word in fold(part))
    return PersonName(found.titles, given, " ".join(fold(found.surname)), found.suffix)


@lru_cache(maxsize=4096)
def group_name(name: str) -> str:
    """A group's or a document's name to compare: "The Port Alder Council" -> port alder council; empty if it is none.

    It is none where no word after the article has a capital: "the council" is another one in every article.
    """
    given = name.split()
    while given and given[0].lower() in _ARTICLES:
        own = given.pop(0).lower()
        if own not in {"the", "a", "an"}:
            return ""  # "Their Report"
    if not any(word[:1].isupper() for word in (given if len(given) < len(name.split()) else given[1:] or given)):
        return ""
    return " ".join(fold(" ".join(given)))


def family(kind: str) -> str:
    """Kinds that may be one another's: person, people, document, or group for all others."""
    return _FAMILIES.get(kind, kind)


def followed(row: Mapping[str, Any]) -> bool:
    """Whether an actor of an article is followed across articles: one with a name, or with a public identifier."""
    if row["same_as"]:
        return True
    if row["naming"] != "named":
        return False
    if row["kind"] == "person":
        found = person_name(row["name"])
        return found is not None and bool(found.surname) and row["name"][:1].isupper()
    name = group_name(row["name"])
    return bool(name) and (row["kind"] != "document" or " " in name)


def acronym(name: str, kind: str, forms: Iterable[str]) -> str | None:
    """The acronym that an article calls a group by beside its name, one of its ``forms``; None where it has none."""
    letters = "" if kind in {"person", "document"} else _initials(name)
    return letters if letters and letters in {form.replace(".", "") for form in forms} else None


def _initials(name: str) -> str:
    """What an acronym would be, of three letters or more; else empty."""
    words = [word for word in name.split() if word.lower() not in _ARTICLES]
    letters = initials(words)
    return letters if len(words) >= _SHORTEST <= len(letters) else ""


def asked(row: Mapping[str, Any]) -> set[str]:
    """The keys by which entries are looked up that an article's actor may be."""
    out = set(row["same_as"])
    if row["naming"] != "named":
        return out
    if row["kind"] != "person":
        return out | _group_keys(row["name"])
    name = person_name(row["name"])
    if name is None:
        return out
    if name.single:
        return out | ({name.surname} if _has_facts(Profile.of(row)) else set())
    return out | {f"{name.surname} {letter}" for letter in _letters(name)} | {f"{name.surname} *"}


def keys(profile: Profile) -> set[str]:
    """The keys under which an entry is found: the last name, with the given name's initial, acronym, register ids."""
    out = set(profile.same_as)
    for form in profile.names:
        if profile.kind != "person":
            out |= _group_keys(form)
            continue
        name = person_name(form)
        if name is None:
            continue
        if not name.single:
            out |= {name.surname} | {f"{name.surname} {letter}" for letter in _letters(name)}
        elif _has_facts(profile):
            out |= {name.surname, f"{name.surname} *"}
        else:
            out.add(f"{name.surname} ?")  # can be nobody's match, but a person may look for it
    return out | {one.lower() for one in profile.acronyms}


def _group_keys(name: str) -> set[str]:
    return {group_name(name), _initials(name).lower()} - {""}


def _letters(name: PersonName) -> set[str]:
    first = name.given[0] if name.given else ""
    return {first[:1], FULL.get(first, first)[:1]}


def _has_facts(profile: Profile) -> bool:
    return bool(profile.roles or profile.parties or profile.states or profile.same_as)


@dataclass(frozen=True, slots=True)
class Match:
    """How well an article's actor fits an entry: the features that hold, each with its decibans."""

    why: dict[str, float]

    @property
    def decibans(self) -> float:
        """All of it added up."""
        return sum(self.why.values())

    @property
    def possible(self) -> bool:
        """Whether nothing rules it out."""
        return min(self.why.values(), default=0.0) > IMPOSSIBLE

    @property
    def score(self) -> float:
        """The chance that they are one, 0 to 1."""
        return 0.0 if not self.possible else 1 / (1 + 10 ** (-self.decibans / 10))

    def with_company(self, shared: int) -> Match:
        """The same, with as many actors who appear with both."""
        counted = min(shared, MOST_COMPANY)
        return Match({**self.why, "company": _W["company"] * counted}) if counted else self


def match(actor: Profile, entry: Profile, *, merged: bool = False) -> Match:
    """Score an article's actor against an entry.

    ``merged``: a person said that the entry's names are one's; then one name that fits is enough, and else none may
    contradict.
    """
    features = ["prior", *_registers(actor.same_as, entry.same_as)]
    if family(actor.kind) != family(entry.kind):
        features.append("other kind")
    elif actor.kind == "person":
        features += _person(actor, entry, merged)
    else:
        features += _group(actor, entry)
    features += _roles(actor.roles, entry.roles)
    for ours, theirs, name in ((actor.parties, entry.parties, "party"), (actor.states, entry.states, "state")):
        if ours and theirs:
            features.append(name if ours.keys() & theirs.keys() else f"other {name}")
    why = {feature: _W[feature] for feature in features}
    if "register id" in why:  # certain: only another identifier is heard against it
        why = {name: value for name, value in why.items() if value > IMPOSSIBLE or name == "other register id"}
    return Match(why)


def _registers(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    mine, yours = _by_register(ours), _by_register(theirs)
    both = mine.keys() & yours.keys()
    if any(not mine[one] & yours[one] for one in both):
        return ["other register id"]
    return ["register id"] if both else []


def _by_register(uris: Collection[str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for uri in uris:
        register, _, one = uri.rstrip("/").rpartition("/")
        out.setdefault(register, set()).add(one)
    return out


_NAME_ORDER: Final = ("full name", "short given name", "initial", "surname", "given name only", "other middle name")


def _person(actor: Profile, entry: Profile, merged: bool) -> list[str]:
    found = [_names(one, other) for one in actor.names for other in entry.names]
    if not found or (not merged and any("other name" in one for one in found)):
        return ["other name"]
    if not merged and any("other middle name" in one for one in found):
        return next(one for one in found if "other middle name" in one)
    return min(found, key=lambda one: _NAME_ORDER.index(one[0]) if one[0] in _NAME_ORDER else len(_NAME_ORDER))


@lru_cache(maxsize=16384)
def _names(one: str, other: str) -> list[str]:
    ours, theirs = person_name(one), person_name(other)
    if ours is None or theirs is None:
        return ["other name"]
    common = ["common surname"] if ours.surname in _COMMON else []
    how = fit(ours, theirs)
    if how == "no":
        return ["other name"]
    if ours.single or theirs.single:
        return ["surname" if ours.surname == theirs.surname else "given name only", *common]
    middle = [] if _middles(ours.given[1:], theirs.given[1:]) else ["other middle name"]
    first, second = ours.given[0], theirs.given[0]
    if first == second and len(first) > 1:
        return ["full name", *middle, *common]
    return ["initial" if 1 in (len(first), len(second)) else "short given name", *middle, *common]


def _middles(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether middle names or initials agree, one by one: George W. is no George H. W."""
    pairs = zip(ours, theirs, strict=False)
    return all(one == other or (1 in (len(one), len(other)) and one[0] == other[0]) for one, other in pairs)


def _group(actor: Profile, entry: Profile) -> list[str]:
    features = [] if actor.kinds.keys() & entry.kinds.keys() else ["neighbouring kind"]
    ours, theirs = {group_name(one) for one in actor.names}, {group_name(one) for one in entry.names}
    same = (ours & theirs) - {""}
    if same:
        return [*features, "name", *(["name of many"] if all(set(one.split()) <= _OF_MANY for one in same) else [])]
    bare = {one.replace(".", "") for one in actor.names}, {one.replace(".", "") for one in entry.names}
    if bare[0] & entry.acronyms.keys() or bare[1] & actor.acronyms.keys():
        return [*features, "introduced acronym"]
    letters = [{_initials(one) for one in names} - {""} for names in bare]
    return [*features, "acronym" if bare[0] & letters[1] or bare[1] & letters[0] else "other name"]


def _roles(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    found = [how for one in ours for other in theirs if (how := _role(one, other)) is not None]
    return [max(found, key=_W.__getitem__)] if found else []


@lru_cache(maxsize=16384)
def _role(one: str, other: str) -> str | None:
    (office, place, words), (office_, place_, words_) = _office(one), _office(other)
    if not office or not office_:
        return "same role" if words == words_ and words else None
    if office != office_:
        return "other office"
    if place and place_ and not place & place_:
        return "office elsewhere"
    if office <= _MANY_HOLD:
        return "same role" if words == words_ else None
    return "same office"


@lru_cache(maxsize=4096)
def _office(role: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The office that a role names, of what place or body, and all its words: Ohio Gov. -> governor, ohio."""
    office, place, words = set(), set(), set()
    for written in role.replace("-", " ").split():
        for folded in fold(written):
            word = _OFFICE.get(folded, folded)
            if word in _NO_PART:
                continue
            words.add(word)
            if (word in OFFICES or word in _RANKS or word in _OFFICE.values()) and word not in _NO_OFFICES - _RANKS:
                office.add(word)
            elif written[:1].isupper():
                place.add(word)
    ranks_only = not office - _RANKS and not office & {"spokesman", "chief", "general"}
    return frozenset(() if ranks_only else office), frozenset(place), frozenset(words)
