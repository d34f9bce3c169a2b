"""Where the developers' shared data lies, and a loud word where it does not."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.browser", "tests.databases", "tests.forking", "tests.tracing"]

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))

# the network takes its time, the more so on a busy machine: examples are few, and none has a deadline
settings.register_profile("sayso", deadline=None, max_examples=60)
settings.load_profile("sayso")


def _has_torch() -> bool:
    from importlib.util import find_spec

    return find_spec("torch") is not None and find_spec("onnx") is not None


MISSING: dict[str, tuple[Callable[[], bool], str]] = {
    "shared": (SHARED.is_dir, f"the shared data is not at {SHARED}: quality was NOT measured"),
    "train": (
        _has_torch,
        "PyTorch is not installed: training and export were NOT tested (make test EXTRAS=test,train)",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for mark, (present, reason) in MISSING.items():
        if not present():
            for item in items:
                if item.get_closest_marker(mark):
                    item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for present, reason in MISSING.values():
        if not present():
            terminalreporter.write_sep("!", reason, red=True, bold=True)


@pytest.fixture(scope="session", autouse=True)
def no_data_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees, or changes, what the person running it has imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_DATA", str(tmp_path_factory.mktemp("data")))
        patch.setenv("SAYSO_CONFIG", "")
        yield


@pytest.fixture
def shared() -> Path:
    """The shared folder; only for tests marked ``shared``."""
    return SHARED


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """An environment without any SAYSO_ variable."""
    for name in list(os.environ):
        if name.startswith("SAYSO_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SAYSO_CONFIG", "")
    yield monkeypatch
