"""The report of an audit: one page that needs nothing else, and every plot beside the table with its figures."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.search.audit import NAMINGS, WAYS, Audit, By, Group
from sayso.views.desk import plots
from sayso.views.desk.audit import NAMED, NOTE, NOTHING, percent, share
from sayso.views.desk.audit_page import report

COLUMNS = ["articles", "statements", *NAMINGS, "reasons", "documents", "single_teller", "single_origin"]


def group(name: str | None, articles: int, *namings: int, **more: int) -> Group:
    """``namings``: named, by role, anonymous, generic, unknown."""
    ways = dict(zip(NAMINGS, namings, strict=True))
    return Group(name, articles, statements=sum(namings), **ways, **more)


HERALD = group("The Herald", 12, 30, 10, 8, 2, 0, reasons=2, documents=3, single_teller=4, single_origin=45)
WIRE = group("Wire", 3, 1, 0, 0, 0, 1, single_teller=1, single_origin=1)
NOBODY = group(None, 2, 0, 0, 0, 0, 0)
PUBLISHERS = (HERALD, WIRE, NOBODY)
MONTHS = (
    group("2025-11", 4, 6, 1, 2, 1, 0, reasons=1),
    group("2025-12", 1, 0, 0, 0, 0, 0),
    group("2026-01", 7, 12, 5, 3, 0, 0, single_origin=9),
    group("2026-02", 5, 13, 4, 3, 1, 1, reasons=1),
)
VOICES = (group("Ruth Okafor", 5, 9, 0, 0, 0, 0), group("Dan Pell", 2, 4, 0, 0, 0, 0, single_origin=4))
TOTAL = group(None, 17, 31, 10, 8, 2, 1, reasons=2, documents=3, single_teller=5, single_origin=46)


def audit(by: By = "publisher", groups: tuple[Group, ...] = PUBLISHERS, **more: object) -> Audit:
    made = Audit(by, None, None, None, TOTAL, groups, MONTHS, VOICES)
    return replace(made, **more)  # type: ignore[arg-type]


class Page(HTMLParser):
    """Every tag closed in its order; the tags, attributes and ids that there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, name: str) -> list[str]:
        return [value for attribute, value in self.attributes if attribute == name]


def sections(html: str) -> dict[str, ET.Element]:
    """The plots of a page by their ids."""
    found = re.findall(r"<section.*?</section>", html, re.S)
    parsed = [tree(one) for one in found]
    return {one.attrib["aria-labelledby"]: one for one in parsed}


def tree(markup: str) -> ET.Element:
    """Markup as XML, which refuses one character that HTML takes for a space."""
    return ET.fromstring(markup.replace("\f", " "))


def words(element: ET.Element) -> str:
    return "".join(element.itertext())


def rows(section: ET.Element) -> list[list[tuple[str, str]]]:
    """The table: for each row its cells, each as what stands large and what stands small in it."""
    return [
        [
            ((cell.text or words(cell[0])).strip(), words(cell[-1]) if cell.tag == "td" and len(cell) else "")
            for cell in row
        ]
        for row in section.iterfind(".//tbody/tr")
    ]


# one page that needs nothing else


@pytest.mark.parametrize("by", WAYS)
def test_nothing_comes_from_elsewhere_and_nothing_runs(by: By) -> None:
    html = report(audit(by))
    page = Page(html)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "a", "base", "image", "use"}
    names = {name for name, _ in page.attributes}
    assert not names & {"src", "href", "xlink:href", "srcset", "action", "style"}
    assert not {name for name in names if name.startswith("on")}
    assert "://" not in html and "@import" not in html
    assert set(re.findall(r"url\(([^)]*)\)", html)) == {"#p-role", "#p-generic"}
    (policy,) = [value for value in page.of("content") if "default-src" in value]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")


def test_ids_are_one_each_and_all_that_is_pointed_to_is_there() -> None:
    page = Page(report(audit()))
    assert len(page.of("id")) == len(set(page.of("id")))
    pointed = {one for value in page.of("aria-labelledby") for one in value.split()} | {"p-role", "p-generic"}
    assert pointed <= set(page.of("id"))


@pytest.mark.parametrize("by", WAYS)
def test_every_plot_has_a_title_words_and_a_table(by: By) -> None:
    found = sections(report(audit(by)))
    assert list(found) == ["namings", "months", "voices"]
    for section in found.values():
        (drawn,) = section.iterfind(".//svg")
        assert drawn.attrib["role"] == "img"
        assert words(drawn.find("title")) and words(drawn.find("desc"))  # type: ignore[arg-type]
        assert len(rows(section)) == len(section.findall(".//tbody/tr")) > 1
        heads = [words(head) for head in section.iterfind(".//thead/tr/th")]
        assert heads[1:3] == ["articles", "statements"] and heads[3:8] == list(NAMED.values())
        assert {len(row) for row in rows(section)} == {len(heads)} == {12}


