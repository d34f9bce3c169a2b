"""The desk of seven articles that several modules ask, made once a module."""

from collections.abc import Iterator

import pytest

from sayso.desk.store import Store
from sayso.desk.view import View
from tests.databases import NewDesk
from tests.desk import wider


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, wider.fill(place) as store:
        yield store


@pytest.fixture
def view(desk: Store) -> Iterator[View]:
    with desk.view() as one:
        yield one
