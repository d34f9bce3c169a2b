"""Private addresses: what is one, and that no link and no redirect leads to it, whatever the host is called.

Names are looked up in a table and all connections are recorded; those to public addresses end at a server of the test.
"""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sayso.errors import FetchError, PrivateAddressError, ReadError
from sayso.intake import load, stream
from sayso.intake.fetch import fetch
from sayso.intake.networks import Reach, check_public, is_public, literal
from tests.intake.making import PAGE, SAID, feed
from tests.serving import Quiet, serving

PUBLIC, ANOTHER = "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "0.1.2.3", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("192.88.99.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1"),
        *("2001:db8::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.1.1.1", "::ffff:0.0.0.0"),
        *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::808:808", "2002:7f00:1::", "2002:a00:1::1", "2001:0:1::1"),
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [PUBLIC, ANOTHER, "8.8.8.8", "100.128.0.1", "172.32.0.1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_what_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.1", "127.0.0.1"),
        ("0177.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("10.1", "10.0.0.1"),
        ("0", "0.0.0.0"),
        ("::1", "::1"),
        ("herald.example", None),
        ("127.1.example", None),
    ],
)
def test_ways_of_writing_an_address(host: str, address: str | None) -> None:
    assert literal(host) == (address and ip_address(address))


class Server(Quiet, BaseHTTPRequestHandler):
    """Sends a feed, a page, or on to the address that the path holds."""

    protocol_version = "HTTP/1.1"
    links: tuple[str, ...] = ()

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        if path.path == "/to":
            self.send_response(302)
            self.send_header("Location", path.query)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        summary = "<title>Pike</title><description>In short.</description>"
        entries = (f"<guid>{link}</guid><link>{link}</link>{summary}" for link in self.links)
        body = (feed(*entries) if path.path == "/feed" else PAGE).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml" if path.path == "/feed" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass
class Internet:
    """Which address each name has, one after the other, and what was asked for and connected to."""

    names: dict[str, list[list[str]]]
    asked: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.delenv("SAYSO_PRIVATE_NETWORKS", raising=False)
    found = Internet({"herald.example": [[PUBLIC]], "argus.example": [[PUBLIC]], "intranet": [["10.0.0.7"]]})
    look_up, connect = socket.getaddrinfo, socket.create_connection

    def asked(host: Any, port: Any, *more: Any, **named: Any) -> Any:
        if host not in found.names:  # written as an address: what the system makes of it
            return look_up(host, port, flags=socket.AI_NUMERICHOST, type=socket.SOCK_STREAM)
        found.asked.append(host)
        answers = found.names[host]
        rows = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_UNSPEC, socket.SOCK_STREAM, 6, "", (row, port or 0)) for row in rows]

    def connected(address: tuple[str, int], *more: Any, **named: Any) -> socket.socket:
        found.connected.append(address)
        if address[0] in found.dead:
            raise ConnectionRefusedError
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(socket, "getaddrinfo", look_up)
            return connect(("127.0.0.1", int(base.rpartition(":")[2])))

    with serving(Server) as base:
        monkeypatch.setattr(socket, "getaddrinfo", asked)
        monkeypatch.setattr(socket, "create_connection", connected)
        yield found


def refused(read: Callable[[], object]) -> str:
    with pytest.raises(PrivateAddressError) as caught:
        read()
    return str(caught.value)


HIDDEN = [
    "http://127.1:8080/",
    "http://0177.1/",
    "http://10.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://0/",
    "http://169.254.169.254/latest/meta-data/",
    "http://intranet/",
    "http://hidden.example/",
]


