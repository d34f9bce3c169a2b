"""Pages: what is taken for the article, its makers and its dates, and what is refused."""

import logging
from time import process_time

import pytest

from sayso.errors import NoArticleError, ReadError
from sayso.intake.html import from_html
from sayso.records import Article
from tests.intake.making import MORE, PAGE, SAID

HEAD = """<meta charset="utf-8"><title>Mayor Pike to quit over bridge report - The Mill Valley Herald</title>
<meta property="og:title" content="Mayor Pike to quit over bridge report">
<meta property="og:site_name" content="The Mill Valley Herald"><meta name="author" content="Dana Roe">"""
BODY = """<p>MILL VALLEY — Mayor Harlan Pike said on Tuesday that he would <em>resign</em> by the <a href="x">end of the
month</a>.<br>He gave no reason.</p>
<blockquote><p>“I have done what I could,” Pike wrote in a letter.</p><p>“The rest is for others.”</p></blockquote>
<h2>What the report says</h2><p>The report, by engineer Lena Ortiz, lists three faults:</p>
<ul><li>The east pier is cracked, it says.</li><li>The rails are “rusted through.”</li></ul>
<p>Council member Ida Moss wasn&rsquo;t surprised. <q>We were told,</q> she said.</p>
<figure><img src="a.jpg"><figcaption>Photo by Al Finn</figcaption></figure>
<table><tr><td>1931</td><td>Built</td></tr></table>
<p>Ortiz declined to comment.</p>"""
AROUND = """<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>{}
<aside><h3>Related</h3><p><a href="/2">Another story about something different, said someone.</a></p></aside>
<footer><p>© 2024 The Mill Valley Herald. All rights reserved.</p></footer>"""
TEXT = """Mayor Pike to quit over bridge report

MILL VALLEY — Mayor Harlan Pike said on Tuesday that he would resign by the end of the month.
He gave no reason.

“I have done what I could,” Pike wrote in a letter.

“The rest is for others.”

What the report says

The report, by engineer Lena Ortiz, lists three faults:

The east pier is cracked, it says.

The rails are “rusted through.”

Council member Ida Moss wasn’t surprised. “We were told,” she said.

Ortiz declined to comment."""


def read(
    body: str = f"<article><h1>Mayor Pike to quit over bridge report</h1>{BODY}</article>",
    head: str = HEAD,
    location: str = "pike.html",
) -> Article:
    page = f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{AROUND.format(body)}</body></html>'
    return from_html(page.encode(), location)


def test_a_page() -> None:
    article = read()
    assert article.text == TEXT
    assert article.title == "Mayor Pike to quit over bridge report"
    assert (article.author, article.publisher, article.language) == ("Dana Roe", "The Mill Valley Herald", "en-GB")
    assert (article.published, article.updated, article.location) == (None, None, "pike.html")
    assert [part.kind for part in article.sections] == ["headline", "body"]
    assert article.id == Article.identify(TEXT)


def test_the_title_is_put_in_front_where_the_body_lacks_it() -> None:
    assert read(f"<article>{BODY}</article>").text == TEXT


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    meta = '<meta property="og:{}" content="{}">'
    head = meta.format("title", "Pike quits | The Herald") + meta.format("site_name", "The Herald")
    assert read(f"<article>{BODY}</article>", head).title == "Pike quits"


PUBLISHED = '<meta property="article:published_time" content="{}">'
MODIFIED = '<meta property="article:modified_time" content="{}">'
LINKED = '<script type="application/ld+json">{{"datePublished": "{}", "dateModified": "{}"}}</script>'


