"""A file on its way from a form to a reader: bounded before it is read, with a place on disk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

AROUND = 20_000  # what a form adds to a file


def is_larger(request: HttpRequest, most: int) -> bool:
    """Whether a form with a file says of itself that it holds more than so many bytes."""
    told = request.headers.get("Content-Length", "")
    return int(told if told.isdecimal() else 0) > most + AROUND


@contextmanager
def on_disk(given: UploadedFile) -> Iterator[Path]:
    """Readers want a file with a place; small ones come in memory."""
    with tempfile.NamedTemporaryFile(suffix=".part") as file:
        for chunk in given.chunks():
            file.write(chunk)
        file.flush()
        yield Path(file.name)


def name_of(given: UploadedFile, *, otherwise: str) -> str:
    return (given.name or otherwise).replace("\0", "")
