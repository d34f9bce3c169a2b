"""Parse and check registers in YAML or JSON, as congress-legislators publishes them.

The format: https://github.com/unitedstates/congress-legislators#legislators-file-structure-and-overview

YAML is parsed as a stream of events, one person at a time.  Aliases are refused: a few lines of aliases can expand to
billions of values, and registers have none.  Every scalar stays a string, so that Mr. No and the code of Norway are not
read as booleans.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from sayso.errors import RegisterError
from sayso.names.registered import Written, build
from sayso.registers.people import IDENTIFIERS, OFFICES, Person, Term

if TYPE_CHECKING:
    import yaml

Advance = Callable[[float], None]

# limits of a person's record: the longest real ones are a tenth of these
_DEEPEST = 16  # levels of nesting
_MOST_VALUES = 20_000  # in YAML
_LONGEST = 200_000  # characters of JSON
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SHAPES = {"bioguide": r"[A-Z]\d{6}", "wikidata": r"Q[1-9]\d{0,17}", "govtrack": r"\d{1,18}"}
_PARTIES = {"Democrat": "D", "Democratic": "D", "Republican": "R", "Independent": "I", "Libertarian": "L"}
_GIVE = "give legislators-current, legislators-historical or executive from congress-legislators, as YAML or JSON."
_AGAIN = "download the file again."
_SPACE = re.compile(r"[ \t\r\n]*")


def people(data: bytes, name: str, advance: Advance = lambda share: None) -> Iterator[Person]:
    """Yield the people of a register in its order.

    ``name`` names the register in messages; ``advance`` is called with the share that is parsed, 0 to 1.

    Raises:
        RegisterError: the data is not YAML or JSON, is truncated, has another structure, or lists a person twice.
    """
    items = _json_items if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{") else _yaml_items
    seen: dict[tuple[str, str], int] = {}
    number = 0
    for number, (item, share) in enumerate(items(data, name), 1):
        person = _Record(item, f"{name}: person {number}").person()
        for identifier in person.ids:
            if identifier in seen:
                kind, value = identifier
                raise RegisterError(
                    f"{name}: persons {seen[identifier]} and {number} ({person.shown}) have the same {kind}, {value}",
                    _AGAIN,
                )
            seen[identifier] = number
        yield person
        if number % 100 == 0:
            advance(share)
    if not number:
        raise RegisterError(f"{name} lists no people", _GIVE)


def _json_items(data: bytes, name: str) -> Iterator[tuple[object, float]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegisterError(f"{name} is not UTF-8 (byte {error.start:,})", _AGAIN) from error
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    if text[at] != "[":
        raise RegisterError(f"{name} is JSON, but not a list of people", _GIVE)
    at = _skip(text, at + 1)
    more = text[at : at + 1] != "]"
    while more:
        try:
            item, length = decoder.raw_decode(text[at : at + _LONGEST])
        except (ValueError, RecursionError) as error:
            raise _no_json(name, error, text, at) from error
        at += length
        yield item, at / len(text)
        at = _skip(text, at)
        more = text[at : at + 1] == ","
        if more:
            at = _skip(text, at + 1)
    if text[at : at + 1] != "]":
        raise RegisterError(f"{name} is truncated, or not JSON (character {at:,})", _AGAIN)
    if _skip(text, at + 1) != len(text):
        raise RegisterError(f"{name} continues after its list of people", _GIVE)


def _no_json(name: str, error: Exception, text: str, at: int) -> RegisterError:
    if not isinstance(error, json.JSONDecodeError):  # nested too deeply, or a number of ten thousand digits
        return RegisterError(f"{name} is not a register", _GIVE)
    line = text.count("\n", 0, at + error.pos) + 1
    if error.pos >= min(_LONGEST, len(text) - at) or error.msg.startswith("Unterminated"):
        if len(text) - at > _LONGEST:
            return _too_long(name, line)
        return RegisterError(f"{name} is truncated", _AGAIN)
    return RegisterError(f"{name} is not JSON ({error.msg}, line {line})", _AGAIN)


def _too_long(name: str, line: int) -> RegisterError:
    return RegisterError(f"{name} has a record that is too long for a person (line {line})", _GIVE)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _yaml_items(data: bytes, name: str) -> Iterator[tuple[object, float]]:
    import yaml

    events = yaml.parse(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        for event in events:
            if isinstance(event, yaml.SequenceStartEvent):
                break
            if not isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
                raise RegisterError(f"{name} is not a list of people", _GIVE)
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            yield (
                _value(event, _no_more_than_a_person(events, name), name, 1),
                event.start_mark.index / len(data) if event.start_mark else 0.0,
            )
        if any(isinstance(event, yaml.DocumentStartEvent) for event in events):
            raise RegisterError(f"{name} continues after its list of people", _GIVE)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "not text in UTF-8"
        raise RegisterError(f"{name} is not YAML, or is truncated ({where})", _AGAIN) from error
    if not data.endswith((b"\n", b"...")):  # published registers end with a line break; a truncated download does not
        raise RegisterError(f"{name} is truncated in its last line", _AGAIN)


def _no_more_than_a_person(events: Iterator[yaml.Event], name: str) -> Iterator[yaml.Event]:
    """Yield events up to the limit of a person's record; the parser never ends inside a record."""
    yield from islice(events, _MOST_VALUES)
    last = next(events).start_mark
    raise _too_long(name, last.line + 1 if last else 1)


