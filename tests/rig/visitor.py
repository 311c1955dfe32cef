"""A visitor without a browser: keeps cookies, sends forms back with their token."""

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from msgspec import Struct

from tests.rig.site import Account

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Answer(Struct, frozen=True):
    status: int
    headers: dict[str, str]
    text: str

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


class SignInRefused(Exception):
    """The log-in form did not let the account in."""


class Visitor:
    def __init__(self, url: str) -> None:
        self.url = url
        self.cookies: dict[str, str] = {}
        self.token = ""

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, b"", headers)

    def post(self, path: str, fields: dict[str, str] | None = None, **headers: str) -> Answer:
        """Send a form, with the token of the page read last."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **(fields or {})}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.url + "/"}
        return self._ask("POST", path, body, {**kind, **headers})

    def sign_in(self, account: Account) -> "Visitor":
        self.get("/masuk/")
        form = {"username": account.username, "password": account.password}
        answer = self.post("/masuk/", form)
        if answer.status != 302:
            raise SignInRefused(f"{account.role}: {answer.status} {answer.text[:400]}")
        return self

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        target = urlsplit(urljoin(self.url, path))
        door = http.client.HTTPConnection(target.hostname or "", target.port or 80, timeout=30)
        try:
            sent = {"Cookie": self.cookie_header, **headers}
            address = target.path + (f"?{target.query}" if target.query else "")
            door.request(method, address, body or None, sent)
            reply = door.getresponse()
            text = reply.read().decode(errors="replace")
        finally:
            door.close()
        self._keep(reply)
        if found := TOKEN.search(text):
            self.token = found[1]
        return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, text)

    def _keep(self, reply: http.client.HTTPResponse) -> None:
        for line in reply.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
