"""Pages by their address: only public hosts, at the address that was looked at, within every limit."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from dashboard.fetching import Fetcher, FetchError, Limits, checked, is_public

PUBLIC = "93.184.216.34"
HOSTS = {
    "news.example": [PUBLIC],
    "inside.example": ["127.0.0.1"],
    "private.example": ["10.0.0.7"],
    "link.example": ["169.254.169.254"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "both.example": [PUBLIC, "192.168.0.1"],
    "nowhere.example": [],
}
Serve = Callable[[Callable[[BaseHTTPRequestHandler], None]], int]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server that answers as it is told; gives its port."""
    servers: list[HTTPServer] = []

    def start(answer: Callable[[BaseHTTPRequestHandler], None]) -> int:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, *_args: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return int(server.server_port)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class Network:
    """A network whose public addresses all lead to one local port. Remembers what was dialled."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.dialled: list[tuple[str, int]] = []
        self.asked: list[str] = []

    def resolve(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        if host not in HOSTS:
            raise socket.gaierror("no such host")
        return HOSTS[host]

    def dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def fetcher(self, **limits: float) -> Fetcher:
        return Fetcher(Limits(**limits), self.resolve, self.dial)  # type: ignore[arg-type]


def send(handler: BaseHTTPRequestHandler, body: bytes, *, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def test_a_page_comes_from_the_address_that_was_looked_at(serve: Serve) -> None:
    seen = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append((handler.path, dict(handler.headers)))
        send(handler, b"<html><p>words</p></html>", Content_Type="text/html; charset=utf-8", Set_Cookie="a=b")

    network = Network(serve(answer))
    page = network.fetcher().fetch("http://news.example/2021/strike?id=1#top")
    assert (page.url, page.name, page.data) == (
        "http://news.example/2021/strike?id=1", "strike.html", b"<html><p>words</p></html>",
    )  # fmt: skip
    assert network.dialled == [(PUBLIC, 80)]
    assert network.asked == ["news.example"]
    ((path, headers),) = seen
    assert path == "/2021/strike?id=1"
    assert headers["Host"] == "news.example"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",  # noqa: S104
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "fec0::1", "3fff::1", "5f00::1",
        "192.88.99.1", "::7f00:1", "2001:0:4136:e378:8000:63bf:f5ff:fffe", "no address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["inside.example", "private.example", "link.example", "mapped.example", "both.example", "nowhere.example"]
)
def test_hosts_that_lead_inside_are_not_dialled(host: str) -> None:
    network = Network(1)
    with pytest.raises(FetchError, match="no public address"):
        network.fetcher().fetch(f"http://{host}/")
    assert network.dialled == []


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://localhost/",
            "http://0x7f000001/", "http://2130706433/", "http://127.1/", "http://[::ffff:10.0.0.1]/"],
)  # fmt: skip
def test_numbers_of_any_spelling_lead_nowhere_inside(url: str) -> None:
    dialled: list[str] = []

    def dial(address: str, _port: int, _seconds: float) -> socket.socket:
        dialled.append(address)
        raise OSError("dialled")

    with pytest.raises(FetchError):
        Fetcher(dial=dial).fetch(url)
    assert dialled == []


@pytest.mark.parametrize("target", ["http://link.example/", "http://inside.example:80/", "//private.example/x"])
def test_redirects_inside_are_not_followed(serve: Serve, target: str) -> None:
    network = Network(serve(lambda handler: send(handler, b"", status=302, Location=target)))
    with pytest.raises(FetchError, match="no public address"):
        network.fetcher().fetch("http://news.example/")
    assert network.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "begins with"),
        ("ftp://news.example/", "begins with"),
        ("http://news.example:22/", "ports"),
    ],
)
def test_redirects_to_what_is_no_web_page(serve: Serve, target: str, why: str) -> None:
    network = Network(serve(lambda handler: send(handler, b"", status=301, Location=target)))
    with pytest.raises(FetchError, match=why):
        network.fetcher().fetch("http://news.example/")


def test_a_name_is_resolved_once_a_step_and_the_redirect_anew(serve: Serve) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/old":
            send(handler, b"", status=308, Location="/new")
        else:
            send(handler, b"A strike hit the town.", Content_Type="text/plain")

    network = Network(serve(answer))
    page = network.fetcher().fetch("http://news.example/old")
    assert page.url == "http://news.example/new"
    assert network.asked == ["news.example"] * 2


def test_the_next_address_is_tried_where_one_does_not_answer(serve: Serve) -> None:
    network = Network(serve(lambda handler: send(handler, b"A strike.", Content_Type="text/plain")))
    tried: list[str] = []

    def dial(address: str, port: int, seconds: float) -> socket.socket:
        tried.append(address)
        if len(tried) == 1:
            raise ConnectionRefusedError
        return network.dial(address, port, seconds)

    fetcher = Fetcher(resolve=lambda _host, _port: ["2606:4700::1111", PUBLIC], dial=dial)
    assert fetcher.fetch("http://news.example/").data == b"A strike."
    assert tried == ["2606:4700::1111", PUBLIC]


def test_endless_redirects_end(serve: Serve) -> None:
    network = Network(serve(lambda handler: send(handler, b"", status=302, Location=f"{handler.path}x")))
    with pytest.raises(FetchError, match="more than 3 times"):
        network.fetcher(redirects=3).fetch("http://news.example/")
    assert len(network.dialled) == 4


@pytest.mark.parametrize("told", [True, False])
def test_a_huge_body_is_given_up(serve: Serve, told: bool) -> None:
    sent = 0

    def answer(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        if told:
            handler.send_header("Content-Length", str(10**9))
        handler.end_headers()
        try:
            for _ in range(10_000):
                sent += handler.wfile.write(b"x" * 10_000)
        except OSError:
            pass

    with pytest.raises(FetchError, match=r"more than 0\.2 MB"):
        Network(serve(answer)).fetcher(max_bytes=200_000).fetch("http://news.example/")
    assert sent < 100_000_000


class Clock:
    """Time that goes on by a second whenever somebody looks."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_dripping_answer_is_given_up(serve: Serve, part: str) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if part == "body" else b"X-Slow: "))
            for _ in range(100_000):
                handler.wfile.write(b"x")
                handler.wfile.flush()
        except OSError:
            pass

    network = Network(serve(answer))
    fetcher = Fetcher(Limits(seconds=8), network.resolve, network.dial, Clock())
    with pytest.raises(FetchError, match=r"longer than 8 seconds|gave no answer"):
        fetcher.fetch("http://news.example/")


