"""Style sheet and scripts: made once, under an address that changes with their content, so that browsers keep them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from sayso.views.rendering import stylesheet

SHEETS: Final = ("base.css", "diff.css", "reading.css", "check.css", "dossier.css", "audit.css", "web.css")
"""Style sheets of the views that the pages of the desk use, as one."""
_TYPES: Final = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@cache
def asset(name: str) -> tuple[bytes, str] | None:
    """Return the content and the media type of a file; None if there is none."""
    kind = _TYPES.get(name.rpartition(".")[2])
    if name == "style.css":
        return "".join(str(stylesheet(sheet)) for sheet in SHEETS).encode(), _TYPES["css"]
    if kind is None or "/" in name or "\\" in name:
        return None
    file = files(__package__).joinpath("static", name)
    return (file.read_bytes(), kind) if file.is_file() else None


@cache
def address_of(name: str) -> str:
    """Return the address of a file.

    Raises:
        LookupError: there is none.
    """
    content = asset(name)
    if content is None:
        raise LookupError(name)
    return f"/static/{name}?v={sha256(content[0]).hexdigest()[:12]}"
