"""Which paragraphs are boilerplate, which open an update, and which are neither, though they begin like it."""

import re

import pytest

from sayso.intake.boilerplate import (
    ASIDES,
    BOILERPLATE,
    LONGEST,
    Row,
    is_boilerplate,
    is_note,
    opens_aside,
    opens_update,
)


@pytest.mark.parametrize("row", BOILERPLATE, ids=lambda row: f"{row.name}: {row.example[:30]}")
def test_every_row_matches_its_example(row: Row) -> None:
    assert is_boilerplate(row.example, row.place)


@pytest.mark.parametrize(
    "line",
    [
        "Our newsroom needs your help! Donate now",
        "Facts cost money... But we need your help! Donate Now!",
        "Please consider supporting us. Make a gift today.",
        "This blog needs your help! Donate now.",
        "The site is funded by readers. Chip in $5 today!",
        "Buy me a coffee.",
        "Keep this podcast free. Please give what you can.",
        "Support independent journalism with a monthly gift.",
        "Subscribe to the Herald's daily newsletter here.",
        "(Subscribe to the Bridge Talk podcast on iTunes.)",
        "Sign up for The Morning Bell and get the news by email.",
        "Follow Dana Roe on Twitter @danaroe",
        "Follow @millvalleyherald for more.",
        "Follow us on Facebook and Instagram.",
        "On Twitter follow Dana Roe https://twitter.example/danaroe",
        "© 2024 The Mill Valley Herald. All rights reserved.",
        "Copyright 2024 The Mill Valley Herald",
        "(c) 2024 Herald Media",
        "Read more: The bridge that nobody wanted",
        "RELATED: Who pays for the bridge?",
        "Related stories",
        "Watch the full interview below:",
        "Share this story",
        "Like us on Facebook!",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Click here to see the map.",
        "Photo: Al Finn/The Herald",
        "Photo credit: Al Finn",
        "(Photo by Al Finn)",
        "Contact the reporter at droe@herald.example or 555-0142.",
        "Got a tip? Write to tips@herald.example.",
        "This article was originally published by the Valley Argus.",
        "This story first appeared in the Valley Argus.",
        "Dana Roe and Al Finn contributed to this report.",
        "Associated Press writer Dana Roe in Mill Valley contributed to this report.",
        "Nils Berg contributed reporting from Oslo.",
        "(Reporting by Dana Roe; Editing by Al Finn)",
        "Contributing: Dana Roe, Al Finn",
        "Please enable JavaScript to continue.",
    ],
)
def test_boilerplate_anywhere(line: str) -> None:
    assert is_boilerplate(line, "anywhere")


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe is a reporter covering the council for the Herald. She was previously at the Argus.",
        "Jane Roe is an award-winning columnist at the Mill Valley Herald.",
        "Jane Roe, a member of the Herald's board of contributors, is the author of Bridges.",
        "Roe is a Mill Valley-based reporter for the Herald.",
        "Jane Roe covers the council for the Herald.",
        "Steve Orr is a producer at Valley Radio's The Morning Show.",
        "— Dana Roe",
    ],
)
def test_biographies_stand_at_the_end_only(line: str) -> None:
    assert is_boilerplate(line, "end")
    assert not is_boilerplate(line, "anywhere")


@pytest.mark.parametrize(
    "line",
    [
        "Pike urged voters to donate to the shelter.",
        "Donate to the shelter, Pike told his neighbors, or stop complaining.",
        "Follow the money, Pike said.",
        "“Follow the money on Twitter @pike,” the letter began.",
        "Followers of Pike gathered on Facebook.",
        "The newsletter, which has 4,000 readers, went out on Friday.",
        "Sign up by Friday or lose your seat, the clerk warned, at 2 p.m. today.",
        "Copyright law is broken, Pike said.",
        "Copyright 2024 was the year of the lawsuit, Pike said.",
        "Read more slowly, the teacher told her class.",
        "Related arguments were heard on Monday.",
        "Photos by satellite show a burned village.",
        "Photographs showed the cracked pier.",
        "Contact between the two men broke off in May.",
        "The report was originally published in 2014.",
        "Pike contributed $500 to the campaign.",
        "Moss contributed to this reporter's confusion about the date.",
        "Share prices fell.",
        "The paper is funded by readers in three counties and employs nine.",
        "This blog, which he began in 2004, gave him a name in the valley.",
        "The river gives now and takes later.",
        "Advertisements for the bridge appeared in May.",
        "Jane Roe is a nurse at the Mill Valley clinic.",
        "By Friday, the bridge was closed.",
        "Ortega is the author of the report, and said on Monday that it was a draft.",
        "@pike",
        "x" * (LONGEST + 1),
    ],
)
@pytest.mark.parametrize("place", ["anywhere", "top", "end"])
def test_body_wins_in_doubt(line: str, place: str) -> None:
    assert not is_boilerplate(line, place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "Update: Pike has resigned.",
        "UPDATE 2: Pike has resigned.",
        "UPDATE, 3 p.m.: Pike has resigned.",
        "Update (3 p.m.): Pike has resigned.",
        "Updated: Pike has resigned.",
        "[Update: Pike has resigned.]",
        "UPDATE — Pike has resigned.",
        "UPDATE Pike has resigned.",
        "Correction: The bridge was built in 1931.",
        "CORRECTION",
        "CORRECTION APPENDED.",
        "Clarification: Moss abstained.",
        "Editor's note: This text has been shortened.",
        "Editor’s Note: This text has been shortened.",
    ],
)
def test_updates(line: str) -> None:
    assert opens_update(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updates are expected on Friday.",
        "Corrections officers went on strike.",
        "Update your records, Pike said.",
        "Corrected figures came in May: 4.",
    ],
)
def test_no_updates(line: str) -> None:
    assert not opens_update(line)
    assert not is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "This story has been updated to include a statement by Pike.",
        "An earlier version of this article misstated the bridge's age.",
        "This is a developing story and will be updated.",
    ],
)
def test_notes(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize("row", ASIDES, ids=lambda row: row.example)
def test_each_row_of_headings_around_an_article_holds_for_its_example(row: Row) -> None:
    assert re.match(row.pattern, row.example) and opens_aside(row.example)


@pytest.mark.parametrize(
    "heading",
    ["Pike to quit", "What the report says", "Mayor shares blame", "Licensing board splits", "A comment on tides"],
)
def test_headings_of_an_article_open_no_aside(heading: str) -> None:
    assert not opens_aside(heading)
