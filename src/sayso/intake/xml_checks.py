"""Check XML before a parser takes it: no document type, no entities, no very deep elements."""

from __future__ import annotations

from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parse as parse_safely

from sayso.errors import DecodeError

_DEEPEST = 200


class NotWellFormedError(DecodeError):
    """XML that is not well-formed, and may be mended."""


def check_xml(data: bytes, location: str) -> None:
    """Accept well-formed XML without a document type, entities and very deep elements.

    Raises:
        NotWellFormedError: it is not well-formed.
        DecodeError: it has a document type or entities.
    """
    try:
        parse_safely(BytesIO(data), _Depth(), forbid_dtd=True)
    except DefusedXmlException as error:
        what = type(error).__name__
        raise DecodeError(
            f"{location} is XML with a document type or entities, which may be a trap ({what})",
            "take the <!DOCTYPE ...> out if you trust it.",
        ) from error
    except (SAXException, ValueError, LookupError) as error:
        why = " ".join(str(error).split()).removeprefix("<unknown>:")
        raise NotWellFormedError(f"{location} is no well-formed XML ({why})", "have its maker mend it.") from error


class _Depth(ContentHandler):
    """Limits the depth of elements, since feedparser takes more than linear time on nested ones."""

    depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802
        self.depth += 1
        if self.depth > _DEEPEST:
            raise SAXException(f"elements more than {_DEEPEST} deep")

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1