@pytest.mark.parametrize(
    ("head", "location", "published", "updated"),
    [
        (PUBLISHED.format("2024-03-05T14:03:00-05:00"), "a.html", "2024-03-05", None),
        (
            PUBLISHED.format("2024-03-05") + MODIFIED.format("2024-03-07"),
            "a.html",
            "2024-03-05",
            "2024-03-07",
        ),
        (PUBLISHED.format("2024-03-05") + MODIFIED.format("2024-03-05"), "a.html", "2024-03-05", None),
        (PUBLISHED.format("2024-03-05") + MODIFIED.format("2024-03-01"), "a.html", "2024-03-05", None),
        (LINKED.format("2024-03-05", "2024-03-07"), "a.html", "2024-03-05", "2024-03-07"),
        ("", "https://herald.example/2024/03/05/pike-quits", "2024-03-05", None),
        ('<link rel="canonical" href="https://herald.example/2024/03/05/pike-quits">', "a.html", "2024-03-05", None),
        ("", "a.html", None, None),
    ],
)
def test_dates(head: str, location: str, published: str | None, updated: str | None) -> None:
    article = read(head=HEAD + head, location=location)
    assert (article.published, article.updated) == (published, updated)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ('<time datetime="2024-03-05">Tuesday</time>', "2024-03-05"),
        ('<p class="byline">By Dana Roe, March 5, 2024</p>', "2024-03-05"),
        ('<aside><time datetime="2019-01-02">an older story</time></aside>', None),
        ("<p>The bridge was closed on March 5, 2019, and reopened on 2020-01-02.</p>", None),
        ("<p>© 2019 Bridge Authority</p>", None),
    ],
)
def test_a_date_is_never_guessed_from_prose(line: str, published: str | None) -> None:
    assert read(f"<article>{line}{BODY}</article>").published == published


@pytest.mark.parametrize(
    ("declared", "meta", "codec"),
    [
        ("windows-1252", "utf-8", "cp1252"),
        (None, "iso-8859-1", "cp1252"),
        (None, "windows-1251", "cp1251"),
        (None, None, "utf-8"),
        ("no-such", None, "utf-8"),
        (None, None, "utf-16"),
        (None, "utf-16", "utf-8"),
        (None, "punycode", "utf-8"),
    ],
)
def test_encodings(declared: str | None, meta: str | None, codec: str) -> None:
    said = (
        "Mayor Пайк said on Tuesday that he would resign."
        if codec == "cp1251"
        else "“Ja,” said Mayor Åse Pike on Tuesday."
    )
    page = (
        f"<html><head>{f'<meta charset={meta}>' if meta else ''}</head><body><p>{said} It was not clear why.</p></body>"
    )
    assert from_html(page.encode(codec), "a.html", declared).text == f"{said} It was not clear why."


def test_a_stray_byte_is_forgiven_and_of_many_the_encoding_is_found() -> None:
    page = b"<html><body><p>Mayor Harlan Pike said on Tuesday that he would %s resign.</p></body>"
    assert "\ufffd" in from_html(page % b"\xc5", "a.html").text
    article = from_html(page % ("\x93not\x94 \x96 he\x92d been told \x96".encode("latin-1") * 3), "a.html")
    assert "“not” – he’d been told" in article.text
    assert article.notes == ("a.html is not in the encoding it is said to be (utf-8): it is read as CP1252",)


@pytest.mark.parametrize(
    ("location", "href", "expected"),
    [
        ("a.html", "https://herald.example/news/1", "https://herald.example/news/1"),
        ("a.html", "https://herald.example/", "a.html"),  # many a site calls each page its front page
        ("a.html", "/news/1", "a.html"),
        ("a.html", "javascript:alert(1)", "a.html"),
        ("https://m.herald.example/1?from=x", "/news/1", "https://m.herald.example/news/1"),
        ("https://m.herald.example/1", "https://www.herald.example/1", "https://www.herald.example/1"),
        ("https://herald.example/1", "https://argus.example/1", "https://herald.example/1"),
        ("https://herald.example/1", "http://[::1", "https://herald.example/1"),
    ],
)
def test_the_canonical_address_is_the_location(location: str, href: str, expected: str) -> None:
    page = PAGE.replace("<head>", f'<head><link rel=canonical href="{href}">')
    assert from_html(page.encode(), location).location == expected


