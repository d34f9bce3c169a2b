"""An audit for its page at the desk: each number leads to the search or the list that finds what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sayso.desk.search.audit import NAMINGS, Audit, By, Group
from sayso.desk.search.audited import Counted
from sayso.views.desk.audit import HEADS, NOTHING, named
from sayso.views.desk.audit_page import COUNT_WORDS, parts
from sayso.views.web.lists import address_of

LIST: Final = "/audit/list"
"""The path of the page that lists what a number counts."""
_SEARCHED: Final[Mapping[str, str]] = {
    "statements": "",
    **{naming: f"&naming={naming}" for naming in NAMINGS},
    "single_origin": "&single_origin=true",
}
"""What the address of a search asks for besides, to find what is counted."""


def audit_parts(audit: Audit) -> dict[str, Any]:
    """Return facts, pictures and tables of an audit, for the template ``web_audit.html``."""
    return {**parts(audit, _Addresses(audit)), "nothing": NOTHING}


def heading(counted: Counted, name: str) -> str:
    """Return what a list holds: "The Herald: reason given"; ``name`` is that of a speaker."""
    of = "All" if counted.by is None else name or named(Group(counted.group), counted.by)
    head = "" if counted.by is None else f"{HEADS[counted.by]} "
    return f"{head}{of}: {COUNT_WORDS[counted.count]}"


class _Addresses:
    """The addresses of lists: a search where one finds the same, else the page of what is counted."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._scope = {"since": audit.since, "until": audit.until, "publisher": audit.publisher}
        self._known: dict[tuple[By, object], tuple[str | None, str]] = {}

    def address(self, prefix: str, by: By, group: Group | None, count: str, back: str) -> str:
        number: int = getattr(self._audit.total if group is None else group, count)
        if not number:
            return ""
        key = (by, None if group is None else (group.name, group.actor))
        if key not in self._known:  # the counts of a group share all but the last part
            self._known[key] = self._of_group(by, group)
        search, list_ = self._known[key]
        if count in _SEARCHED and search is not None:
            return search + _SEARCHED[count]
        return f"{list_}{'&' if '?' in list_ else '?'}count={count}"

    def _of_group(self, by: By, group: Group | None) -> tuple[str | None, str]:
        """Return the address of a search for a group, if there is one, and of the list of what is counted in it."""
        asked = {} if group is None else {"by": by, "group": group.name, "actor": group.actor}
        list_ = address_of(LIST, {**self._scope, **asked})
        searched = self._searched(by, group)
        if searched is None:
            return None, list_
        return address_of("/search", {**self._scope, "factuality": "actual", **searched}), list_

    def _searched(self, by: By, group: Group | None) -> dict[str, Any] | None:
        """Return what a search for a group asks for; None where none finds it."""
        if group is None:
            return {}
        if by == "speaker":
            return None if group.actor is None else {"speaker": group.actor}
        if by == "publisher" and group.name:
            return {"publisher": group.name}
        if by == "month" and group.name and not (self._audit.since or self._audit.until):
            return {"since": group.name, "until": group.name}
        return None
