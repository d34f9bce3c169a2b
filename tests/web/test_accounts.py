"""Users, sessions, tokens."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.web.accounts import Attempts, Session, Sessions, User, Users


def test_users_are_kept_with_hashed_passwords_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "users.json"
    users = Users(path)
    users.add("ann", "a long password", "read")
    users.add("ann", "a longer password", "correct")
    assert "password" not in path.read_text().replace('"password"', "") and "$argon2id$" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert users.log_in("ann", "a longer password") == User("ann", "correct")
    assert users.log_in("ann", "a long password") is None and users.log_in("bo", "a longer password") is None


@pytest.mark.parametrize(("name", "password"), [("", "a long password"), ("ann", "short")])
def test_bad_users_are_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(UsageError):
        Users(tmp_path / "users.json").add(name, password, "read")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "users.json"
    path.write_text('{"ann": 1}')
    with pytest.raises(UsageError, match=r"users\.json cannot be read"):
        Users(path).all()


@pytest.mark.parametrize(
    ("role", "may"),
    [("read", ["read"]), ("correct", ["read", "correct"]), ("administer", ["read", "correct", "administer"])],
)
def test_a_role_may_do_what_those_before_it_may(role: str, may: list[str]) -> None:
    assert [other for other in ("read", "correct", "administer") if User("ann", role).may(other)] == may  # type: ignore[arg-type]


def test_a_cookie_is_read_and_a_forged_one_is_not(tmp_path: Path) -> None:
    users = Users(tmp_path / "users.json")
    users.add("ann", "a long password", "read")
    sessions = Sessions(users, None)
    session = sessions.new(User("ann", "read"))
    assert sessions.read(sessions.cookie(session)) == session
    assert sessions.read("forged") is None and sessions.read(None) is None
    assert Sessions(users, None).read(sessions.cookie(session)) is None, "another server has another key"


def test_tokens_belong_to_their_session(tmp_path: Path) -> None:
    sessions = Sessions(Users(tmp_path / "none"), User("ann", "administer"))
    first, second = sessions.new(), sessions.new()
    assert sessions.fits(first, sessions.token(first))
    assert not sessions.fits(second, sessions.token(first)) and not sessions.fits(first, None)
    assert not sessions.fits(Session("x", None), "forged")


def test_failed_logins_of_long_ago_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    attempts = Attempts()
    for number in range(5_000):
        clock[0] += 1
        attempts.add(f"name {number}")
        assert not attempts.are_too_many(f"nobody {number}")
    assert len(attempts._times) <= 1_000
    for _ in range(5):
        attempts.add("name bo")
    assert attempts.are_too_many("name bo", "address 10.0.0.1") and not attempts.are_too_many("name cy")
    clock[0] += 61
    assert not attempts.are_too_many("name bo")
