"""Decide which addresses Sayso may connect to: public ones, and private ones that the user allows.

A feed, a link or a redirect must not lead us to this machine or its network, whatever the host is called and however
its address is written.  So it is the address that counts, after the name is looked up, and the connection is made to
the address that was checked.  `check_public` is that check for other callers.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import TypeAlias

from sayso.errors import FetchError, PrivateAddressError
from sayso.intake.locations import address_error
from sayso.settings import private_networks

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

AGENT = "sayso"
"""The name by which servers know us."""
_PORTS = {"http": 80, "https": 443}
_RELAYS = IPv4Network("192.88.99.0/24")  # of 6to4, given up
_UNICAST = IPv6Network("2000::/3")  # all that is given out
_NAT64 = IPv6Network("64:ff9b::/96")  # the last four bytes are the address that is reached
_COMPATIBLE = IPv6Network("::/96")
# names that no public server has: RFC 6762 and its appendix G, RFC 8375
_LOCAL = (".localhost", ".local", ".internal", ".intranet", ".private", ".lan", ".home", ".corp", ".home.arpa")


def is_public(address: Address) -> bool:
    """Return whether an address belongs to one server on the internet.

    Not so for loopback, private, link-local, shared (100.64.0.0/10), multicast, unspecified, reserved and documentation
    addresses, nor for those of IPv6 that lead to such a one of IPv4 (mapped, 6to4, NAT64) or through Teredo.
    """
    address = _embedded(address)
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and address not in _RELAYS
    return address in _UNICAST and address.is_global and address.teredo is None


def _embedded(address: Address) -> Address:
    """Return the IPv4 address to which an IPv6 address leads; else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def look_up(host: str, port: int | None) -> list[Address]:
    """Return the addresses of a host, in the order in which the system would try them; "localhost" -> ::1, 127.0.0.1.

    Raises:
        OSError: no such host (`socket.gaierror`).
        UnicodeError: it cannot be the name of a host.
    """
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(str(row[4][0])) for row in rows))


def check_public(url: str) -> list[Address]:
    """Look up the host of an address, and return the allowed addresses in order; connect to these, not to the name.

    `sayso.intake.fetch.fetch` with ``reach=Reach()`` does both, on every redirect too.

    Raises:
        PrivateAddressError: it has no public address, and none in the setting ``private_networks``.
        FetchError: the address is malformed, or no server is called so.
    """
    malformed = address_error(url)
    if malformed is not None:
        raise malformed
    try:
        host, port = _host(url)
        addresses = look_up(host, port)
    except socket.gaierror as error:
        raise FetchError(f"no server is called {host}", "check the address and your connection.") from error
    except ValueError as error:
        raise FetchError(f"malformed address {url} ({error})", "give it in full.") from error
    return Reach().allowed(url, addresses)


class Reach:
    """The addresses to which the fetches that follow from one address may connect.

    These are public addresses, networks of the setting ``private_networks``, and the server of the address ``named``,
    if the user gave one: that host, on that port (or on 443 in place of 80).  Its private addresses are those that it
    has when it is first looked up, so a public name that becomes a private one is refused.
    """

    def __init__(self, named: str | None = None) -> None:
        self._named = named
        self._private: frozenset[Address] | None = None

    def _is_named(self, url: str) -> bool:
        if self._named is None:
            return False
        named, asked = _host(self._named), _host(url)
        return asked == named or (named[1] == 80 and asked == (named[0], 443))

    def allowed(self, url: str, addresses: Sequence[Address]) -> list[Address]:
        """Return the addresses of the host to which a fetch of ``url`` may connect.

        Raises:
            PrivateAddressError: none of them.
        """
        is_named = self._is_named(url)
        if is_named and self._private is None:
            self._private = frozenset(address for address in addresses if not is_public(address))
        networks = _allowed_networks()
        kept = [
            address
            for address in addresses
            if is_public(address)
            or (is_named and address in (self._private or ()))
            or any(_embedded(address) in network for network in networks)
        ]
        if not kept:
            raise _refused(url, str(addresses[0]) if addresses else None)
        return kept

    def check_unresolved(self, url: str) -> None:
        """Check an address whose host a proxy looks up, by its notation alone.

        Raises:
            PrivateAddressError: the host is a private address, in any way of writing one, or a name of a local network.
        """
        host, _ = _host(url)
        address = literal(host)
        if address is not None:
            self.allowed(url, [address])
        elif not self._is_named(url) and ("." not in host or host.endswith(_LOCAL)):
            raise _refused(url, None)


def literal(host: str) -> Address | None:
    """Return the address that a host is written as ("127.0.0.1", "127.1", "0x7f.1", "2130706433", "::1"), or None."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def _host(url: str) -> tuple[str, int]:
    """Return host and port in ASCII, lower case, without a trailing full stop."""
    import httpx

    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise ValueError(str(error)) from error
    return parts.raw_host.decode("ascii").rstrip("."), parts.port or _PORTS.get(parts.scheme, 0)


def _allowed_networks() -> list[Network]:
    return [ip_network(part, strict=False) for part in private_networks()]


def _refused(url: str, address: str | None) -> PrivateAddressError:
    host, _ = _host(url)
    where = host if address in (None, host) else f"{host} ({address})"
    return PrivateAddressError(
        f"{url} is not fetched: {where} is on this machine or in a private network",
        "give that address yourself, or name its network in SAYSO_PRIVATE_NETWORKS.",
    )
