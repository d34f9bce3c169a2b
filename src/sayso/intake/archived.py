"""Pages that a browser saved with all that belongs to them (MHTML, RFC 2557)."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from sayso.errors import DecodeError, NoArticleError
from sayso.intake.locations import address_error
from sayso.records import Article

_NO_PAGE = "save the page again, as HTML."


def from_mhtml(data: bytes, location: str) -> Article:
    """The article in an archived page; its location is the address that the page was saved from.

    Raises:
        DecodeError: it cannot be taken apart.
        NoArticleError: no page is in it, or no article in the page.
    """
    from sayso.intake.html import from_html

    try:
        mail = message_from_bytes(data, _class=EmailMessage, policy=policy.compat32)
        parts = [part for part in mail.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        start = str(mail.get_param("start") or "")
        address = " ".join(str(mail.get("Snapshot-Content-Location") or "").split())
        root = next((part for part in parts if start and part.get("Content-ID") == start), parts[0] if parts else None)
        page = root.get_payload(decode=True) if root is not None else None
        if not address and root is not None:
            address = " ".join(str(root.get("Content-Location") or "").split())
        charset = root.get_content_charset() if root is not None else None
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DecodeError(
            f"{location} is no archived page that can be read ({type(error).__name__})", _NO_PAGE
        ) from error
    if not isinstance(page, bytes) or not page.strip():
        raise NoArticleError(f"{location} is an archived page (MHTML) without a page in it", _NO_PAGE)
    return from_html(page, address if address_error(address) is None else location, charset)