def test_what_counts_and_what_it_does_not_mean_is_said() -> None:
    html = report(audit(since="2025-11", publisher="Herald"))
    assert "<title>Sourcing by publisher, by Herald, since 2025-11 · Sayso</title>" in html
    assert NOTE in html and "nothing about whether a statement is true" in html
    facts = {words(one[1]): words(one[0]) for one in ET.fromstring(re.findall(r"<ul.*?</ul>", html, re.S)[0])}
    assert facts["articles"] == "17" and facts["statements that were made, as the articles have it"] == "52"
    assert (facts["by a named source"], facts["by an unnamed source"]) == ("60 %", "15 %")
    assert facts["of articles rest on one source"] == percent(5 / 17) == "29 %"


def test_less_than_a_percent_is_no_markup() -> None:
    html = report(audit(groups=(group("Wire", 900, 999, 0, 1, 0, 0, single_teller=1),)))
    assert rows(sections(html)["namings"])[0][5] == ("<1 %", "1") and "<1" not in html


# plots and tables have the same figures


def figures(one: Group, name: str) -> list[tuple[str, str]]:
    """The row that a group ought to have."""
    wholes = ["statements"] * 5 + ["anonymous", "statements", "articles", "statements"]
    shared = [
        (percent(share(one, part, whole)), f"{getattr(one, part):,}")
        for part, whole in zip(COLUMNS[2:], wholes, strict=True)
    ]
    return [(name, ""), (f"{one.articles:,}", ""), (f"{one.statements:,}", ""), *shared]


def test_the_tables_tell_every_count_with_its_share() -> None:
    found = sections(report(audit()))
    assert rows(found["namings"]) == [
        figures(HERALD, "The Herald"),
        figures(WIRE, "Wire"),
        figures(NOBODY, "(not given)"),
    ]
    assert rows(found["namings"])[0][3:8] == [("60 %", "30"), ("20 %", "10"), ("16 %", "8"), ("4 %", "2"), ("0 %", "0")]
    assert rows(found["months"]) == [figures(one, one.name or "") for one in MONTHS]
    assert rows(found["voices"]) == [figures(one, one.name or "") for one in VOICES]
    (foot,) = found["namings"].iterfind(".//tfoot/tr")
    assert words(foot).startswith("all1752") and found["voices"].find(".//tfoot") is None


FILL = {
    **{"f-named": "named", "url(#p-role)": "role", "f-anonymous": "anonymous", "url(#p-generic)": "generic"},
    "f-unknown": "unknown",
}


def bars(drawn: ET.Element) -> dict[float, dict[str, tuple[float, float]]]:
    """Where bars stand: by their tops, the place and width of each part."""
    found: dict[float, dict[str, tuple[float, float]]] = {}
    for one in drawn.iterfind("./rect"):
        what = FILL.get(one.attrib.get("class") or one.attrib.get("fill", ""))
        if what and one.attrib["height"] == "18":  # the legend's are smaller
            found.setdefault(float(one.attrib["y"]), {})[what] = (
                *(float(one.attrib["x"]), float(one.attrib["width"])),
            )
    return found


def texts(drawn: ET.Element) -> list[tuple[float, float, str]]:
    return [(float(one.attrib["x"]), float(one.attrib["y"]), words(one)) for one in drawn.iterfind("./text")]


def test_bars_are_as_long_as_the_shares_in_the_table() -> None:
    section = sections(report(audit()))["namings"]
    (drawn,) = section.iterfind(".//svg")
    told = {row[0][0]: row for row in rows(section)}
    names = {y: name for x, y, name in texts(drawn) if name in told}
    found = bars(drawn)
    assert len(found) == len(names) == 2  # where nothing was said there is no bar
    for (top, parts), (y, name) in zip(sorted(found.items()), sorted(names.items()), strict=True):
        one = next(each for each in PUBLISHERS if each.name == name)
        whole = sum(width for _, width in parts.values())
        assert {part: round(width / whole, 2) for part, (_, width) in parts.items()} == {
            naming: round(getattr(one, naming) / one.statements, 2) for naming in NAMINGS if getattr(one, naming)
        }
        ends = sorted((x, x + width) for x, width in parts.values())
        assert all(abs(end - start) < 0.2 for (_, end), (start, _) in pairwise(ends))  # no gap
        beside = [word for _, at, word in texts(drawn) if at == y]
        assert f"{one.statements:,}" in beside and told[name][2][0] in beside
        assert set(beside) - {name, told[name][2][0]} <= {large for large, _ in told[name]}
        assert top < y


