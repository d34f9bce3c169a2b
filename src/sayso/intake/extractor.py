"""Import trafilatura and htmldate without opening a socket: the only module that imports them.

Trafilatura brings in urllib3, which binds a socket of IPv6 on import to learn whether the system has it.  Nothing is
sent, but a process of Sayso that fetches nothing opens no socket at all.
"""

from __future__ import annotations

import socket
import sys

_has_ipv6 = socket.has_ipv6
_is_first = "urllib3" not in sys.modules
if _is_first:
    socket.has_ipv6 = False
try:
    import htmldate
    import trafilatura
    from trafilatura.settings import Document
finally:
    socket.has_ipv6 = _has_ipv6
if _is_first:  # others in this process may use urllib3: what Python itself says is as good for them
    import urllib3.util.connection

    urllib3.util.connection.HAS_IPV6 = _has_ipv6

__all__ = ["Document", "htmldate", "trafilatura"]