def _value(event: yaml.Event, events: Iterator[yaml.Event], name: str, depth: int) -> object:
    import yaml

    if isinstance(event, yaml.ScalarEvent):
        return None if event.implicit[0] and event.value in _NULLS else event.value
    if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
        what = "uses aliases" if isinstance(event, yaml.AliasEvent) else f"is nested more than {_DEEPEST} levels deep"
        line = event.start_mark.line + 1 if event.start_mark else 1
        raise RegisterError(f"{name} {what} (line {line}), unlike any register", _GIVE)
    if isinstance(event, yaml.SequenceStartEvent):
        listed = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            listed.append(_value(event, events, name, depth + 1))
        return listed
    mapping = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _value(event, events, name, depth + 1)
        value = _value(next(events), events, name, depth + 1)
        if isinstance(key, str):
            mapping[key] = value
    return mapping


class _Record:
    """The record of a person; every field is checked when it is read."""

    def __init__(self, item: object, where: str) -> None:
        self.where = where
        self.item = self._mapping(item, "record")

    def person(self) -> Person:
        names = self._mapping(self.item.get("name"), "name")
        first, last = self._text(names, "first"), self._text(names, "last")
        official = self._text(names, "official_full")
        self.where += f" ({official or ' '.join(filter(None, (first, last)))})" if last else ""
        if not last:
            raise self._wrong("has no last name")
        former_names = [
            self._text(self._mapping(o, "other name"), "last") for o in self._list(self.item, "other_names")
        ]
        middle, nickname, suffix = (self._text(names, key) for key in ("middle", "nickname", "suffix"))
        name = build(Written(first, middle, nickname, last, suffix, official, tuple(former_names)))
        if not name.lasts:  # a last name without a letter in it
            raise self._wrong("has no last name")
        bio = self._mapping(self.item.get("bio") or {}, "bio")
        terms = tuple(self._term(term) for term in self._list(self.item, "terms"))
        if not terms:
            raise self._wrong("has no terms")
        shown = official or " ".join(filter(None, (first, middle, last, suffix)))
        return Person(self._ids(), name, shown, self._text(bio, "gender") or None, terms)

    def _ids(self) -> tuple[tuple[str, str], ...]:
        ids = self._mapping(self.item.get("id"), "id")
        given = [(kind, self._text(ids, kind)) for kind in IDENTIFIERS]
        for kind, value in given:
            if value and not re.fullmatch(_SHAPES[kind], value, re.ASCII):
                raise self._wrong(f"has a malformed {kind}, {value!r}")
        kept = tuple((kind, value) for kind, value in given if value)
        if not kept:
            raise self._wrong(f"has none of the ids {', '.join(IDENTIFIERS)}")
        return kept

    def _term(self, item: object) -> Term:
        term = self._mapping(item, "term")
        kind = self._text(term, "type")
        office = next((office for office in OFFICES if office == kind), None)
        if office is None:
            raise self._wrong(f"has a term of the type {kind!r}, not {', '.join(OFFICES)}")
        start, end = self._date(term, "start"), self._date(term, "end")
        if end < start:
            raise self._wrong(f"has a term that ends ({end}) before it starts ({start})")
        state = self._text(term, "state") or None
        if office in ("rep", "sen") and not re.fullmatch("[A-Z]{2}", state or ""):
            raise self._wrong(f"has a term from {state or 'no state'}, which is not a postal code")
        affiliations = [self._mapping(part, "party affiliation") for part in self._list(term, "party_affiliations")]
        parties = (self._text(part, "party") for part in (term, *affiliations))
        return Term(office, start, end, state, tuple(dict.fromkeys(_PARTIES.get(p, p) for p in parties if p)))

    def _date(self, term: dict[str, object], key: str) -> str:
        value = self._text(term, key)
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise self._wrong(f"has a term whose {key}, {value!r}, is not a date") from None

    def _text(self, mapping: dict[str, object], key: str) -> str:
        value = mapping.get(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise self._wrong(f"has a {key} that is not text")
        return str(value).strip()

    def _mapping(self, value: object, what: str) -> dict[str, object]:
        if not isinstance(value, dict):
            raise self._wrong(f"has no {what} of the usual structure")
        return value

    def _list(self, mapping: dict[str, object], key: str) -> list[object]:
        value = mapping.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong(f"has {key} that is not a list")
        return value

    def _wrong(self, how: str) -> RegisterError:
        return RegisterError(f"{self.where} {how}", _GIVE)