def test_the_line_goes_through_the_shares_in_the_table() -> None:
    section = sections(report(audit()))["months"]
    (drawn,) = section.iterfind(".//svg")
    heights = {float(word[:-2]) / 100: y - 4 for _, y, word in texts(drawn) if word.endswith(" %")}
    low, high = heights[0.0], heights[max(heights)]
    dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawn.iterfind("./circle")]
    shown = [max(heights) * (low - y) / (low - high) for _, y in dots]
    expected = [one.anonymous / one.statements for one in MONTHS if one.statements]
    assert [round(one, 2) for one in shown] == [round(one, 2) for one in expected]
    # the month in which nothing was said parts the line
    lines = [line.attrib["points"].split() for line in drawn.iterfind("./polyline")]
    assert [len(points) for points in lines] == [1, 2]
    assert [[f"{x:g},{y:g}" for x, y in dots][1:]] == lines[1:]
    assert [word for _, _, word in texts(drawn) if re.fullmatch(r"\d{4}-\d\d", word)] == [one.name for one in MONTHS]
    assert words(drawn.find("desc")) == (  # type: ignore[arg-type]
        "From 2025-11, 20 %, to 2026-02, 14 %; highest in 2025-11, 20 %."
    )
    named = {row[0][0]: row[5][0] for row in rows(section)}
    assert (named["2025-11"], named["2025-12"], named["2026-02"]) == ("20 %", "–", "14 %")


def test_voices_are_as_long_as_the_numbers_in_the_table() -> None:
    section = sections(report(audit()))["voices"]
    (drawn,) = section.iterfind(".//svg")
    widths = [float(bar.attrib["width"]) for bar in drawn.iterfind("./rect")]
    assert round(widths[1] / widths[0], 3) == round(4 / 9, 3)
    told = [(row[0][0], row[2][0]) for row in rows(section)]
    by_line: dict[float, list[str]] = {}
    for _, y, word in texts(drawn):
        by_line.setdefault(y, []).append(word)
    assert [tuple(line) for line in by_line.values()] == told == [("Ruth Okafor", "9"), ("Dan Pell", "4")]


# large and small


@pytest.mark.parametrize(("by", "first", "last"), [("publisher", 0, 29), ("month", 15, 44)])
def test_thirty_bars_at_most_and_the_table_has_all(by: By, first: int, last: int) -> None:
    many = tuple(group(f"Paper {i:02}", 1, 1, 0, 1, 0, 0) for i in range(45))
    section = sections(report(audit(by, many)))["namings"]
    (drawn,) = section.iterfind(".//svg")
    shown = [word for _, _, word in texts(drawn) if word.startswith("Paper")]
    assert shown == [f"Paper {i:02}" for i in range(first, last + 1)]  # of months the newest
    assert len(rows(section)) == 45
    assert "The picture shows 30 of 45, the table all." in words(section)


def test_many_months_are_a_line_without_dots() -> None:
    months = tuple(group(f"{2000 + i // 12}-{i % 12 + 1:02}", 1, 1, 0, 1, 0, 0) for i in range(60))
    (drawn,) = sections(report(audit(months=months)))["months"].iterfind(".//svg")
    assert not drawn.findall("./circle") and len(drawn.findall("./polyline")) == 1
    assert len([word for _, _, word in texts(drawn) if word.startswith("20")]) <= 12


def test_an_empty_audit_says_what_to_do() -> None:
    html = report(Audit("publisher", None, None, None, Group(None), (), (), ()))
    Page(html)
    assert NOTHING in html and "<svg" not in html and "<table" not in html


def test_speakers_have_no_sum() -> None:
    assert sections(report(audit("speaker", VOICES)))["namings"].find(".//tfoot") is None


# whatever articles hold

NAMES = st.text(max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=y>', "&amp;", "\u202eeid"]
)
COUNTS = st.lists(st.integers(0, 10**7), min_size=5, max_size=5)
GROUPS = st.lists(st.builds(lambda name, counts: group(name, 3, *counts), NAMES | st.none(), COUNTS), max_size=4)


@given(groups=GROUPS, months=GROUPS, voices=GROUPS, publisher=NAMES)
def test_no_name_breaks_the_page(groups: list[Group], months: list[Group], voices: list[Group], publisher: str) -> None:
    html = report(audit("author", tuple(groups), months=tuple(months), voices=tuple(voices), publisher=publisher))
    html.encode("utf-8")
    page = Page(html)
    assert (
        "script" not in page.tags and "img" not in page.tags and "onerror" not in {name for name, _ in page.attributes}
    )
    for one, drawn in zip(sections(html).values(), (groups, months, voices), strict=True):
        assert len(rows(one)) == len(drawn)


@given(groups=GROUPS)
def test_nothing_is_drawn_outside_of_a_plot(groups: list[Group]) -> None:
    for picture in (plots.namings(groups), plots.anonymity(groups), plots.voices(groups)):
        for shape in picture.shapes:
            place = {
                name: float(value) for name, value in shape.attributes.items() if name in {"x", "y", "width", "height"}
            }
            if shape.element == "rect":
                assert min(place["x"], place["y"]) >= 0
                assert place["x"] + place["width"] <= picture.width + 0.1
                assert place["y"] + place["height"] <= picture.height
            elif shape.element == "text":
                assert 0 <= place["x"] <= picture.width and 0 <= place["y"] <= picture.height, shape.words
                # a figure takes about seven units at this size; none is cut off at the edge
                is_figure = re.fullmatch(r"[\d,]+", shape.words)
                assert not is_figure or place["x"] + 7 * len(shape.words) <= picture.width
