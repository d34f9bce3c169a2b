"""Facets on the page: addresses that narrow a search, and one that takes the condition away."""

from __future__ import annotations

from sayso.api.records import FacetRecord, FacetsRecord
from sayso.views.web.facets import facet_groups

FOUND = FacetsRecord(
    counted=7,
    is_whole=True,
    speakers=(FacetRecord(name="Bo Farrow", count=4, actor=12),),
    namings=(FacetRecord(name="unknown", count=3, actor=None),),
    publishers=(FacetRecord(name="The Herald", count=5, actor=None), FacetRecord(name=None, count=2, actor=None)),
    months=(FacetRecord(name="2026-02", count=6, actor=None), FacetRecord(name=None, count=1, actor=None)),
)


def test_each_value_has_the_address_of_its_search() -> None:
    speaker, naming, publisher, month = facet_groups(FOUND, {"words": "toll", "speaker": None})
    assert speaker.choices == (("Bo Farrow", 4, "/search?words=toll&speaker=12"),) and speaker.without == ""
    assert naming.choices[0] == ("speaker unknown", 3, "/search?words=toll&naming=unknown")
    assert publisher.choices[1] == ("not given", 2, "")
    assert month.choices == (
        ("2026-02", 6, "/search?words=toll&since=2026-02&until=2026-02"),
        ("no date", 1, ""),
    )


def test_a_condition_that_is_set_can_be_taken_away() -> None:
    speaker, *_, month = facet_groups(FOUND, {"words": "toll", "speaker": "12", "since": "2026-02-05"})
    assert speaker.without == "/search?words=toll&since=2026-02-05"
    assert month.without == "/search?words=toll&speaker=12"
    assert month.choices[0].address.endswith("since=2026-02-05&until=2026-02"), "a day within the month stays"


def test_a_facet_without_values_is_not_shown() -> None:
    empty = FacetsRecord(counted=0, is_whole=True, speakers=(), namings=(), publishers=(), months=())
    assert facet_groups(empty, {}) == ()
