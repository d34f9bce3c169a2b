"""Consent, login, captcha and error pages are refused by name; articles about them are read."""

import re
from pathlib import Path

import pytest

from sayso.errors import NoArticleError
from sayso.intake import load
from sayso.intake.html import from_html
from sayso.intake.walls import WALLS, Wall, wall_of
from tests.intake.making import MORE, PAGE, SAID

PAGES = {
    "a consent page": [
        "<h1>Before you continue to the Herald</h1><p>We use cookies and data to deliver our services and "
        "measure ads.</p>"
        "<p>If you choose to “Accept all”, we will also use cookies to show personalized content.</p>"
        "<p>You can change your choices at any time in the privacy settings.</p><button>Reject all</button>",
        "<div class=dialog><p>We and our 812 partners store and access information on a device, such as "
        "cookies, and process "
        "personal data.</p><p>You can accept or manage your choices by clicking below, including your right to "
        "object where "
        "legitimate interest is used.</p><p>These choices will be signaled to our partners.</p></div>",
    ],
    "a login page": [
        "<h1>Sign in</h1><p>Sign in to continue reading the Herald. Forgot your password? Create an account.</p>"
        "<p>By signing in you help our reporters to go on with the work that they do here each day of the year.</p>",
        "<p>This article is available only to our subscribers.</p><p>Already a subscriber? Log in to your "
        "account here.</p>"
        "<p>Subscribe now from two dollars a week.</p>",
    ],
    "a captcha or a check for robots": [
        "<h1>Just a moment...</h1><p>herald.example needs to review the security of your connection before "
        "proceeding.</p>"
        "<p>Enable JavaScript and cookies to continue</p><p>Ray ID: 7d2f00</p>",
        "<h2>Access denied</h2><p>You don't have permission to access this page on this server.</p><p>Reference "
        "#18.2f</p>",
        "<p>Our systems have detected unusual traffic from your computer network. Please solve this captcha to "
        "go on.</p>"
        "<p>Confirm that you are not a robot by ticking the box below, and the page will then be shown to you.</p>",
    ],
    "an error page": [
        "<h1>Page not found</h1><p>The page you are looking for may have been moved or deleted. Try our search.</p>",
        "<h1>404</h1><p>Sorry, we could not find the page that you asked for. Return to the homepage.</p>"
        "<h2>Most read</h2><ul><li>Bridge closes for a year, and nobody knows why</li></ul>",
        "<h1>503 Service Unavailable</h1><p>The server is temporarily unable to service your request. Try again "
        "later.</p>",
    ],
}
CASES = [(name, body) for name, bodies in PAGES.items() for body in bodies]


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_each_example_is_one(wall: Wall) -> None:
    assert wall_of(wall.example, None) is wall


@pytest.mark.parametrize(("name", "body"), CASES)
def test_a_wall_is_refused_by_name(name: str, body: str) -> None:
    page = f"<html><head><title>The Herald</title></head><body>{body}</body></html>"
    with pytest.raises(NoArticleError) as caught:
        from_html(page.encode(), "a.html")
    assert str(caught.value).startswith(f"a.html is {name}, not an article: ")


@pytest.mark.parametrize(
    "words",
    [
        "“We use cookies because our readers never read the notice,” the publisher, Ruth Okafor, said. The "
        "regulator, Al "
        "Finn, said that sites had to let visitors reject all of them. A judge agreed, and the case went on.",
        "The town's web site showed “page not found” for nine days, the clerk, Ruth Okafor, said. She blamed a "
        "backup. Al "
        "Finn, who runs the archive, said the pages had been deleted by hand. The council will hear both of "
        "them in May.",
        "Mayor Pike said that he was not a robot, and that the captcha on the ballot page was a mistake. Ada "
        "Moss said the "
        "vendor had been paid in full. The council wants the money back, she said, and the vendor has said no.",
    ],
)
def test_an_article_about_such_pages_is_an_article(words: str) -> None:
    assert from_html(f"<html><body><article><p>{words}</p></article></body></html>".encode(), "a.html").text == words


def test_a_banner_above_an_article_is_none() -> None:
    banner = f"<div id=consent>{PAGES['a consent page'][0]}</div>"
    article = from_html(
        PAGE.replace("<body>", f"<body>{banner}").replace("</p><p>", f"</p><p>{MORE} " * 9).encode(), "a"
    )
    assert SAID in article.text


@pytest.mark.parametrize(("name", "body"), CASES)
def test_a_pasted_wall_is_refused_by_name(name: str, body: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(line for line in re.split(r"<[^<>]*>", body) if line.strip()))
    with pytest.raises(NoArticleError, match=f"is {name}, not an article: "):
        load(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "Blocked\n\nMayor Pike blocked the road on Monday.",
        "Consent\n\nThe council gave its consent to the bridge. Nobody voted against it.",
        "Not found\n\nThe ring was not found, she said.",
        "Sign in\n\n“Sign in here,” the guard said. He did.",
        "Register to vote by Friday, the clerk said.",
    ],
)
def test_short_texts_are_no_walls(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert load(str(tmp_path / "a.txt")).text == text
