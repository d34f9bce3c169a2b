"""The lists behind an audit's numbers: each is as long as its number says."""

import pytest

from sayso.desk.search.audit import WAYS, By, Group, audit
from sayso.desk.search.audited import COUNTS, AuditedStatement, Counted, audited, behind, counted_query
from sayso.desk.view import View
from sayso.errors import UsageError


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("scope", [{}, {"since": "2026-02"}, {"publisher": "Wire"}], ids=str)
def test_a_list_is_as_long_as_its_number(view: View, by: By, scope: dict[str, str]) -> None:
    result = audit(view, by, since=scope.get("since"), publisher=scope.get("publisher"))
    collected = audited(view, result)
    groups: list[tuple[By, Group | None]] = [(by, group) for group in result.groups]
    groups += [("month", month) for month in result.months] + [("speaker", voice) for voice in result.voices]
    for way, group in [*groups, (by, None)]:
        for count in COUNTS:
            expected = getattr(result.total if group is None else group, count)
            assert len(behind(collected, way, group, count)) == expected, (way, group and group.name, count)
    assert any(isinstance(entry, AuditedStatement) for entry in behind(collected, by, None, "statements"))


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("scope", [{}, {"since": "2026-02"}, {"publisher": "Wire"}], ids=str)
def test_a_query_finds_what_a_number_counts(view: View, by: By, scope: dict[str, str]) -> None:
    result = audit(view, by, since=scope.get("since"), publisher=scope.get("publisher"))
    groups: list[tuple[By | None, Group]] = [(by, group) for group in result.groups]
    groups += [("month", month) for month in result.months] + [("speaker", voice) for voice in result.voices]
    for way, group in [*groups, (None, result.total)]:
        for count in COUNTS:
            counted = Counted(count, way, None if way is None else group.name, group.actor, **scope)
            ids = view.connection.scalars(counted_query(view, counted)).all()
            assert len(ids) == len(set(ids)) == getattr(group, count), (way, group.name, count)


def test_a_count_that_there_is_not(view: View) -> None:
    result = audit(view)
    with pytest.raises(UsageError, match="no count lies"):
        behind(audited(view, result), "publisher", None, "lies")
    with pytest.raises(UsageError, match="no count lies"):
        counted_query(view, Counted("lies"))