def test_a_page_of_preformatted_text_keeps_its_lines() -> None:
    lines = f"  Mr. ROY. Mr. Speaker, I rise today.\n\n  {SAID}\n{MORE}\n"
    article = from_html(
        f"<html><head><title>Record</title></head><body><pre>\n{lines}</pre></body></html>".encode(), "a"
    )
    assert article.text == lines.strip("\n")
    page = PAGE.replace("</article>", "<pre>\nRoads &amp; rails\nWater and bridges\n</pre></article>")
    assert "Roads & rails\nWater and bridges" in from_html(page.encode(), "a").text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div></div>",
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<form><h1>Sign in</h1><p>Please sign in to read this article. Enter your e-mail address and your password.</p>"
        "<input type=email><input type=password></form>",
        "<ul>" + "<li><a href=/a>Bridge closes</a></li>" * 20 + "</ul>",
        "<p>We use cookies to make this site better, and so do our 812 partners in advertising.</p>",
        "http://herald.example/",
    ],
)
def test_pages_without_an_article(body: str) -> None:
    with pytest.raises(NoArticleError, match=r"^(no article in a\.html|a\.html is a login page, not an article): "):
        from_html(f"<html><head><title>The Herald</title></head><body>{body}</body></html>".encode(), "a.html")


@pytest.mark.parametrize("page", ["http://herald.example/", "Pike", "\0\0", "<", "<!DOCTYPE html>", "<html/>", "&"])
def test_what_is_hardly_a_page(page: str) -> None:
    with pytest.raises(NoArticleError):
        from_html(page.encode(), "a.html")


SENTENCE = "<p>Mayor Harlan Pike said on Tuesday that he would resign by the end of the month.</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + SENTENCE + "</div>" * 100_000,
        SENTENCE + "<b>" * 100_000,
        "<div class=widget>" * 20_000 + SENTENCE,
        SENTENCE + "<ul><li>" + "<div>The council met on Monday and said no.</div>" * 10_000 + "</ul>" + SENTENCE,
        "<h1>Pike</h1>" + "".join(f"{SENTENCE}<p>No {i}, he said.</p>" for i in range(4_000)),
        SENTENCE + "<q>" * 10_000,
        "<div " + " ".join(f'a{i}="1>"' for i in range(50_000)) + ">" + SENTENCE,
        "<div " + "".join(f'a{i}="1"' for i in range(50_000)) + ">" + SENTENCE,
        f'<div onclick="{"x" * 2_000_000}">' + SENTENCE,
        SENTENCE + '<a b="' * 100_000,
        SENTENCE + "<a " * 100_000,
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><p>&c;&c;</p>' + SENTENCE,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + SENTENCE,
        '<script>document.write("<p>Moss said that this is a script and no article at all.</p>")</script>' + SENTENCE,
    ],
    ids=[
        "deep",
        "open",
        "classes",
        "parts",
        "gaps",
        "quotes",
        "attributes",
        "close attributes",
        "long",
        "unclosed",
        "tags",
        "entities",
        "json",
        "script",
    ],
)
def test_hostile_pages_take_little_time(page: str) -> None:
    start = process_time()
    try:
        text = from_html(page.encode(), "a.html").text
    except NoArticleError:
        text = ""
    assert "script" not in text
    assert process_time() - start < 8


def test_a_page_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FETCH_BYTES", "100")
    with pytest.raises(ReadError, match="larger than a page may be"):
        read()


def test_parsers_are_silent(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NoArticleError):
        from_html(b"<html>", "a.html")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_block_quotation_without_marks_is_marked() -> None:
    page = """<html><body><article><h1>Chief resigns</h1>
<p>In her letter to the trustees on Monday, Dr. Anjali Wray wrote:</p>
<blockquote><p>I can no longer put my name to figures.</p><p>I am sorry for it.</p></blockquote>
<p>The trustees accepted the letter within the hour and thanked her for nine years at the hospital.</p>
<blockquote><p>“She was right,” one nurse said.</p></blockquote>
</article></body></html>"""
    text = from_html(page.encode(), "wray.html").text
    assert "\n\n> I can no longer put my name to figures.\n\n> I am sorry for it.\n\n" in text
    assert "\n\n“She was right,”" in text
