"""Settings come from the environment, and a bad one says so."""

from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.settings import (
    GRADES,
    PLACES,
    SETTINGS,
    Setting,
    data_folder,
    desk_place,
    grades,
    private_networks,
    register_address,
    setting,
)


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_rows(row: Setting, clean_environment: pytest.MonkeyPatch) -> None:
    assert setting(row.name) == row.default
    clean_environment.setenv(row.variable, str(row.least + 1))
    assert setting(row.name) == row.least + 1
    assert type(setting(row.name)) is type(row.default)


@pytest.mark.parametrize("value", ["", "many", "-1", "nan", "inf", "1e3x"])
def test_bad_value(value: str, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("SAYSO_FETCH_SECONDS", value)
    with pytest.raises(UsageError, match=r"SAYSO_FETCH_SECONDS=.* is not a number >= .*: set it to one"):
        setting("fetch_seconds")


def test_places(clean_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert data_folder().name == "sayso" and data_folder().is_absolute()
    assert register_address() == "https://unitedstates.github.io/congress-legislators"
    assert [place.variable for place in PLACES] == [
        "SAYSO_AUTHOR",
        "SAYSO_COLUMNS",
        "SAYSO_DATA",
        "SAYSO_DESK",
        "SAYSO_PRIVATE_NETWORKS",
        "SAYSO_REGISTER_ADDRESS",
    ]
    assert desk_place() == str(data_folder() / "sayso.db")
    clean_environment.setenv("SAYSO_DATA", "~/elsewhere")
    clean_environment.setenv("HOME", str(tmp_path))
    clean_environment.setenv("USERPROFILE", str(tmp_path))
    assert data_folder() == tmp_path / "elsewhere"
    clean_environment.setenv("SAYSO_REGISTER_ADDRESS", "https://mirror.example/registers/")
    assert register_address() == "https://mirror.example/registers"


def test_private_networks(clean_environment: pytest.MonkeyPatch) -> None:
    assert private_networks() == []
    clean_environment.setenv("SAYSO_PRIVATE_NETWORKS", "10.2.0.0/16, 192.168.4.7 fd00::/8")
    assert private_networks() == ["10.2.0.0/16", "192.168.4.7", "fd00::/8"]
    clean_environment.setenv("SAYSO_PRIVATE_NETWORKS", "10.2.0.0/16 intranet")
    with pytest.raises(UsageError, match="holds 'intranet', which is neither a network nor an address: write it as"):
        private_networks()


@pytest.mark.parametrize("value", ["", " "])
def test_no_folder(value: str, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("SAYSO_DATA", value)
    with pytest.raises(UsageError, match="is not a folder"):
        data_folder()


def test_grades(clean_environment: pytest.MonkeyPatch) -> None:
    assert grades() == {row.name: (row.a, row.b) for row in GRADES}
    assert all(0 <= b <= a <= 1 for a, b in grades().values())
    clean_environment.setenv("SAYSO_GRADE_OUTLET", "0.9 0.2")
    assert grades()["outlet"] == (0.9, 0.2)


@pytest.mark.parametrize("value", ["", "0.9", "0.2 0.9", "0.9 0.2 0.1", "nan nan", "1.1 0.1", "high low"])
def test_bad_grade(value: str, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("SAYSO_GRADE_OUTLET", value)
    with pytest.raises(UsageError, match=r"SAYSO_GRADE_OUTLET=.* is not two numbers a and b .*default, 0\.95 0\.05"):
        grades()
