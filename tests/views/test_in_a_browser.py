"""Every page in a real browser, as wide as a telephone, a tablet and a screen: nothing stands out or is cut."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.checks import SourceDocument, SourceIndex, check_reading
from sayso.views.checks.page import page as check_page
from sayso.views.desk.audit_page import report
from sayso.views.desk.diff import page as diff_page
from sayso.views.dossier.page import page as dossier_page
from sayso.views.reading.page import page
from sayso.views.rendering import stylesheet
from tests.browser import measure
from tests.views.conftest import make, story, told
from tests.views.desk.test_audit_page import BEHIND, COUNTED, MONTHS, audit, group
from tests.views.desk.test_diff import ADDED, DENIED, GONE, REWORDED, difference
from tests.views.dossier.test_dossier import FULL

WIDTHS = (360, 400, 768, 1400)
LONG = "https://herald.example/" + "a-very-long-address-without-a-break/" * 4
LISTS = {"all-statements": 3, "all-articles": 2, "n0-anonymous": 1, "n0-single_teller": 1, "m0-statements": 1}
"""Lists behind numbers, and how many entries each has."""
PAPER = "The Frankfurt and Greater Rhine Valley Evening Advertiser and Observer"


def pages() -> dict[str, str]:
    reading = make(f"Roe said {LONG} was down.", told("Roe", "said", f"{LONG} was down"), location=LONG, title=LONG)
    checked = check_reading(story(), against=SourceIndex([SourceDocument.named("hearing.txt", "I will read it.")]))
    large = audit(groups=(group(PAPER, 1_234, 98_765, 1, 2, 3, 4), group(None, 1, 1, 0, 0, 0, 0)))
    many = tuple(group(f"20{10 + i // 12}-{i % 12 + 1:02}", 1, 3, 0, 1, 0, 0) for i in range(60))
    return {
        "reading": page([story()]),
        "readings": page([story(), reading]),
        "audit": report(large),
        "audit-months": report(audit("month", MONTHS, months=many)),
        "audit-lists": report(COUNTED, BEHIND),
        **{f"audit-lists#{id_}": report(COUNTED, BEHIND) for id_ in LISTS},
        "check": check_page([checked]),
        "dossier": dossier_page(FULL),
        "diff": diff_page(difference(REWORDED, ADDED, GONE, DENIED, title=LONG)),
    }


def test_no_page_is_wider_than_its_window(browser: str, tmp_path: Path) -> None:
    measured = measure(browser, pages(), WIDTHS, tmp_path)
    assert len(measured) == len(pages()) * len(WIDTHS)
    assert {one.width for one in measured} == set(WIDTHS)
    assert [one for one in measured if one.scroll > one.width or one.out] == []
    # a number that is followed opens its list, and no other
    listed = {one.name: one.listed for one in measured if one.name.startswith("audit-lists")}
    assert listed == {"audit-lists": 0} | {f"audit-lists#{id_}": number for id_, number in LISTS.items()}


def colours(scheme: str) -> dict[str, str]:
    """The colours of the style sheet by name, in the light or the dark scheme."""
    light, dark = re.findall(r":root \{(.*?)\}", stylesheet("base.css"), re.S)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return found | (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark)) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_the_contrast_that_wcag_asks_for(scheme: str) -> None:
    known = colours(scheme)
    grounds = ("paper", "card")
    pairs = [(words, ground) for words in ("ink", "soft", "link", "unsaid") for ground in grounds]
    pairs += [("ink", f"{kind}-tint") for kind in ("direct", "mixed", "indirect")] + [("ink", "light")]
    pairs += [("paper", "direct"), ("paper", "unsaid")]  # figures in bars
    assert {
        pair: round(contrast(known[pair[0]], known[pair[1]]), 2)
        for pair in pairs
        if contrast(known[pair[0]], known[pair[1]]) < 4.5
    } == {}
