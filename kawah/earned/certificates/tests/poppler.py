"""Looks at a PDF with tools that are not ours."""

import re
import subprocess
from typing import NamedTuple


class Word(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float


def ask(tool: str, pdf: bytes, *options: str, output: bool = False) -> str:
    """What `tool` says about the file; some tools want a place for their output, `-`."""
    command = [tool, *options, "-", *(["-"] if output else [])]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def text(pdf: bytes) -> str:
    """All words of the file, separated by single spaces."""
    return " ".join(ask("pdftotext", pdf, "-layout", output=True).split())


def first_page(pdf: bytes) -> list[Word]:
    page = ask("pdftotext", pdf, "-bbox", "-l", "1", output=True)
    pattern = r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.+?)</word>'
    return [Word(found[4], *map(float, found[:4])) for found in re.findall(pattern, page)]
