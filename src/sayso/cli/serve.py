"""The commands of the desk in the browser: serve, users."""

from __future__ import annotations

import sys
import webbrowser
from ipaddress import ip_address
from threading import Timer
from typing import Annotated, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.options import Desk
from sayso.cli.output import say, warn
from sayso.desk.store import open_desk
from sayso.errors import UsageError
from sayso.settings import author_name, data_folder

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso serve --open", "sayso serve --port 9000 --desk city.db"))
def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on. Any but this machine's needs users.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port to listen on.")] = 8765,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="Name, with its port, under which others ask for this server. Repeatable."
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    desk: Desk = None,
) -> None:
    """Show the desk in the browser: articles, search, audit, corrections.

    Only this machine can ask, unless another address is given and users are added (sayso users add).
    """
    _needs_web()
    import uvicorn

    from sayso.web.accounts import User, Users
    from sayso.web.app import create_app

    folder = data_folder() / "web"
    users = Users(folder / "users.json")
    has_users = bool(users.all())
    if not _is_loopback(host) and not has_users:
        raise UsageError(f"{host} can be reached by others, and there are no users", "add one: sayso users add NAME.")
    local = None if has_users else User(author_name(), "administer")
    hosts = (
        {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        | {f"{_in_url(host)}:{port}"}
        | set(names or [])
    )
    with open_desk(desk) as store:
        app = create_app(store, folder / "uploads", hosts, users=users, local=local)
        address = f"http://{_in_url('127.0.0.1' if host in ('0.0.0.0', '::') else host)}:{port}/"  # noqa: S104
        say(f"The desk {store.place} is at {address} (Ctrl-C stops it)")
        if open_:
            Timer(1.0, webbrowser.open, [address]).start()
        uvicorn.run(
            app, host=host, port=port, log_level="warning", server_header=False, h11_max_incomplete_event_size=65_536
        )


@commands.command(epilog=example("sayso users add ruth --role correct", "sayso users list"))
def users(
    action: Annotated[Literal["add", "list"], typer.Argument(help="What to do.")],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Name of the user.")] = None,
    role: Annotated[
        Literal["read", "correct", "administer"],
        typer.Option("--role", help="What the user may do; each role may do what the ones before it may."),
    ] = "read",
) -> None:
    """Add and list those who may log in to the desk in the browser.

    The password is asked for; if standard input is no terminal, its first line is the password.
    """
    _needs_web()
    from sayso.web.accounts import Users

    known = Users(data_folder() / "web" / "users.json")
    if action == "list":
        for user, row in sorted(known.all().items()):
            say(f"{user}  {row['role']}")
        return
    if not name:
        raise UsageError("no name is given", "write: sayso users add NAME.")
    password = typer.prompt("password", hide_input=True, confirmation_prompt=True) if sys.stdin.isatty() else input()
    known.add(name, password, role)
    warn(f"{name} may log in, with the role {role}")


def _needs_web() -> None:
    from importlib.util import find_spec

    missing = [
        name for name in ("fastapi", "uvicorn", "argon2", "itsdangerous", "multipart") if find_spec(name) is None
    ]
    if missing:
        raise UsageError(f"the desk in the browser needs {', '.join(missing)}", "pip install 'sayso[web]'.")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
