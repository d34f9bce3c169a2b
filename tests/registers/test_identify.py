"""The one place where a reading asks: nothing without a register, links with one."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import RegisterError, UsageError
from sayso.intake import from_text
from sayso.records import Actor
from sayso.registers import identify
from sayso.registers.importing import import_registers

ARTICLE = from_text("“We are done,” said Sen. Ruth Okafor.").model_copy(update={"published": "2022-05-04"})


def test_without_a_register(tmp_path: Path, actor: Callable[..., Actor], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path / "none"))
    okafor = actor("Ruth Okafor", "Sen.")
    assert identify([okafor], ARTICLE) == (okafor,)
    assert not (tmp_path / "none").exists()


def test_with_a_register(
    files: list[str], tmp_path: Path, actor: Callable[..., Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path / "mine"))
    import_registers(files)
    okafor = actor("Ruth Okafor", "Sen.")
    assert identify([okafor], ARTICLE)[0].same_as[0].endswith("O000901")
    later = ARTICLE.model_copy(update={"published": None, "updated": "2022-05-05T10:00:00Z"})
    assert identify([actor("Okafor", "Sen.")], later)[0].same_as
    assert identify([], ARTICLE) == ()


def test_a_damaged_register_is_told(
    tmp_path: Path, actor: Callable[..., Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "current.sqlite").write_bytes(b"nonsense")
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    with pytest.raises(RegisterError, match="is damaged"):
        identify([actor("Ruth Okafor", "Sen.")], ARTICLE)
    nobody = Actor(id="o1", name="the council", kind="organisation", naming="role")
    assert identify([nobody], ARTICLE) == (nobody,)  # nothing to look up, nothing opened


@pytest.mark.parametrize("value", ["", " ", "~nobody-of-that-name/data"])
def test_a_bad_folder(value: str, actor: Callable[..., Actor], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DATA", value)
    with pytest.raises(UsageError, match="is not a folder: set it to a folder, or unset it for the user's data folder"):
        identify([actor("Ruth Okafor", "Sen.")], ARTICLE)


def test_looking_for_a_register_loads_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from sayso.registers import identify; from sayso.records import Actor, Article\n"
        "one = Actor(id='p', name='Jo Roe', kind='person', naming='named')\n"
        "identify([one], Article(id='a', location=None, text=''))\n"
        "print([name for name in ('sqlite3', 'yaml', 'httpx', 'platformdirs') if name in sys.modules])"
    )
    environment = {"SAYSO_DATA": str(tmp_path), "PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True, timeout=60)
    assert done.stdout.decode().strip() == "[]"
