"""Every compiled pattern of the package takes linear time, whatever the text."""

import re

import pytest

from evaluation.pumping import LIMIT, Found, growth, patterns, pumps

# Patterns that still grow too fast, by name: to be mended, never to be added to.
KNOWN: frozenset[str] = frozenset()

PATTERNS = patterns()


@pytest.mark.parametrize(
    "found",
    [pytest.param(found, marks=pytest.mark.xfail(strict=True) if found.name in KNOWN else ()) for found in PATTERNS],
    ids=lambda found: found.name,
)
def test_linear(found: Found) -> None:
    worst = growth(found)
    assert worst is None, f"{found.pattern.pattern} takes {worst.ratio:.1f} times as long for {worst.pump} (< {LIMIT})"


def test_known_exist() -> None:
    assert {found.name for found in PATTERNS} >= KNOWN


def test_patterns_are_found() -> None:
    names = {found.name for found in PATTERNS}
    assert len(names) > 200
    assert "reading.text.words._TOKEN" in names  # a variable
    assert "intake.boilerplate._BY_PLACE[end]" in names  # in a container
    assert any(name.startswith("intake.pdf.fullmatch(") for name in names)  # written where it is used
    assert not {found.name for found in PATTERNS if found.anchored} & {"reading.attributions.transcripts._FROM"}


@pytest.mark.parametrize(
    ("pattern", "pump"),
    [
        (r"(?:a+)+b", "a"),  # exponential
        (r"(?:[\w.]+\s?)*!", "a"),
        (r"\s*$", " "),  # quadratic: every space begins a run that fails at its end
        (r"(?:foo|bar )*said", "bar "),
        (r"\b(?:of|to) .*? here", "to "),
        (r"(?:Mr|Mrs)\. [^!]*!", "Mrs. a"),
    ],
)
def test_growth_is_seen(pattern: str, pump: str) -> None:
    found = Found("test", re.compile(pattern), anchored=False)
    assert any(pump.strip() in p.unit for p in pumps(found.pattern))
    worst = growth(found)
    assert worst is not None
    assert worst.ratio >= LIMIT


@pytest.mark.parametrize("pattern", [r"\bsaid\b", r"(?<!\s)\s++$", r"(?<!a)a++b", r"\b(?:\w+ ){0,3}+said", r"said\b"])
def test_linear_patterns_pass(pattern: str) -> None:
    assert growth(Found("test", re.compile(pattern), anchored=False)) is None
