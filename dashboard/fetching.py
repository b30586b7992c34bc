"""A page of the web by its address, for an operator who allows it: public hosts only, bounded in every way.

The host's name is resolved here, every address that it has must be a public one, and the connection goes to the very
address that was looked at: a name that changes its mind between the two leads nowhere. Each redirect is a new address
and goes through the same. No proxy, cookies or credentials; nothing but the one page is asked for.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from geo import settings
from geo.errors import GeoError, quoted
from geo.reading.files.formats import FORMATS, has_known_suffix

Resolve = Callable[[str, int], list[str]]
"""A host's name and port to its IP addresses."""
Dial = Callable[[str, int, float], socket.socket]
"""An IP address, a port and seconds to a connected socket."""
PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 2_000
LONGEST_NAME = 80
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Where a network without IPv4 reaches an IPv4 host (RFC 6052): the last four bytes are its address."""
NOT_PUBLIC = tuple(ipaddress.ip_network(block) for block in ("192.88.99.0/24", "fec0::/10", "3fff::/20"))
"""Blocks that Python calls global: the anycast of 6to4, site-local addresses, documentation (RFC 9637)."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PIECE_BYTES = 65_536
NOT_READ = ("image/", "video/", "audio/", "font/")
HEADERS = {
    "User-Agent": f"Dateline/{settings.VERSION}",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class FetchError(GeoError, ValueError):
    """An address that is not fetched, or gave nothing."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page may cost: bytes, seconds from the first to the last byte, redirects."""

    max_bytes: int = 5_000_000
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the address that answered in the end, a file's name for it, its bytes."""

    url: str
    name: str
    data: bytes


def resolve_host(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an IP address."""
    return socket.create_connection((address, port), timeout=seconds)


def allowed() -> bool:
    """Whether the operator lets the server fetch pages."""
    return settings.value("fetch_urls") == "1"


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: no loopback, private, link-local, site-local, multicast,
    documentation or reserved one, also not wrapped in an IPv6 address (mapped, 6to4, Teredo, NAT64)."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:  # also an address with a zone ("fe80::1%eth0")
        return False
    if found in NAT64:
        return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)))
    if not found.is_global or found.is_multicast or found.is_reserved or any(found in block for block in NOT_PUBLIC):
        return False
    return isinstance(found, ipaddress.IPv4Address) or all(is_public(str(one)) for one in _wrapped(found))


def _wrapped(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address leads to."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    return [one for one in found if one is not None]


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches one page at a time. What reaches the network can be replaced, for tests."""

    limits: Limits = field(default_factory=Limits)
    resolve: Resolve = resolve_host
    dial: Dial = dial
    clock: Callable[[], float] = time.monotonic

    def fetch(self, url: str) -> Page:
        """The page at `url`. Raises FetchError, in one line, for whatever stands against it."""
        until = self.clock() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            parts = checked(url)
            status, headers, data = self._one(parts, until)
            if status not in REDIRECTS:
                return _page(parts, status, headers, data)
            target = headers.get("location", "")
            if not target:
                raise FetchError(f"{_host(parts)} sends elsewhere without saying where")
            url = urljoin(parts.geturl(), target)
        raise FetchError(f"{_host(parts)} sends from one address to the next, more than {self.limits.redirects} times")

    def _one(self, parts: SplitResult, until: float) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one request, without following it."""
        host, port = str(parts.hostname), PORTS[parts.scheme]
        connection = http.client.HTTPConnection(host, port)
        try:
            with self._connected(host, port, until, secure=parts.scheme == "https") as sock:
                connection.sock = _Bounded(sock, until, self.clock)
                connection.request("GET", _target(parts), headers=HEADERS)
                answer = connection.getresponse()
                headers = {name.lower(): value for name, value in answer.getheaders()}
                body = b"" if answer.status in REDIRECTS else self._body(answer, headers, host)
        except TimeoutError:
            raise FetchError(f"{host} took longer than {self.limits.seconds:g} seconds") from None
        except ssl.SSLError as error:
            raise FetchError(f"{host} has no certificate to trust: {error.reason or error}") from None
        except (OSError, http.client.HTTPException) as error:
            raise FetchError(f"{host} gave no answer that can be read: {quoted(str(error))}") from None
        else:
            return answer.status, headers, body

    def _connected(self, host: str, port: int, until: float, *, secure: bool) -> socket.socket:
        """A connection to an address of `host` that was found to be public."""
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError):
            raise FetchError(f"there is no host {quoted(host)}") from None
        if not addresses or not all(is_public(address) for address in addresses):
            raise FetchError(f"{quoted(host)} is no public address of the internet: it is not fetched")
        sock = self._dialled(addresses, port, until)
        if not secure:
            return sock
        try:
            sock.settimeout(_left(until, self.clock))
            return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        except OSError:
            sock.close()
            raise

    def _dialled(self, addresses: list[str], port: int, until: float) -> socket.socket:
        """A connection to the first address that takes one. Raises OSError of the last."""
        *others, last = addresses
        for address in others:
            try:
                return self.dial(address, port, _left(until, self.clock))
            except OSError:
                continue
        return self.dial(last, port, _left(until, self.clock))

    def _body(self, answer: http.client.HTTPResponse, headers: dict[str, str], host: str) -> bytes:
        limit = self.limits.max_bytes
        found = bytearray()
        if (headers.get("content-length") or "").isdigit() and int(headers["content-length"]) > limit:
            raise FetchError(_too_large(host, limit))
        while piece := answer.read1(PIECE_BYTES):
            found += piece
            if len(found) > limit:
                raise FetchError(_too_large(host, limit))
        return bytes(found)


def fetcher() -> Fetcher:
    """The fetcher with the limits of the settings."""
    return Fetcher(Limits(max_bytes=min(settings.integer("file_max_bytes"), 2 * settings.integer("article_max_bytes"))))


def checked(url: str) -> SplitResult:
    """The parts of an address that may be asked for. Raises FetchError."""
    text = url.strip()
    if len(text) > LONGEST_ADDRESS or any(ord(letter) <= 0x20 or ord(letter) == 0x7F for letter in text):
        raise FetchError(f"{quoted(url)} is no address: it is too long, or has blanks in it")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
        ascii_host = host.encode("idna").decode("ascii") if host and ":" not in host else host
    except (ValueError, UnicodeError):
        raise FetchError(f"{quoted(url)} is no address") from None
    if parts.scheme not in PORTS or not ascii_host:
        raise FetchError(f"{quoted(url)} is no address of a web page: it begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a name or a password in it is not fetched")
    if port not in {None, PORTS[parts.scheme]}:
        raise FetchError(f"{quoted(url)}: only the usual ports of the web, 80 and 443, are fetched from")
    netloc = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    return parts._replace(netloc=netloc, fragment="")


def _target(parts: SplitResult) -> str:
    """Path and query as a request has them, in ASCII."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return f"{path}?{query}" if query else path


def _page(parts: SplitResult, status: int, headers: dict[str, str], data: bytes) -> Page:
    host = _host(parts)
    if status != http.client.OK:
        raise FetchError(f"{host} answers {status} {http.client.responses.get(status, '')}".strip())
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.startswith(NOT_READ):
        raise FetchError(f"{host} sends {quoted(kind)}: its words cannot be read")
    if not data.strip():
        raise FetchError(f"{host} sends an empty page")
    return Page(parts.geturl(), _name(parts, kind), data)


def _name(parts: SplitResult, kind: str) -> str:
    """A name for what was fetched, whose ending tells its format: by the media type, else as the address has it."""
    last = unquote(parts.path).rpartition("/")[2][-LONGEST_NAME:] or _host(parts)
    suffix = next((row.suffixes[0] for row in FORMATS if row.media_type == kind and kind != "text/plain"), "")
    return last if has_known_suffix(last) and (not suffix or last.endswith(suffix)) else f"{last}{suffix}"


def _host(parts: SplitResult) -> str:
    return str(parts.hostname)


def _too_large(host: str, limit: int) -> str:
    return f"{host} sends more than {limit / 1e6:g} MB: that is no article"


def _left(until: float, clock: Callable[[], float]) -> float:
    """Seconds that are left. Raises TimeoutError."""
    left = until - clock()
    if left <= 0:
        raise TimeoutError
    return left


class _Bounded:
    """A socket whose every wait ends when the time for the whole page does, however slowly the bytes drip."""

    def __init__(self, sock: socket.socket, until: float, clock: Callable[[], float]) -> None:
        self._sock, self._until, self._clock = sock, until, clock

    def sendall(self, data: bytes) -> None:
        """Send what is asked."""
        self._sock.settimeout(_left(self._until, self._clock))
        self._sock.sendall(data)

    def receive(self, room: memoryview) -> int:
        """The next bytes into `room`; how many."""
        self._sock.settimeout(_left(self._until, self._clock))
        return self._sock.recv_into(room)

    def makefile(self, _mode: str) -> IO[bytes]:
        """The stream that the answer is read from."""
        return io.BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Nothing: the answer is still to be read, and who opened the socket closes it."""


class _Incoming(io.RawIOBase):
    """The bytes that come in over a bounded socket."""

    def __init__(self, bounded: _Bounded) -> None:
        super().__init__()
        self._bounded = bounded

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        """The next bytes into `room`; how many."""
        return self._bounded.receive(room)
