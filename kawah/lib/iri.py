"""Names of things on the wide web. No IRI holds a host's port or a staff number."""

from uuid import UUID


def home_page(base: str, agency: str) -> str:
    return f"{base}/instansi/{agency}"


def thing(base: str, kind: str, identifier: UUID | str) -> str:
    return f"{base}/{kind}/{identifier}"
