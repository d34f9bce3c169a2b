"""Connect to the checked address: no name is looked up between the check and the connection."""

from __future__ import annotations

import urllib.request

import httpx

from sayso.intake.networks import Address, Reach, look_up


class CheckedTransport(httpx.BaseTransport):
    """Sends each request to an address of its host that ``reach`` allows.

    A proxy of the environment (``HTTP_PROXY``, ``HTTPS_PROXY``, ``ALL_PROXY``, but for ``NO_PROXY``) looks up names
    itself; there, and with a ``stand_in`` for the network, the address is checked as it is written.

    Raises:
        PrivateAddressError: its host has no address that is allowed.
    """

    def __init__(self, reach: Reach, stand_in: httpx.BaseTransport | None = None) -> None:
        self._reach = reach
        self._stand_in = stand_in
        self._opened: dict[str | None, httpx.BaseTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Check the host, and send the request."""
        url = str(request.url)
        proxy = None if self._stand_in else _proxy(request.url)
        if self._stand_in or proxy:
            self._reach.check_unresolved(url)
            return (self._stand_in or self._transport(proxy)).handle_request(request)
        host = request.url.raw_host.decode("ascii")
        *earlier, last = self._reach.allowed(url, look_up(host, request.url.port))
        for address in earlier:
            try:
                return self._send(request, host, address)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self._send(request, host, last)

    def _send(self, request: httpx.Request, host: str, address: Address) -> httpx.Response:
        """Return the request for this address, with the Host header and the certificate check of its host."""
        return self._transport(None).handle_request(
            httpx.Request(
                request.method,
                request.url.copy_with(host=str(address)),
                headers=request.headers,
                stream=request.stream,
                extensions=request.extensions | {"sni_hostname": host},
            )
        )

    def _transport(self, proxy: str | None) -> httpx.BaseTransport:
        if proxy not in self._opened:
            # no connection is used again: below, it is known by its address, but its certificate is that of one host
            limits = httpx.Limits(max_keepalive_connections=0)
            self._opened[proxy] = httpx.HTTPTransport(proxy=proxy, limits=limits)
        return self._opened[proxy]

    def close(self) -> None:
        """Close the connections."""
        for transport in self._opened.values():
            transport.close()
        if self._stand_in:
            self._stand_in.close()


def _proxy(url: httpx.URL) -> str | None:
    """Return the proxy that the environment sets for an address."""
    if urllib.request.proxy_bypass(url.host):
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return proxy if proxy is None or "://" in proxy else f"http://{proxy}"
