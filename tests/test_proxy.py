"""deploy/nginx as it runs: what it passes on, how much it takes, and what it says itself."""

import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct

from tests.rig import proxy
from tests.rig.ports import free_port
from tests.test_deploy import EVERYWHERE, LARGEST_FORM, TAKEN

pytestmark = pytest.mark.skipif(not proxy.is_installed(), reason="nginx is not installed here")
HASHED = "app.0123456789ab.css"


class Echo(http.server.BaseHTTPRequestHandler):
    """Says what arrived."""

    protocol_version = "HTTP/1.1"
    wbufsize = 65_536  # an answer leaves in one piece

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.rfile.read(length)
        told = {name.lower(): value for name, value in self.headers.items()}
        body = json.dumps({"path": self.path, "length": length, "headers": told}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - as the server calls it

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class Front(Struct, frozen=True):
    door: proxy.Proxy
    pages: http.server.ThreadingHTTPServer


# What each address takes at most, where several pages stand behind one.
LARGEST = {
    place: max(size for at, size in TAKEN.values() if at == place)
    for place in dict(TAKEN.values())
    if place != EVERYWHERE
}


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("proxy")
    static = folder / "static"
    static.mkdir()
    (static / HASHED).write_text("a { color: red }" * 100)
    (static / f"{HASHED}.gz").write_bytes(gzip.compress(b"compressed beforehand"))
    pages = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    port = pages.server_address[1]
    with proxy.proxy(folder, static=static, pages=port, content=free_port()) as door:
        yield Front(door, pages)
    pages.shutdown()
    pages.server_close()


def passed_on(front: Front, path: str, **asked: Any) -> dict[str, Any]:
    reply = front.door.ask(path, **asked)
    assert reply.status == 200, reply.body
    told: dict[str, Any] = json.loads(reply.body)
    return told


def test_a_visitor_cannot_claim_another_address_or_host(front):
    claimed = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Host": "x", "X-Forwarded-Proto": "x"}
    told = passed_on(front, "/beranda/?a=b", headers=claimed)
    assert told["path"] == "/beranda/?a=b"
    sent = {name: told["headers"][f"x-forwarded-{name}"] for name in ("for", "host", "proto")}
    assert sent == {"for": "127.0.0.1", "host": proxy.PAGES, "proto": "https"}
    assert told["headers"]["host"] == proxy.PAGES


def test_whoever_comes_without_tls_is_sent_on(front):
    reply = front.door.ask_plainly("/masuk/?a=b")
    assert reply.status == 308
    assert reply.headers["location"] == f"https://{proxy.PAGES}/masuk/?a=b"


@pytest.mark.parametrize("path", [*LARGEST, "/masuk/"])
def test_the_largest_file_arrives_and_one_far_larger_is_told_in_our_words(front, path):
    largest = LARGEST.get(path, LARGEST_FORM)
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    body = bytes(largest + 20_001)  # what is a byte too large for Kawah must reach it
    assert passed_on(front, path, method="POST", body=body, headers=kind)["length"] == len(body)
    told = {**kind, "Content-Length": str(largest + 6 * 1024 * 1024)}
    reply = front.door.ask(path, method="POST", headers=told)
    assert reply.status == 413 and "Berkas terlalu besar" in reply.body.decode()


def test_assets_are_kept_for_a_year_and_sent_as_they_were_compressed(front):
    reply = front.door.ask(f"/static/{HASHED}", headers={"Accept-Encoding": "gzip"})
    assert reply.status == 200 and reply.headers["content-type"] == "text/css"
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(reply.body) == b"compressed beforehand"
    assert front.door.ask(f"/static/{HASHED}").headers.get("content-encoding") is None
    assert front.door.ask("/static/tidak-ada.css").status == 404


def test_figures_are_not_shown_outside(front):
    assert front.door.ask("/health/metrics").status == 404
    assert passed_on(front, "/health/ready")["path"] == "/health/ready"


def test_what_does_not_answer_is_said_in_our_words(front):
    reply = front.door.ask("/media/a", host=proxy.CONTENT)
    assert reply.status == 502 and "Kawah belum menjawab" in reply.body.decode()
    assert reply.headers["cache-control"] == "no-store" and reply.headers["retry-after"] == "30"


def test_an_office_signs_in_at_once_and_a_flood_is_held_back(front):
    replies = front.door.ask_often("/masuk/", 300)
    assert all(reply.status == 200 for reply in replies[:150])
    assert replies[-1].status == 429
    assert "Tunggu satu menit" in replies[-1].body.decode()


def test_the_files_of_the_proxy_are_all_named_where_it_is_installed():
    told = (proxy.DEPLOY.parent / "docs" / "operations.md").read_text()
    mounted = (proxy.DEPLOY / "container" / "compose.yaml").read_text()
    for path in (proxy.DEPLOY / "nginx").glob("kawah-*.conf"):
        assert f"deploy/nginx/{path.name}" in told, path.name
        assert f"/etc/nginx/{path.name}:ro" in mounted, path.name