@pytest.mark.parametrize("link", HIDDEN)
def test_no_link_of_a_feed_leads_to_a_private_address(
    internet: Internet, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    internet.names["hidden.example"] = [["127.0.0.1", "::1"]]
    monkeypatch.setattr(Server, "links", (link, "http://argus.example/1"))
    bad, good = stream(["http://herald.example/feed"])
    with pytest.raises(ReadError) as caught:
        bad.load()
    assert f"{link} is not fetched: " in str(caught.value)
    assert str(caught.value).endswith("or name its network in SAYSO_PRIVATE_NETWORKS.")
    assert SAID in good.load().text
    assert internet.connected == [(PUBLIC, 80)] * 3  # the feed, a robots.txt and a page


@pytest.mark.parametrize("target", HIDDEN)
def test_no_redirect_leads_to_a_private_address(internet: Internet, target: str) -> None:
    internet.names["hidden.example"] = [["127.0.0.1", "::1"]]
    url = f"http://herald.example/to?{target}"
    said = refused(lambda: load(url))
    assert said.startswith(f"{url} redirects, and {target} is not fetched: ")
    assert internet.connected == [(PUBLIC, 80)]


def test_no_redirect_of_a_link_leads_to_a_private_address(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Server, "links", ("http://argus.example/to?http://127.0.0.1/",))
    (item,) = stream(["http://herald.example/feed"])
    assert "redirects, and http://127.0.0.1/ is not fetched" in refused(item.load)


def test_what_the_user_names_may_be_private(internet: Internet) -> None:
    assert SAID in load("http://intranet/1").text
    assert SAID in load("http://10.1:8080/1").text
    assert internet.connected == [("10.0.0.7", 80), ("10.0.0.1", 8080)]


def test_what_the_user_names_may_redirect_within_itself(internet: Internet) -> None:
    assert SAID in load("http://intranet/to?/1").text
    assert SAID in load("http://intranet:8080/to?http://INTRANET:8080/1").text
    Reach("http://intranet/").allowed("http://intranet/", [ip_address("10.0.0.7")])


@pytest.mark.parametrize(
    "target", ["http://intranet:9200/", "http://127.0.0.1/", "http://10.0.0.8/", "http://10.0.0.7/", "http://router/"]
)
def test_what_the_user_names_does_not_redirect_elsewhere(internet: Internet, target: str) -> None:
    internet.names["router"] = [["10.0.0.1"]]
    assert "is not fetched: " in refused(lambda: load(f"http://intranet/to?{target}"))
    assert internet.connected == [("10.0.0.7", 80)]


def test_443_in_place_of_80() -> None:
    inside = ip_address("10.0.0.7")
    reach = Reach("http://intranet/1")
    assert reach.allowed("http://intranet/1", [inside]) == [inside]
    assert reach.allowed("https://intranet/1", [inside]) == [inside]
    refused(lambda: reach.allowed("https://intranet:8443/1", [inside]))
    secure = Reach("https://intranet/1")
    secure.allowed("https://intranet/1", [inside])
    refused(lambda: secure.allowed("http://intranet/1", [inside]))
    elsewhere = Reach("http://intranet:8080/1")
    elsewhere.allowed("http://intranet:8080/1", [inside])
    refused(lambda: elsewhere.allowed("https://intranet/1", [inside]))


def test_a_feed_of_a_private_server_links_within_it(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Server, "links", ("http://intranet/1", "http://10.0.0.8/", "http://herald.example/1"))
    one, two, three = (item.load for item in stream(["http://intranet/feed"]))
    assert SAID in one().text and SAID in three().text
    assert "10.0.0.8 is on this machine" in refused(two)


def test_the_name_is_looked_up_once_and_that_address_is_connected_to(internet: Internet) -> None:
    internet.names["herald.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert SAID in load("http://herald.example/1").text
    assert (internet.asked, internet.connected) == (["herald.example"], [(PUBLIC, 80)])


def test_a_name_that_becomes_private_is_refused(internet: Internet) -> None:
    internet.names["herald.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert "herald.example (127.0.0.1) is on this machine" in refused(lambda: load("http://herald.example/to?/1"))
    assert internet.connected == [(PUBLIC, 80)]


def test_of_several_addresses_the_public_ones_are_tried(internet: Internet) -> None:
    internet.names["argus.example"] = [["10.0.0.1", ANOTHER, PUBLIC]]
    internet.dead = {ANOTHER}
    assert fetch("http://argus.example/1", reach=Reach()).data == PAGE.encode()
    assert internet.connected == [(ANOTHER, 80), (PUBLIC, 80)]


def test_no_connection_serves_two_hosts_of_one_address(internet: Internet) -> None:
    assert SAID in load("http://herald.example/to?http://argus.example/1").text
    assert internet.connected == [(PUBLIC, 80)] * 2


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_the_certificate_is_that_of_the_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    new = "req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key.pem -out cert.pem -subj /CN=herald.example"
    names = ["-addext", "subjectAltName=DNS:herald.example"]
    subprocess.run(["openssl", *new.split(), *names], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr("sayso.intake.transport.look_up", lambda host, port: [ip_address("127.0.0.1")])
    with serving(Server, context) as base:
        port = base.rpartition(":")[2]
        assert SAID in load(f"https://herald.example:{port}/1").text
        with pytest.raises(FetchError, match="no secure connection"):
            load(f"https://argus.example:{port}/1")


def test_networks_that_are_allowed(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_PRIVATE_NETWORKS", "10.0.0.0/24 192.168.4.7")
    assert SAID in load("http://herald.example/to?http://intranet/1").text
    refused(lambda: load("http://herald.example/to?http://192.168.4.8/"))


def test_a_proxy_looks_up_names_itself(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:3128")
    monkeypatch.setenv("NO_PROXY", "intranet")
    assert fetch("http://herald.example/1", reach=Reach()).data == PAGE.encode()
    for link in ("http://0177.1/", "http://localhost/", "http://printer.local/", "http://router/"):
        assert "is not fetched" in refused(partial(fetch, link, reach=Reach()))
    assert (internet.asked, internet.connected) == ([], [("127.0.0.1", 3128)])
    refused(lambda: fetch("http://intranet/", reach=Reach()))  # asked for without the proxy
    assert internet.asked == ["intranet"]


def test_check_public(internet: Internet) -> None:
    assert check_public("https://herald.example/feed") == [ip_address(PUBLIC)]
    refused(lambda: check_public("http://intranet/"))
    refused(lambda: check_public("http://2130706433/"))
    for malformed in ("ftp://herald.example/", "http://[::1", "http://a..b/", "http://0177.0.0.1/"):
        with pytest.raises(FetchError, match=r"malformed address|only http"):
            check_public(malformed)
    with pytest.raises(FetchError, match=r"no server is called no-such-host\.example"):
        check_public("http://no-such-host.example/")
