"""The report of an audit: one page that needs nothing else, and every plot beside the table with its figures."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.search.audit import NAMINGS, WAYS, Audit, By, Group
from sayso.desk.search.audited import Audited, AuditedArticle, AuditedStatement
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


def picture(section: ET.Element) -> ET.Element:
    (drawn,) = section.iterfind("./div[@class='picture']/svg")
    return drawn


def number(attribute: str) -> float:
    return float(attribute.removesuffix("%"))


def words(element: ET.Element) -> str:
    return "".join(element.itertext())


def rows(section: ET.Element) -> list[list[tuple[str, str]]]:
    """The table: for each row its cells, each as what stands large and what stands small in it."""
    return [
        [
            (
                (cell.text or words(cell[0])).strip(),
                words(cell[-1]) if cell.tag == "td" and cell.find("small") is not None else "",
            )
            for cell in row
        ]
        for row in section.iterfind(".//tbody/tr")
    ]


# one page that needs nothing else


@pytest.mark.parametrize("by", WAYS)
def test_nothing_comes_from_elsewhere_and_nothing_runs(by: By) -> None:
    html = report(audit(by))
    page = Page(html)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use"}
    names = {name for name, _ in page.attributes}
    assert all(target.startswith("#") for target in page.of("href"))
    assert not names & {"src", "xlink:href", "srcset", "action", "style"}
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
        drawn = picture(section)
        assert drawn.attrib["role"] == "img"
        assert words(drawn.find("title")) and words(drawn.find("desc"))  # type: ignore[arg-type]
        assert len(rows(section)) == len(section.findall(".//tbody/tr")) > 1
        heads = [words(head) for head in section.iterfind(".//thead/tr/th")]
        assert heads[1:3] == ["articles", "statements"]
        assert {len(row) for row in rows(section)} == {len(heads)}
        # on a narrow page each cell stands below its heading
        for row in section.iterfind(".//tbody/tr"):
            assert [cell.attrib["data-label"] for cell in row.iterfind("td")] == heads[1:]
        if by != "speaker" and heads[0] != "Speaker":
            assert heads[3:8] == list(NAMED.values()) and len(heads) == 12


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
    # of speakers only what varies: all are named, none is a document, and so on
    assert rows(found["voices"]) == [
        [("Ruth Okafor", ""), ("5", ""), ("9", ""), ("0 %", "0")],
        [("Dan Pell", ""), ("2", ""), ("4", ""), ("100 %", "4")],
    ]
    assert "All: named 100 %; by role, unnamed, generic, unknown, documents, one source 0 %." in words(found["voices"])
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
                *(number(one.attrib["x"]), number(one.attrib["width"])),
            )
    return found


def texts(drawn: ET.Element) -> list[tuple[float, float, str]]:
    return [(number(one.attrib["x"]), float(one.attrib["y"]), words(one)) for one in drawn.iterfind("./text")]


def test_bars_are_as_long_as_the_shares_in_the_table() -> None:
    section = sections(report(audit()))["namings"]
    drawn = picture(section)
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
        assert set(beside) == {name, f"{one.statements:,} statement{'s' * (one.statements != 1)}"}
        inside = {word for _, at, word in texts(drawn) if top < at < top + 18}
        assert inside <= {large for large, _ in told[name]} and y < top


def test_the_line_goes_through_the_shares_in_the_table() -> None:
    section = sections(report(audit()))["months"]
    drawn = picture(section)
    heights = {float(word[:-2]) / 100: y + 4 for _, y, word in texts(drawn) if word.endswith(" %")}
    low, high = heights[0.0], heights[max(heights)]
    dots = [(number(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawn.iterfind("./circle")]
    shown = [max(heights) * (low - y) / (low - high) for _, y in dots]
    expected = [one.anonymous / one.statements for one in MONTHS if one.statements]
    assert [round(one, 2) for one in shown] == [round(one, 2) for one in expected]
    # the month in which nothing was said parts the line
    (drawn_line,) = [line for line in drawn.iterfind("./line") if line.attrib["class"] == "line"]
    ends = [(number(drawn_line.attrib[f"x{end}"]), float(drawn_line.attrib[f"y{end}"])) for end in "12"]
    assert ends == dots[1:]
    assert [word for _, _, word in texts(drawn) if re.fullmatch(r"\d{4}-\d\d", word)] == [one.name for one in MONTHS]
    assert words(drawn.find("desc")) == (  # type: ignore[arg-type]
        "From 2025-11, 20 %, to 2026-02, 14 %; highest in 2025-11, 20 %."
    )
    named = {row[0][0]: row[5][0] for row in rows(section)}
    assert (named["2025-11"], named["2025-12"], named["2026-02"]) == ("20 %", "–", "14 %")


def test_voices_are_as_long_as_the_numbers_in_the_table() -> None:
    section = sections(report(audit()))["voices"]
    drawn = picture(section)
    widths = [number(bar.attrib["width"]) for bar in drawn.iterfind("./rect")]
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
    drawn = picture(section)
    shown = [word for _, _, word in texts(drawn) if word.startswith("Paper")]
    assert shown == [f"Paper {i:02}" for i in range(first, last + 1)]  # of months the newest
    assert len(rows(section)) == 45
    assert "The picture shows 30 of 45, the table all." in words(section)


def test_many_months_are_a_line_without_dots() -> None:
    months = tuple(group(f"{2000 + i // 12}-{i % 12 + 1:02}", 1, 1, 0, 1, 0, 0) for i in range(60))
    drawn = picture(sections(report(audit(months=months)))["months"])
    assert not drawn.findall("./circle")
    assert len([line for line in drawn.iterfind("./line") if line.attrib["class"] == "line"]) == 59
    assert len([word for _, _, word in texts(drawn) if word.startswith("20")]) <= 5


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
    for drawn in (plots.namings(groups, "publisher"), plots.anonymity(groups), plots.voices(groups)):
        for shape in drawn.shapes:
            place = {
                name: number(str(value))
                for name, value in shape.attributes.items()
                if name in {"x", "y", "width", "height"}
            }
            if shape.element == "rect":
                assert min(place["x"], place["y"]) >= 0
                assert place["x"] + place["width"] <= 100.02
                assert place["y"] + place["height"] <= drawn.height
            elif shape.element == "text":
                assert 0 <= place["x"] <= 100 and 0 <= place["y"] <= drawn.height, shape.words
                # words that begin at the left and those that end at the right have room beside each other at 320 pixels
                assert shape.attributes.get("text-anchor") or len(shape.words) <= 28


def test_a_long_name_stands_on_several_lines_and_is_not_cut() -> None:
    name = "The Frankfurt and Greater Rhine Valley Evening Advertiser and Observer"
    shown = [shape.words for shape in plots.namings([group(name, 1, 1, 0, 0, 0, 0)], "publisher").shapes if shape.words]
    assert " ".join(word for word in shown if word in name) == name


# the lists behind the numbers


def entry(article: AuditedArticle, number: int, naming: str, **more: Any) -> AuditedStatement:
    values = {"has_reason": False, "is_document": False, "origins": 2, **more}
    speaker = None if naming == "unknown" else f"speaker {number}"
    key = speaker if naming == "named" else None
    return AuditedStatement(number, article, speaker, key, f"words <b>{number}</b>", naming, **values)


BRIDGE = AuditedArticle(1, "Bridge to close", "The Herald", None, "2026-02-03", None, True)
UNDATED = AuditedArticle(2, None, None, None, "", "/home/roe/bridge.txt", False)
BEHIND = Audited(
    (BRIDGE, UNDATED),
    (entry(BRIDGE, 1, "named", origins=1), entry(BRIDGE, 2, "anonymous", has_reason=True), entry(UNDATED, 3, "named")),
    {"speaker 1": frozenset({1}), "speaker 3": frozenset({2})},
)
COUNTED = Audit(
    "publisher",
    None,
    None,
    None,
    group(None, 2, 2, 0, 1, 0, 0, reasons=1, single_teller=1, single_origin=1),
    (
        group("The Herald", 1, 1, 0, 1, 0, 0, reasons=1, single_teller=1, single_origin=1),
        group(None, 1, 1, 0, 0, 0, 0),
    ),
    (group("2026-02", 1, 1, 0, 1, 0, 0, reasons=1, single_teller=1, single_origin=1),),
    (group("speaker 1", 1, 1, 0, 0, 0, 0, single_teller=1, single_origin=1), group("speaker 3", 1, 1, 0, 0, 0, 0)),
    undated=group(None, 1, 1, 0, 0, 0, 0),
)


def opened(html: str, target: str) -> list[int]:
    """The numbers of the entries that the style sheet shows once a link has led to a list: as a browser does it."""
    prefix, count = target.rsplit("-", 1) if "-" in target else (target, "")
    assert f"main:has([id^={prefix}-]:target) .{prefix}{{display:list-item}}" in html
    assert f"main:has([id$=-{count}]:target) .behind li:not(.{count}){{display:none}}" in html
    entries = re.findall(r'<li class="([^"]*)"><b>(\d+)</b>', html)
    return [int(number) for classes, number in entries if {prefix, count} <= set(classes.split())]


def test_each_number_opens_the_list_of_what_it_counts() -> None:
    html = report(COUNTED, BEHIND)
    page = Page(html)
    assert len(page.of("id")) == len(set(page.of("id")))
    targets = [target[1:] for target in page.of("href")]
    assert set(targets) <= set(page.of("id")) and "n0-anonymous" in targets and "all-documents" not in targets
    assert "m0-articles" in targets and "no date: articles, 1" in html
    for link, figure in re.findall(r'<a href="#([a-z]+\d*-\w+)">([^<]*)</a>', html):
        if figure.isdecimal():
            assert len(opened(html, link)) == int(figure), link
    assert opened(html, "all-anonymous") == [2] and opened(html, "n1-statements") == [3]
    assert opened(html, "n0-single_teller") == [1] and opened(html, "v1-articles") == [2]
    assert "no date · /home" in html and "words &lt;b&gt;2&lt;/b&gt;" in html


def test_without_lists_the_page_gives_the_command() -> None:
    assert "sayso audit --group &#39;The Herald&#39; --list unnamed" in report(COUNTED)
    assert not Page(report(COUNTED)).of("href")
