"""Settings come from a file, the environment and options, and a bad one says so."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from platformdirs import user_config_path

from sayso.errors import UsageError
from sayso.settings import (
    GRADES,
    PLACES,
    SETTINGS,
    Setting,
    author_name,
    columns,
    configuration_file,
    data_folder,
    desk_place,
    grades,
    network_name,
    override,
    private_networks,
    register_address,
    setting,
    values,
)
from sayso.settings import _file as settings_file


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
        "SAYSO_NETWORK",
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


def test_network(clean_environment: pytest.MonkeyPatch) -> None:
    assert network_name() == "default"
    clean_environment.setenv("SAYSO_NETWORK", "fast")
    assert network_name() == "fast"
    for wrong in ("quick", ""):
        clean_environment.setenv("SAYSO_NETWORK", wrong)
        for asked in (network_name, values):
            with pytest.raises(UsageError, match=f"^SAYSO_NETWORK='{wrong}' is no network: set it to default or fast"):
                asked()


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


@pytest.fixture
def file(clean_environment: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The configuration file, which does not exist yet."""
    path = tmp_path / "sayso.toml"
    clean_environment.setenv("SAYSO_CONFIG", str(path))
    return path


def test_the_configuration_file_of_the_documents(file: Path) -> None:
    text = (Path(__file__).parent.parent / "docs" / "reference" / "settings.md").read_text("utf-8")
    file.write_text(re.findall(r"```toml\n(.*?)```", text, re.S)[0], "utf-8")
    assert (setting("workers"), setting("least_score"), author_name()) == (2, 0.5, "Ruth Vega")
    assert private_networks() == ["10.2.0.0/16", "192.168.4.7"] and grades()["unnamed"] == (0.7, 0.3)
    assert desk_place() == "~/archive/bridge.db" and columns() == {"text": "Story", "title": "Hed"}
    origins = {row.name: row.origin for row in values()}
    assert origins["workers"] == origins["grade_unnamed"] == "file" and origins["threads"] == "default"


def test_a_file_is_weaker_than_the_environment_and_that_than_an_option(
    file: Path, clean_environment: pytest.MonkeyPatch
) -> None:
    file.touch()
    assert list(origins_of("workers")) == [(0, "default")]
    file.write_text("workers = 2\n")
    settings_file.cache_clear()
    assert list(origins_of("workers")) == [(2, "file")]
    clean_environment.setenv("SAYSO_WORKERS", "3")
    assert list(origins_of("workers")) == [(3, "environment")]
    with override({"workers": "4"}):
        assert list(origins_of("workers")) == [(4, "option")] and os.environ["SAYSO_WORKERS"] == "4"
    assert list(origins_of("workers")) == [(3, "environment")]


def origins_of(name: str) -> Iterator[tuple[object, str]]:
    yield from ((row.value, row.origin) for row in values() if row.name == name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("worker = 2", r"has 'worker', which is no setting: did you mean workers\? sayso settings lists all\."),
        ("zebra = 2", r"has 'zebra', which is no setting: sayso settings lists all\."),
        ("workers 2", r"is not TOML \(.*line 1.*\): write it as: workers = 2"),
        ("workers = 'two'", r"workers = 'two' in .*sayso\.toml is not a whole number >= 0: set it to one"),
        ("grade_outlet = [0.2, 0.9]", r"grade_outlet = '0\.2 0\.9' in .*sayso\.toml is not two numbers a and b"),
        ("data = ''", r"data = '' in .*sayso\.toml is not a folder"),
        (None, r"the configuration file .*sayso\.toml cannot be read \(No such file or directory\)"),
    ],
)
def test_a_bad_configuration_file(file: Path, text: str | None, says: str) -> None:
    if text is not None:
        file.write_text(text)
    with pytest.raises(UsageError, match=says):
        (values(), data_folder())


def test_there_is_no_setting_of_that_name(clean_environment: pytest.MonkeyPatch) -> None:
    with (
        pytest.raises(UsageError, match="there is no setting 'worker': sayso settings lists all"),
        override({"worker": "1"}),
    ):
        pass


def test_the_usual_file_is_in_the_folder_of_the_user(clean_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clean_environment.delenv("SAYSO_CONFIG")
    clean_environment.setenv("XDG_CONFIG_HOME", str(tmp_path))
    clean_environment.setenv("HOME", str(tmp_path))
    settings_file.cache_clear()
    assert configuration_file() is None and setting("workers") == 0
    usual = user_config_path("sayso", appauthor=False) / "sayso.toml"
    usual.parent.mkdir(parents=True, exist_ok=True)
    usual.write_text("workers = 5")
    settings_file.cache_clear()
    assert configuration_file() == usual and setting("workers") == 5
    settings_file.cache_clear()
