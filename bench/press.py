"""Sends requests over a few kept connections and times each answer."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

PATIENCE = 30.0


class Request(Struct, frozen=True):
    path: str
    cookies: str = ""
    method: str = "GET"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def raw(self, host: str) -> bytes:
        lines = [
            f"{self.method} {self.path} HTTP/1.1",
            f"Host: {host}",
            "Accept-Encoding: gzip, br",
            *([f"Cookie: {self.cookies}"] if self.cookies else []),
            *(f"{name}: {value}" for name, value in self.headers),
            *([f"Content-Length: {len(self.body)}"] if self.body else []),
        ]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


class Pressed(Struct, frozen=True):
    """Seconds of each answer in order of length, and how many answers had another status."""

    times: Sequence[float]
    refused: int

    def part(self, share: float) -> float:
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))]


def press(url: str, requests: Sequence[Request], *, at_once: int, expect: int = 200) -> Pressed:
    """Send the requests over `at_once` connections; each sends its next when answered."""
    return asyncio.run(_press(url, iter(requests), at_once, expect))


async def _press(url: str, waiting: Iterator[Request], at_once: int, expect: int) -> Pressed:
    door = urlsplit(url)
    if door.hostname not in ("127.0.0.1", "localhost"):
        raise ValueError("only a site on this machine is measured")
    times: list[float] = []
    refused: list[int] = []

    async def keep_sending() -> None:
        reader, writer = await asyncio.open_connection(door.hostname, door.port, limit=1 << 22)
        try:
            for request in waiting:
                began = time.perf_counter()
                writer.write(request.raw(door.netloc))
                status = await asyncio.wait_for(_status(reader), PATIENCE)
                times.append(time.perf_counter() - began)
                if status != expect:
                    refused.append(status)
        finally:
            writer.close()

    await asyncio.gather(*(keep_sending() for _ in range(at_once)))
    return Pressed(sorted(times), len(refused))


async def _status(reader: asyncio.StreamReader) -> int:
    """Read one whole answer; its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    if b"content-length:" in head:
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
    elif b"transfer-encoding: chunked" in head:
        await _chunks(reader)
    return status


async def _chunks(reader: asyncio.StreamReader) -> None:
    while size := int((await reader.readline()).split(b";")[0], 16):
        await reader.readexactly(size + 2)
    await reader.readline()
