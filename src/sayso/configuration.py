"""The configuration file: settings in TOML, as pydantic-settings reads them.

A key is the name of a setting; its value is written as in the environment, or as a number, a list or a table of TOML.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any

from pydantic import ValidationError, create_model
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from sayso.errors import UsageError


def load(path: Path, names: Collection[str]) -> dict[str, str]:
    """Return the settings of a file by their names, as text.

    Raises:
        UsageError: the file cannot be read, is not TOML, or has a key that is not among ``names``.
    """

    class File(BaseSettings):
        """The keys of the file; nothing else is asked here, since the environment may change later."""

        model_config = SettingsConfigDict(extra="forbid")

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return (TomlConfigSettingsSource(settings_cls, path),)

    fields: dict[str, Any] = dict.fromkeys(names, (Any, None))
    try:
        path.open("rb").close()
        given = create_model("Keys", __base__=File, **fields)().model_dump(exclude_unset=True)
    except OSError as error:
        raise UsageError(
            f"the configuration file {path} cannot be read ({error.strerror or error})",
            "check the path, or name another with --config.",
        ) from error
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the configuration file {path} is not TOML ({error})", "write it as: workers = 2, one setting per line."
        ) from error
    except ValidationError as error:
        unknown = str(error.errors()[0]["loc"][0])
        near = get_close_matches(unknown, names, 1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise UsageError(
            f"the configuration file {path} has {unknown!r}, which is no setting",
            f"{meant}sayso settings lists all.",
        ) from error
    return {name: _text(value) for name, value in given.items()}


def _text(value: object) -> str:
    """Return a value of TOML as the environment has it: [0.9, 0.1] is "0.9 0.1", {text = "Story"} is "text=Story"."""
    if isinstance(value, Mapping):
        return ",".join(f"{key}={part}" for key, part in value.items())
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
