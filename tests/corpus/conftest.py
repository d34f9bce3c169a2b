"""Readings that the tests of archives share."""

import pytest

import sayso
from sayso.intake import from_text
from sayso.records import Reading

TEXT = (
    "PORT ALDER, May 7 — Mayor Ruth Okafor denied on Monday that the shelter would close. “We are done waiting,” she "
    "said.\n\nA senior official, speaking on condition of anonymity because the talks were private, said that the "
    "council had sued the Harbor Company. Pell said Okafor had told him: “The ferry will run in June.”\n"
)


@pytest.fixture(scope="session")
def reading() -> Reading:
    article = from_text(TEXT, "shelter.txt")
    about = {"title": "Shelter stays", "publisher": "The Port Alder Herald", "published": "2024-05-07T08:00:00+00:00"}
    return sayso.read(article.model_copy(update=about))
