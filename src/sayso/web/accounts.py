"""Who may use the desk: users with passwords and roles, sessions in a signed cookie, and tokens against forged forms.

Without users the desk is open to whoever sits at this machine; then it is bound to the loopback address.  Passwords are
kept as Argon2id hashes (RFC 9106).
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal

from sayso.errors import UsageError

Role = Literal["read", "correct", "administer"]
ROLES: Final[tuple[Role, ...]] = ("read", "correct", "administer")
"""Each may do what the ones before it may."""
COOKIE: Final = "sayso"
_HOURS: Final = 12
_ATTEMPTS: Final = 5
_MINUTE: Final = 60.0
_MOST_KEYS: Final = 1_000
"""Names and addresses of failed logins that are remembered before old ones are forgotten."""
_SHORTEST: Final = 10
"""Characters of a password, at least."""


@dataclass(frozen=True)
class User:
    """Someone who may use the desk."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Return whether the user has a role, or one above it."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True)
class Session:
    """A visit: its id, which forms carry signed, and its user; None before a login."""

    id: str
    user: User | None


class Users:
    """The users of a file: JSON, a password hash and a role for each name.  Only its owner may read it."""

    def __init__(self, path: Path) -> None:
        """Take the file at ``path``; there are no users while it does not exist."""
        self._path = path

    def all(self) -> dict[str, dict[str, str]]:
        """Return the users by name: ``{"role": ..., "password": hash}``.

        Raises:
            UsageError: the file is damaged or cannot be read.
        """
        try:
            rows: Any = json.loads(self._path.read_text("utf-8"))
            return {str(name): {"role": row["role"], "password": row["password"]} for name, row in rows.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"the users in {self._path} cannot be read ({error})", "mend it, or delete it.") from error

    def add(self, name: str, password: str, role: Role) -> None:
        """Add a user, or give one another password or role.

        Raises:
            UsageError: the name is empty, or the password too short.
        """
        from argon2 import PasswordHasher

        if not name.strip():
            raise UsageError("a user has no name", "give one.")
        if len(password) < _SHORTEST:
            raise UsageError(f"the password has fewer than {_SHORTEST} characters", "choose a longer one.")
        users = self.all()
        users[name] = {"role": role, "password": PasswordHasher().hash(password)}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(self._path.name + ".part")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(users, file, indent=2)
        beside.replace(self._path)

    def log_in(self, name: str, password: str) -> User | None:
        """Return the user with a name and a password; None if there is none.  Takes as long for an unknown name."""
        from argon2 import PasswordHasher
        from argon2.exceptions import Argon2Error, InvalidHashError

        row = self.all().get(name)
        try:
            PasswordHasher().verify(row["password"] if row else _NOBODY, password)
        except (Argon2Error, InvalidHashError):
            return None
        return self.named(name) if row else None

    def named(self, name: str) -> User | None:
        """Return a user by name; None if there is none any more."""
        row = self.all().get(name)
        role = next((role for role in ROLES if row is not None and row["role"] == role), None)
        return User(name, role) if role is not None else None


# the hash of nothing that anybody types, so that an unknown name takes as long as a wrong password
_NOBODY: Final = "$argon2id$v=19$m=65536,t=3,p=4$MTIzNDU2Nzg5MDEyMzQ1Ng$pLvB0l8xO1Yb3v3q1mGqQ0n0Q3n2J4m5o6p7q8r9s0t"


@dataclass
class Attempts:
    """Counts failed logins: more than five in a minute by one name or from one address are refused."""

    _times: dict[str, deque[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def are_too_many(self, *keys: str) -> bool:
        """Return whether a login by these keys is to be refused."""
        with self._lock:
            return any(len(self._recent(key)) >= _ATTEMPTS for key in keys)

    def add(self, *keys: str) -> None:
        """Count a failed login."""
        with self._lock:
            if len(self._times) >= _MOST_KEYS:  # those of the last minute stay, whatever is tried
                self._times = {key: times for key in self._times if (times := self._recent(key))}
            for key in keys:
                self._times.setdefault(key, deque()).append(time.monotonic())

    def _recent(self, key: str) -> deque[float]:
        times = self._times.get(key, deque())
        while times and time.monotonic() - times[0] > _MINUTE:
            times.popleft()
        return times


class Sessions:
    """Signs session cookies and the tokens of forms with a key that lives as long as the server."""

    def __init__(self, users: Users, local: User | None) -> None:
        """``local`` is who everybody is without users; None if users have to log in."""
        from itsdangerous import URLSafeTimedSerializer

        key = secrets.token_bytes(32)
        self._cookies = URLSafeTimedSerializer(key, salt="session")
        self._tokens = URLSafeTimedSerializer(key, salt="form")
        self._users = users
        self._local = local
        self.attempts = Attempts()

    def new(self, user: User | None = None) -> Session:
        """Return a session with an id of its own: at the first visit, and again at each login."""
        return Session(secrets.token_urlsafe(18), user if user is not None else self._local)

    def cookie(self, session: Session) -> str:
        """Return the value of a session's cookie."""
        name = session.user.name if session.user is not None else None
        return str(self._cookies.dumps([session.id, name]))

    def read(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie; None if there is none, it is forged, or older than twelve hours."""
        from itsdangerous import BadData

        if not cookie:
            return None
        try:
            id_, name = self._cookies.loads(cookie, max_age=_HOURS * 3600)
        except (BadData, ValueError, TypeError):
            return None
        if self._local is not None:
            return Session(str(id_), self._local)
        return Session(str(id_), self._users.named(name) if isinstance(name, str) else None)

    def token(self, session: Session) -> str:
        """Return the token that each form of a session carries."""
        return str(self._tokens.dumps(session.id))

    def fits(self, session: Session, token: str | None) -> bool:
        """Return whether a token is one of a session."""
        from itsdangerous import BadData

        try:
            return token is not None and self._tokens.loads(token, max_age=_HOURS * 3600) == session.id
        except BadData:
            return False
