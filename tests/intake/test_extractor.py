"""The import of trafilatura: no socket, and nothing changed for others who use urllib3."""

import subprocess
import sys

import pytest

CODE = """
import socket, sys
opened = []
sys.addaudithook(lambda event, _: event == "socket.__new__" and opened.append(event))
{before}
from sayso.intake.extractor import trafilatura
import urllib3.util.connection
print(trafilatura.__name__, bool(opened), socket.has_ipv6, urllib3.util.connection.HAS_IPV6)
"""


@pytest.mark.parametrize(("before", "opened"), [("", False), ("import urllib3", True)])
def test_no_socket_is_opened(before: str, opened: bool) -> None:
    out = subprocess.check_output([sys.executable, "-c", CODE.format(before=before)], text=True).split()
    assert out[:2] == ["trafilatura", str(opened)]
    assert out[2] in ("True", "False") and (opened or out[3] == out[2])