def test_a_silent_host_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        network = Network(silent.getsockname()[1])
        with pytest.raises(FetchError, match=r"longer than 0\.05 seconds"):
            network.fetcher(seconds=0.05).fetch("http://news.example/")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://news.example/", "begins with"),
        ("javascript:alert(1)", "begins with"),
        ("news.example", "begins with"),
        ("http://", "begins with"),
        ("http://user:secret@news.example/", "password"),
        ("http://news.example:8080/", "ports"),
        ("http://news.example/a b", "blanks"),
        ("http://news.example/\r\nHost: inside.example", "blanks"),
        ("http://news.example/" + "x" * 3000, "too long"),
        ("http://[::1/", "no address"),
        (f"http://{'a' * 70}.example/", "no address"),
    ],
)
def test_what_is_no_address(url: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        checked(url)


@pytest.mark.parametrize(
    ("status", "kind", "body", "why"),
    [
        (404, "text/html", b"gone", "404 Not Found"),
        (200, "image/png", b"\x89PNG", "image/png"),
        (200, "text/html", b"  ", "empty"),
    ],
)
def test_answers_that_are_no_article(serve: Serve, status: int, kind: str, body: bytes, why: str) -> None:
    network = Network(serve(lambda handler: send(handler, body, status=status, Content_Type=kind)))
    with pytest.raises(FetchError, match=why):
        network.fetcher().fetch("http://news.example/")


def test_a_host_without_a_certificate_is_not_trusted(serve: Serve) -> None:
    network = Network(serve(lambda handler: send(handler, b"words")))
    with pytest.raises(FetchError, match="no certificate"):
        network.fetcher().fetch("https://news.example/")
    assert network.dialled == [(PUBLIC, 443)]


def test_what_is_no_http_is_told(serve: Serve) -> None:
    network = Network(serve(lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n")))
    with pytest.raises(FetchError, match="no answer that can be read"):
        network.fetcher().fetch("http://news.example/")


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/", "text/html", "news.example.html"),
        ("/report.pdf", "application/pdf", "report.pdf"),
        ("/report.pdf", "text/html", "report.pdf.html"),
        ("/feed", "", "feed"),
        ("/note.txt", "text/plain", "note.txt"),
    ],
)
def test_the_name_tells_the_format(serve: Serve, path: str, kind: str, name: str) -> None:
    network = Network(serve(lambda handler: send(handler, b"words", Content_Type=kind)))
    assert network.fetcher().fetch(f"http://news.example{path}").name == name
