"""What the address of a page may ask for; the same for pages, JSON and CSV."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, get_args

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, field_validator

from sayso.desk.search.articles import Order
from sayso.desk.search.audited import COUNTS
from sayso.records import Factuality, Kind, Naming, Type
from sayso.views.web.figures import CONDITIONS
from sayso.views.web.lists import address_of

Suffix = Literal["json", "csv"]
MOST: Final = 2_147_483_647
"""The largest number of a row."""
Number = Annotated[int, Path(ge=1, le=MOST)]
By = Literal["publisher", "month", "author", "speaker"]


class Asked(BaseModel):
    """Fields of a form that are left empty ask for nothing."""

    model_config = ConfigDict(extra="ignore")

    @field_validator("*", mode="before")
    @classmethod
    def _is_given(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for, without the place in the list."""
        return {name: value for name, value in self.model_dump().items() if name not in ("limit", "offset")}

    def address(self, path: str) -> str:
        """Return the address of another form of the same list."""
        return address_of(path, self.asked)

    def beside(self, path: str) -> dict[str, str]:
        """Return the addresses of the same list as JSON and CSV; ``path`` is without a suffix."""
        return {suffix: self.address(f"{path}.{suffix}") for suffix in get_args(Suffix)}


class ListQuery(Asked):
    """A page of a list."""

    limit: int | None = Field(default=None, ge=1, le=500, description="records of a page")
    offset: int | None = Field(default=None, ge=0, le=10_000_000, description="records before this page")


class ArticleFilters(ListQuery):
    """Which articles."""

    text: str | None = Field(default=None, max_length=300, description="words of title or text, side by side")
    publisher: str | None = Field(default=None, max_length=200)
    since: str | None = Field(default=None, max_length=10, description="a day, month or year")
    until: str | None = Field(default=None, max_length=10)
    undated: bool | None = Field(default=None, description="only those without a date")
    location: str | None = Field(default=None, max_length=300, description="a part of the address")
    order: Order | None = Field(default=None, description="newest first unless it is given")


class ArticleScope(Asked):
    """Which statements of an article."""

    only: str | None = Field(default=None, max_length=30, description="a condition of sayso.views.web.figures")
    speaker: str | None = Field(default=None, max_length=20, description="the id of an actor of the article")
    below: float | None = Field(default=None, ge=0, le=1, description="a score")
    changes: bool = Field(default=True, description="whether what changed since the version before is marked")

    @field_validator("changes", mode="before")
    @classmethod
    def _marks_by_default(cls, value: object) -> object:
        return True if value is None else value

    @field_validator("only")
    @classmethod
    def _is_known(cls, value: str | None) -> str | None:
        if value is not None and value not in CONDITIONS:
            raise ValueError(f"there are {', '.join(CONDITIONS)}")
        return value


class StatementFilters(ListQuery):
    """Which statements."""

    words: str | None = Field(default=None, max_length=300, description="words that have to occur")
    speaker: str | None = Field(default=None, max_length=200, description="words of a name, or an actor's number")
    addressee: str | None = Field(default=None, max_length=200)
    since: str | None = Field(default=None, max_length=10, description="a day, month or year")
    until: str | None = Field(default=None, max_length=10)
    kind: Kind | None = None
    naming: Naming | Literal["unknown"] | None = None
    factuality: Factuality | None = None
    type: Type | None = None
    publisher: str | None = Field(default=None, max_length=200)
    single_origin: bool | None = Field(default=None, description="only those without a second origin")


class ActorFilters(ListQuery):
    """Which actors."""

    name: str | None = Field(default=None, max_length=200)


class CountedQuery(ListQuery):
    """A number of an audit; ``by`` left out: of the whole audit."""

    count: str = Field(default="statements", max_length=20)
    by: By | None = None
    group: str | None = Field(default=None, max_length=300, description="left out: articles that give none")
    actor: int | None = Field(default=None, ge=1, le=MOST, description="the number of a speaker")
    since: str | None = Field(default=None, max_length=10)
    until: str | None = Field(default=None, max_length=10)
    publisher: str | None = Field(default=None, max_length=200)

    @field_validator("count")
    @classmethod
    def _is_a_count(cls, value: str | None) -> str | None:
        if value not in COUNTS:
            raise ValueError(f"there are {', '.join(COUNTS)}")
        return value


class AuditScope(Asked):
    """What is audited."""

    by: By = "publisher"
    since: str | None = Field(default=None, max_length=10)
    until: str | None = Field(default=None, max_length=10)
    publisher: str | None = Field(default=None, max_length=200)

    @field_validator("by", mode="before")
    @classmethod
    def _has_default(cls, value: object) -> object:
        return value or "publisher"
