"""Mails: what is the title, who the author, and which body is read."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake import load
from sayso.intake.mail import from_mail
from tests.intake.making import MORE, PAGE, SAID


def mail(plain: str = "", page: str = "", subject: str = "Pike to quit") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Dána Roe <roe@herald.example>"
    message["To"] = "desk@herald.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 05 Mar 2024 10:00:00 +0200"
    if plain:
        message.set_content(plain)
    if page and plain:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html")
    return message


def test_a_plain_mail(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(bytes(mail(f"Pike to quit\n\n{SAID} Ça alors. {MORE}\n")))
    article = load(str(tmp_path / "a.eml"))
    assert article.text == f"Pike to quit\n\n{SAID} Ça alors. {MORE}\n"
    assert (article.title, article.author, article.published) == (
        "Pike to quit",
        "Dána Roe",
        "2024-03-05T10:00:00+02:00",
    )
    assert article.location == str(tmp_path / "a.eml")
    assert [part.kind for part in article.sections] == ["headline", "body"]


def test_the_page_is_read_where_the_plain_text_only_points_to_it() -> None:
    article = from_mail(bytes(mail("View this in your browser: https://herald.example", PAGE)), "a.eml")
    assert article.text == f"Pike to quit\n\n{SAID}\n\n{MORE}"
    assert from_mail(bytes(mail(page=PAGE)), "a.eml").text == article.text
    assert from_mail(bytes(mail(f"{SAID}\n\n{MORE}", PAGE)), "a.eml").text == f"{SAID}\n\n{MORE}\n"


def test_attachments_are_left_out() -> None:
    message = mail(SAID)
    message.add_attachment("Not this. " * 50, filename="b.txt")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="c.pdf")
    assert from_mail(bytes(message), "a.eml").text == f"{SAID}\n"


def test_a_mail_passed_on_whole_is_that_mail() -> None:
    outer = mail("FYI", subject="Fwd: Pike to quit")
    outer.replace_header("From", "Boss <boss@herald.example>")
    outer.add_attachment(mail(f"{SAID}\n\n{MORE}", subject="Re: Pike to quit"))
    article = from_mail(bytes(outer), "a.eml")
    assert (article.text, article.author, article.title) == (f"{SAID}\n\n{MORE}\n", "Dána Roe", "Pike to quit")


def test_a_mail_passed_on_in_the_body_keeps_its_words() -> None:
    body = f"---------- Forwarded message ---------\nFrom: Al Finn <finn@argus.example>\n\n{SAID}\n\n{MORE}\n"
    article = from_mail(bytes(mail(body, subject="Fwd: Pike to quit")), "a.eml")
    assert (article.text, article.title, article.author) == (body, "Pike to quit", "Dána Roe")


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (SAID.encode(), DecodeError, "no headers"),
        (b"Subject: Pike\n\n", NoArticleError, "without a text"),
        (b"Subject: x\nContent-Type: image/png\n\n\x89PNG", NoArticleError, "without a text"),
    ],
)
def test_bad_mails(data: bytes, error: type[ReadError], says: str) -> None:
    with pytest.raises(error, match=says):
        from_mail(data, "a.eml")


@pytest.mark.parametrize(
    "head",
    [
        "From: " + "a <" * 50_000,
        "Subject: " + "=?utf-8?q?" * 10_000,
        "Date: never",
        "From: @@<>,;:",
        "Content-Type: multipart/mixed; boundary=",
        "Content-Type: text/plain; charset=nonsense",
        "Content-Transfer-Encoding: base64",
        "Date: Tue, 05 Mar 99999999999 10:00:00 +9999",
    ],
    ids=lambda head: head[:30],
)
def test_odd_headers(head: str) -> None:
    try:
        assert from_mail(f"X-A: b\n{head}\n\n{SAID}\n".encode(), "a.eml").text
    except ReadError as error:
        assert "a.eml" in str(error)


def test_mails_in_mails_without_end() -> None:
    data = b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 3000 + SAID.encode()
    with pytest.raises(ReadError, match=r"a\.eml"):
        from_mail(data, "a.eml")


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    try:
        from_mail(b"Subject: Pike\nContent-Type: " + data, "a.eml")
    except ReadError as error:
        assert str(error).startswith(("a.eml", "no article in a.eml"))
