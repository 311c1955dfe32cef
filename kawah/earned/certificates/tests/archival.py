"""What of PDF/A-2a and PDF/UA-1 can be seen in the structure of a file. No validator: one (veraPDF)
needs Java, which the tests do not have."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

ACTIVE = {"/JavaScript", "/JS", "/Launch", "/AA", "/OpenAction", "/EmbeddedFiles", "/XFA"}
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(pdf: bytes) -> list[str]:
    return list(_faults(PdfFileReader(io.BytesIO(pdf), strict=True)))


def _faults(reader: PdfFileReader) -> Iterator[str]:
    root = reader.root
    objects = list(_walk(root))
    if reader.encrypted or "/Encrypt" in reader.trailer:
        yield "encrypted"
    names = {str(name) for one in objects for name in one}
    yield from (f"active: {name}" for name in sorted(ACTIVE & names))
    yield from _intent(root)
    yield from _metadata(root)
    if not _of(_of(root, "/MarkInfo"), "/Marked"):
        yield "not tagged"
    yield from (f"no {name}" for name in ("/StructTreeRoot", "/Lang") if name not in root)
    fonts = [one for one in objects if _of(one, "/Type") == "/Font"]
    if not fonts:
        yield "no fonts"
    yield from (f"not embedded: {_of(one, '/BaseFont')}" for one in fonts if not _is_embedded(one))
    if _of(_of(root, "/AcroForm"), "/NeedAppearances"):
        yield "a form without appearances"


def _intent(root: Any) -> Iterator[str]:
    intents = _items(_of(root, "/OutputIntents"))
    if not any(_of(one, "/S") == "/GTS_PDFA1" and "/DestOutputProfile" in one for one in intents):
        yield "no output intent"


def _metadata(root: Any) -> Iterator[str]:
    stream = _of(root, "/Metadata")
    said = stream.data.decode() if isinstance(stream, generic.StreamObject) else ""
    for name, value in (("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        if not re.search(rf"{name}(>|=['\"]){value}\b", said):
            yield f"{name} is not {value}"


def _is_embedded(font: Any) -> bool:
    if _of(font, "/Subtype") == "/Type0":
        return all(_is_embedded(one) for one in _items(_of(font, "/DescendantFonts")))
    if _of(font, "/Subtype") == "/Type3":  # drawn by its own streams
        return True
    return any(name in _of(font, "/FontDescriptor") for name in FILES)


def _of(one: Any, name: str) -> Any:
    """A member, itself and not a reference to it; an empty one when it is not there."""
    return one[name] if name in one else generic.DictionaryObject()


def _items(array: Any) -> list[Any]:
    return [array[place] for place in range(len(array))]


def _walk(root: Any) -> Iterator[Any]:
    """Every dictionary that can be reached, each once."""
    seen: set[Any] = set()
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, generic.IndirectObject):
            if one.reference in seen:
                continue
            seen.add(one.reference)
            one = one.get_object()
        if isinstance(one, generic.DictionaryObject):
            yield one
            waiting += [one.raw_get(name) for name in one]
        elif isinstance(one, generic.ArrayObject):
            waiting += [one.raw_get(place) for place in range(len(one))]
