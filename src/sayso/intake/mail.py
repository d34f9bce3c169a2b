"""Read mails (RFC 5322, .eml files): newsletters, press releases, forwarded articles."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from sayso.errors import DecodeError, NoArticleError
from sayso.intake.plain import from_text
from sayso.intake.sections import sections
from sayso.intake.text import codec_of
from sayso.records import Article

_FEW_WORDS = 20  # a plain-text body with fewer is "View this mail in your browser"
_LONGEST_HEADER = 4000  # characters: the parser of headers takes more than linear time
_DEEPEST = 20
_NO_MAIL = "check that the file is a mail, as a mail program saves it."
# "Fwd: ", "FW: Fwd: ", "Re: "
_FORWARDED = re.compile(r"^(?:(?:fwd?|re|wg|aw|tr)\s*:\s*)+", re.IGNORECASE)


def from_mail(data: bytes, location: str) -> Article:
    """Return the article of a mail: its body, plain or HTML, with subject, sender and date.

    A mail that only passes on another one, attached whole, is that other one.  Attachments are left out.

    Raises:
        DecodeError: it is no mail.
        NoArticleError: there is no text in it.
    """
    try:
        mail = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        mail, plain, page = _inmost(mail)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DecodeError(f"{location} is no mail that can be read ({type(error).__name__})", _NO_MAIL) from error
    if not mail.keys():
        raise DecodeError(f"{location} is no mail: it has no headers", _NO_MAIL)
    title = _FORWARDED.sub("", _header(mail, "Subject")).strip() or None
    known = {"title": title, "author": _author(mail), "published": _date(mail)}
    if page and len(plain.split()) < _FEW_WORDS:
        from sayso.intake.html import from_html

        article = from_html(page.encode("utf-8", "replace"), location, "utf-8")
    elif plain.strip():
        article = from_text(plain, location)
        known["sections"] = sections(plain, title)  # type: ignore[assignment]
    else:
        raise NoArticleError(f"{location} is a mail without a text", "give its attachment as a file, if that is meant.")
    return article.model_copy(update={key: value for key, value in known.items() if value})


def _inmost(mail: EmailMessage) -> tuple[EmailMessage, str, str]:
    """Return the mail with a body, with its plain text and its HTML, either of which may be empty."""
    for _ in range(_DEEPEST):
        plain, page = _body(mail, "plain"), _body(mail, "html")
        inner = next((part for part in mail.walk() if part.get_content_type() == "message/rfc822"), None)
        payload = inner.get_payload() if inner is not None else None
        held = payload[0] if isinstance(payload, list) and payload else None
        if not isinstance(held, EmailMessage) or page or len(plain.split()) >= _FEW_WORDS:
            break
        mail = held
    return mail, plain, page


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    if part is None or part.get_content_disposition() == "attachment":
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    # a stray byte shows as U+FFFD, as in every mail program
    text = data.decode(codec_of(charset) or "utf-8", "replace")
    return text.replace("\r\n", "\n")


def _header(mail: EmailMessage, name: str) -> str:
    raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    if len(raw) > _LONGEST_HEADER:
        return ""
    try:
        value = str(mail.get(name, ""))
    except Exception:  # headers that are off make the parser of the standard library fail in many ways
        value = str(raw)
    return " ".join(value.encode("utf-8", "replace").decode().replace("\0", "").split())


def _author(mail: EmailMessage) -> str | None:
    """Return the name of the sender, or else the address."""
    name, address = parseaddr(_header(mail, "From"))
    return name or address or None


def _date(mail: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(mail, "Date")).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
