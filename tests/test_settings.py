"""Settings come from the environment, and a bad one says so."""

import pytest

from sayso.errors import UsageError
from sayso.settings import SETTINGS, Setting, setting


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_rows(row: Setting, clean_environment: pytest.MonkeyPatch) -> None:
    assert setting(row.name) == row.default
    clean_environment.setenv(row.variable, str(row.least + 1))
    assert setting(row.name) == row.least + 1
    assert type(setting(row.name)) is type(row.default)


@pytest.mark.parametrize("value", ["", "many", "-1", "nan", "inf", "1e3x"])
def test_bad_value(value: str, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("SAYSO_FETCH_SECONDS", value)
    with pytest.raises(UsageError, match=r"SAYSO_FETCH_SECONDS=.* is not a number from .* up: set it to one"):
        setting("fetch_seconds")
