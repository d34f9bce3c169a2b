"""Profiles of articles' actors and of entries: names, roles and so on, and the keys by which entries are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from sayso.english.given import FULL
from sayso.names.acronyms import LEADING, name_initials
from sayso.names.folding import fold
from sayso.names.parts import PersonName, folded

_FAMILIES: Final = {"organisation": "group", "government": "group", "outlet": "group", "other": "group"}


@dataclass(frozen=True, slots=True)
class Profile:
    """The features of an article's actor or of an entry, each value with its number of articles."""

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
        for identifier in row["same_as"]:
            self.same_as[identifier] += times

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
        """As the column ``actors.forms`` holds it: what there is, in the order of the values, not of the articles."""
        return {key: dict(sorted(own.items())) for key in self.__dataclass_fields__ if (own := getattr(self, key))}

    @property
    def kind(self) -> str:
        """What it is most often."""
        return _most(self.kinds) or "other"

    @property
    def name(self) -> str:
        """The fullest form: most given names, else the longest; not in capitals where another is there."""
        kind = self.kind
        return max(self.names, key=lambda name: (_fullness(name, kind), self.names[name], name), default="")


def _most(counter: Counter[str]) -> str | None:
    return max(counter, key=lambda value: (counter[value], value), default=None)


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
    person = folded(name) if kind == "person" else None
    spelled = sum(len(word) > 1 for word in person.given) if person is not None else 0
    return (spelled, not name.isupper(), len(name))


@lru_cache(maxsize=4096)
def group_name(name: str) -> str:
    """A group's or a document's name to compare: "The Port Alder Council" -> port alder council; empty if it is none.

    It is none where no word after the article has a capital: "the council" is another one in every article.
    """
    given = name.split()
    while given and given[0].lower() in LEADING:
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
        person = folded(row["name"])
        return person is not None and bool(person.surname) and row["name"][:1].isupper()
    name = group_name(row["name"])
    return bool(name) and (row["kind"] != "document" or " " in name)


def asked(row: Mapping[str, Any]) -> set[str]:
    """The keys by which entries are looked up that an article's actor may be."""
    out = set(row["same_as"])
    if row["naming"] != "named":
        return out
    if row["kind"] != "person":
        return out | _group_keys(row["name"])
    name = folded(row["name"])
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
        name = folded(form)
        if name is None:
            continue
        if not name.single:
            out |= {name.surname} | {f"{name.surname} {letter}" for letter in _letters(name)}
        elif _has_facts(profile):
            out |= {name.surname, f"{name.surname} *"}
        else:
            out.add(f"{name.surname} ?")  # can be nobody's match, but a person may look for it
    return out | {acronym.lower() for acronym in profile.acronyms}


def _group_keys(name: str) -> set[str]:
    return {group_name(name), name_initials(name).lower()} - {""}


def _letters(name: PersonName) -> set[str]:
    first = name.given[0] if name.given else ""
    return {first[:1], FULL.get(first, first)[:1]}


def _has_facts(profile: Profile) -> bool:
    return bool(profile.roles or profile.parties or profile.states or profile.same_as)
