"""Which host names are answered, and how pages and uploaded content are kept apart."""

import re

from config.addresses import host_of
from config.environment import Unusable

THIS_MACHINE = ("127.0.0.1", "localhost")
NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\]")


def names(given: str) -> list[str]:
    """Host names from a list with commas. Raises Unusable."""
    found = [name for part in given.split(",") if (name := part.strip().lower())]
    if all(NAME.fullmatch(name) for name in found):
        return found
    raise Unusable(
        f"={given!r} must be host names with commas between them, without * or a port"
        " / harus nama host berpisah koma, tanpa * atau porta"
    )


def answered(pages: str, content: str, *, also: list[str]) -> list[str]:
    """Every host name that is answered: one that is not listed stays a stranger's."""
    return list(dict.fromkeys([host_of(pages), host_of(content), *THIS_MACHINE, *also]))


def beside(pages: str) -> str:
    """This machine under another name than the pages': cookies ignore ports, but not names."""
    return "127.0.0.1" if host_of(pages) == "localhost" else "localhost"


def faults_between(pages: str, content: str) -> list[str]:
    """What keeps two addresses from serving pages and uploaded content apart."""
    faults = []
    if host_of(pages) == host_of(content):
        faults.append(
            "KAWAH_CONTENT_URL must have another host name than KAWAH_PUBLIC_URL"
            " / nama hostnya harus lain"
        )
    if pages.startswith("https://") and not content.startswith("https://"):
        faults.append(
            "KAWAH_CONTENT_URL must begin with https:// because KAWAH_PUBLIC_URL does"
            " / harus diawali https:// juga"
        )
    return faults


def faults_of_ports(pages: int, content: int) -> list[str]:
    """On one port the system would give each visitor to one server or the other by chance."""
    if pages != content:
        return []
    return ["KAWAH_CONTENT_PORT must differ from KAWAH_PORT / harus berbeda dari KAWAH_PORT"]
