"""Tables of figures in articles: what is left out of the text is said."""

import pytest

from sayso.intake.html import from_html

ARTICLE = """<html><head><title>Rents rose in nine wards</title></head><body><article><h1>Rents rose in nine wards</h1>
<p>Rents rose in nine of the county's ten wards last year, the housing office said on Tuesday in a report.</p>
<p>“Nobody on a teacher's pay can live by the water any more,” said Ola Dunn, who heads the tenants' union.</p>
{}
<p>Landlords disputed the figures, which count the new towers, and said that the board had asked for them.</p>
</article>{}</body></html>"""
FIGURES = "<table><tr><th>Ward</th><th>Rent</th></tr><tr><td>Harbor</td><td>$1,500</td></tr></table>"
LAYOUT = "<table><tr><td><p>The board will take up a cap on rents in March, its chair said.</p></td></tr></table>"


@pytest.mark.parametrize(
    ("inside", "behind", "notes"),
    [
        (FIGURES, "", ("a.html: 1 table of figures left out of the text",)),
        (FIGURES * 2, "", ("a.html: 2 tables of figures left out of the text",)),
        (LAYOUT, "", ()),
        ("", "<aside><p>More stories from the rest of the county are here.</p>" + FIGURES + "</aside>", ()),
        ("", "", ()),
    ],
)
def test_a_table_that_is_left_out_is_told(inside: str, behind: str, notes: tuple[str, ...]) -> None:
    article = from_html(ARTICLE.format(inside, behind).encode(), "a.html", "utf-8")
    assert article.notes == notes
    assert "$1,500" not in article.text
