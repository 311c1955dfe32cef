"""nginx with the project's own configuration; only ports, folders and the certificate differ."""

import datetime
import http.client
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct

from kawah.web.shell.management.processes import ending_with_its_parent
from tests.rig.ports import free_port

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
PAGES, CONTENT = "kawah.example.go.id", "konten-kawah.example.go.id"
WRAPPER = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
worker_processes 1;
user {user};
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/other;
    uwsgi_temp_path {folder}/other;
    scgi_temp_path {folder}/other;
    include {folder}/kawah.conf;
}}
"""


class ProxyBroken(Exception):
    """nginx did not start; the message holds what it said."""


class Reply(Struct, frozen=True):
    status: int
    headers: dict[str, str]
    body: bytes


class Proxy(Struct, frozen=True):
    """Where it listens, with TLS and without."""

    port: int
    plain_port: int

    def ask(
        self,
        path: str,
        *,
        host: str = PAGES,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        with closing(self._door()) as door:
            return _asked(door, path, method, body, {"Host": host, **(headers or {})})

    def ask_often(self, path: str, times: int) -> list[Reply]:
        """So many times through one connection."""
        with closing(self._door()) as door:
            return [_asked(door, path, "GET", None, {"Host": PAGES}) for _each in range(times)]

    def ask_plainly(self, path: str, *, host: str = PAGES) -> Reply:
        with closing(http.client.HTTPConnection("127.0.0.1", self.plain_port, timeout=30)) as door:
            return _asked(door, path, "GET", None, {"Host": host})

    def _door(self) -> http.client.HTTPSConnection:
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=trusting, timeout=30)


def is_installed() -> bool:
    return shutil.which("nginx", path="/usr/sbin:/usr/bin") is not None


@contextmanager
def proxy(
    folder: Path, *, static: Path, pages: int, content: int, user: str = "root"
) -> Iterator[Proxy]:
    """Runs in front of two ports of this machine, ended with the block."""
    found = Proxy(free_port(), free_port())
    write(folder, found, static=static, pages=pages, content=content, user=user)
    command = ["/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "said.log").open("wb") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, preexec_fn=ending_with_its_parent()
        )
    try:
        _wait(process, found, folder)
        yield found
    finally:
        process.terminate()
        process.wait(10)


def write(folder: Path, found: Proxy, *, static: Path, pages: int, content: int, user: str) -> None:
    """The files of deploy/nginx, with the ports and folders of this run."""
    moved = {
        "/etc/nginx/kawah-": f"{folder}/kawah-",
        "/etc/ssl/kawah/": f"{folder}/",
        "/var/lib/kawah/static/": f"{static}/",
        "127.0.0.1:8000": f"127.0.0.1:{pages}",
        "127.0.0.1:8001": f"127.0.0.1:{content}",
        "listen 80;": f"listen 127.0.0.1:{found.plain_port};",
        "listen 443 ": f"listen 127.0.0.1:{found.port} ",
    }
    for path in (DEPLOY / "nginx").glob("*.conf"):
        text = re.sub(r"\n *listen \[::\][^\n]*", "", path.read_text())
        for held, here in moved.items():
            text = text.replace(held, here)
        (folder / path.name).write_text(text)
    (folder / "nginx.conf").write_text(WRAPPER.format(folder=folder, user=user))
    certify(folder)


def certify(folder: Path) -> None:
    """A certificate that nobody trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, PAGES)])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(PAGES), x509.DNSName(CONTENT)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def _wait(process: subprocess.Popen[bytes], found: Proxy, folder: Path) -> None:
    deadline = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < deadline:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", found.port)) == 0:
                return
        time.sleep(0.05)
    raise ProxyBroken((folder / "said.log").read_text()[-3000:])


def _asked(
    door: http.client.HTTPConnection,
    path: str,
    method: str,
    body: bytes | None,
    headers: Mapping[str, str],
) -> Reply:
    door.request(method, path, body, dict(headers))
    reply = door.getresponse()
    sent = {name.lower(): value for name, value in reply.getheaders()}
    return Reply(reply.status, sent, reply.read())
