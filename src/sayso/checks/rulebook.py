"""The rules with their settings: what ships in ``rules.toml``, and what a newsroom's own file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, cast

import tomli

from sayso.checks.draft import Draft
from sayso.errors import UsageError
from sayso.records import Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: Final[tuple[Severity, ...]] = ("note", "warning", "error")
"""From the least to the most serious."""
_TEXTS: Final = ("title", "why", "published", "remedy")
_NUMBERS: Final = ("statements", "share", "sources")


class Hit(NamedTuple):
    """What a rule finds: a passage, in code points of the draft, and how sure the reading of it is, 0 to 1."""

    span: Span
    score: float


@dataclass(frozen=True)
class Setting:
    """What a newsroom may set of a rule."""

    id: str
    title: str
    why: str
    published: str
    remedy: str
    severity: Severity
    least_score: float = 0.6
    enabled: bool = True
    added: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    numbers: Mapping[str, float] | None = None
    unless: frozenset[str] = frozenset()
    """Rules that make this one superfluous where they find the same words."""

    def words(self, shipped: frozenset[str]) -> frozenset[str]:
        """Return the words to look for: those that ship, with those added and without those taken away."""
        return (shipped | self.added) - self.taken

    def number(self, name: str) -> float:
        """Return a number of the rule.

        Raises:
            KeyError: the rule has no such number.
        """
        return (self.numbers or {})[name]


Find = Callable[[Draft, Setting], Iterator[Hit]]


@cache
def shipped() -> dict[str, Setting]:
    """Return the settings that ship, by the id of the rule, in the order of the file."""
    rows = tomli.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))
    return {name: _changed(None, name, row, "rules.toml") for name, row in rows.items()}


def settings(path: Path | None) -> dict[str, Setting]:
    """Return the settings with what a newsroom's file changes.

    Raises:
        UsageError: the file cannot be read, is no TOML, names no rule of ours, or sets what cannot be set.
    """
    rules = dict(shipped())
    if path is None:
        return rules
    try:
        rows = tomli.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror})", "name a file of rules (TOML).") from error
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}", "see docs/checks.md for the format.") from error
    for name, row in rows.items():
        if name not in rules:
            raise UsageError(f"{path} names a rule {name!r}, which there is not", f"the rules are {', '.join(rules)}.")
        if not isinstance(row, dict):
            raise UsageError(f"{path}: {name} is no table", f"write [{name}], and its settings below.")
        rules[name] = _changed(rules[name], name, row, str(path))
    return rules


def _changed(setting: Setting | None, name: str, row: Mapping[str, Any], file: str) -> Setting:
    known = {*_TEXTS, *_NUMBERS, "severity", "least_score", "enabled", "words", "without_words", "unless"}
    if unknown := row.keys() - known:
        raise UsageError(f"{file}: {name} has no setting {', '.join(sorted(unknown))}", _allowed(known))
    severity = row.get("severity", setting.severity if setting else None)
    if severity not in SEVERITIES:
        raise UsageError(f"{file}: severity of {name} is {severity!r}", f"it is one of {', '.join(SEVERITIES)}.")
    least = row.get("least_score", setting.least_score if setting else 0.6)
    if not isinstance(least, int | float) or not 0 <= least <= 1:
        raise UsageError(f"{file}: least_score of {name} is {least!r}", "it is a number from 0 to 1.")
    enabled = row.get("enabled", setting.enabled if setting else True)
    if not isinstance(enabled, bool):
        raise UsageError(f"{file}: enabled of {name} is {enabled!r}", "it is true or false.")
    numbers = dict(setting.numbers or {}) if setting else {}
    for key in _NUMBERS:
        if key in row:
            if not isinstance(row[key], int | float) or isinstance(row[key], bool) or (setting and key not in numbers):
                raise UsageError(f"{file}: {key} of {name} is {row[key]!r}", "the rule takes no such number.")
            numbers[key] = row[key]
    texts = {key: row.get(key, getattr(setting, key) if setting else "") for key in _TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise UsageError(f"{file}: {', '.join(_TEXTS)} of {name} are texts", "put them in quotation marks.")
    changed = setting or Setting(name, "", "", "", "", cast("Severity", severity))
    return replace(
        changed,
        **texts,
        severity=severity,
        least_score=float(least),
        enabled=enabled,
        added=changed.added | _listed(row, "words", name, file),
        taken=changed.taken | _listed(row, "without_words", name, file),
        numbers=numbers,
        unless=_listed(row, "unless", name, file) if "unless" in row else changed.unless,
    )


def _listed(row: Mapping[str, Any], key: str, name: str, file: str) -> frozenset[str]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise UsageError(f"{file}: {key} of {name} is no list of words", f'write {key} = ["one", "another"].')
    return frozenset(word.lower() for word in value)


def _allowed(known: set[str]) -> str:
    return f"it may have {', '.join(sorted(known))}."
