"""SVG drawings: kept as they are when they hold nothing that runs or calls elsewhere, else refused.

Nothing is mended silently: a course must come out of an export with the same bytes.
"""

import re

from django.utils.translation import gettext_lazy as _
from lxml import etree

from kawah.learning.media.refusals import FileDamaged, FileRefused

SVG = "http://www.w3.org/2000/svg"
# What drawing programs write about themselves; browsers show none of it.
EDITORS = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
    }
)
ELEMENT = re.compile(
    r"svg|g|defs|symbol|use|title|desc|metadata|switch|view|style|path|rect|circle|ellipse|"
    r"line|polyline|polygon|text|tspan|textPath|image|linearGradient|radialGradient|stop|"
    r"pattern|clipPath|mask|marker|filter|animate|animateTransform|animateMotion|mpath|set|"
    r"feBlend|feColorMatrix|feComponentTransfer|feComposite|feConvolveMatrix|"
    r"feDiffuseLighting|feDisplacementMap|feDistantLight|feDropShadow|feFlood|feFuncA|"
    r"feFuncB|feFuncG|feFuncR|feGaussianBlur|feMerge|feMergeNode|feMorphology|feOffset|"
    r"fePointLight|feSpecularLighting|feSpotLight|feTile|feTurbulence"
)
ANIMATED_FREELY = re.compile(r"(?!on)(?!.*href)[\w-]+", re.IGNORECASE)
EMBEDDED_PICTURE = re.compile(r"data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
OUTSIDE = re.compile(
    r"url\(\s*['\"]?\s*(?!#)|@import|image\(|image-set\(|src\(|javascript:|\\", re.I
)
DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
UNICODE = (b"utf-8", b"us-ascii", b"ascii")
LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)(?:px)?\s*")


class DrawingUnsafe(FileRefused):
    """A drawing holds a script, an event handler, an entity or an address elsewhere."""

    sentence = _(
        "%(name)s: gambar SVG memuat %(found)s yang dapat menjalankan atau mengambil sesuatu dari "
        "luar; hapus bagian itu atau simpan ulang sebagai “plain SVG”."
    )


def looks_like(content: bytes) -> bool:
    return re.match(rb"\s*(?:<\?xml|<!--|<!DOCTYPE|<svg[\s>])", content, re.I) is not None


def size_of(content: bytes, *, name: str) -> tuple[int | None, int | None]:
    """Width and height of a safe drawing; raises DrawingUnsafe, FileDamaged."""
    root = _root(content, name)
    for node in (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter()):
        _refuse_node(node, name)
    return _size(root)


def _root(content: bytes, name: str) -> etree._Element:
    declared = DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in UNICODE:
        raise DrawingUnsafe(name, declared[1].decode("latin-1"))
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.I):
        raise DrawingUnsafe(name, "<!DOCTYPE>")
    try:
        content.decode()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, UnicodeDecodeError, ValueError) as error:
        raise FileDamaged(name) from error
    if root.tag != f"{{{SVG}}}svg":
        raise FileDamaged(name)
    return root


def _refuse_node(node: etree._Element, name: str) -> None:
    if isinstance(node, etree._Comment):
        return
    if not isinstance(node.tag, str):
        raise DrawingUnsafe(name, "<?…?>")  # a processing instruction may name a style sheet
    tag = etree.QName(node)
    if tag.namespace in EDITORS:
        return
    if tag.namespace != SVG or not ELEMENT.fullmatch(tag.localname):
        raise DrawingUnsafe(name, f"<{tag.localname}>")
    if tag.localname == "style" and OUTSIDE.search("".join(map(str, node.itertext()))):
        raise DrawingUnsafe(name, "<style>")
    for attribute, value in node.attrib.items():
        _refuse_attribute(tag.localname, etree.QName(attribute), str(value), name)


def _refuse_attribute(element: str, attribute: etree.QName, value: str, name: str) -> None:
    word = attribute.localname.lower()
    if word.startswith("on") or word in ("src", "base"):
        raise DrawingUnsafe(name, attribute.localname)
    if word == "href" and not _is_inside(element, value):
        raise DrawingUnsafe(name, f"href={value[:40]}")
    if word == "attributename" and not ANIMATED_FREELY.fullmatch(value.strip()):
        raise DrawingUnsafe(name, f"attributeName={value[:40]}")
    if word != "href" and attribute.namespace not in EDITORS and OUTSIDE.search(value):
        raise DrawingUnsafe(name, f"{attribute.localname}={value[:40]}")


def _is_inside(element: str, address: str) -> bool:
    if address.strip().startswith("#"):
        return True
    return element == "image" and EMBEDDED_PICTURE.fullmatch(address.strip()) is not None


def _size(root: etree._Element) -> tuple[int | None, int | None]:
    given = [LENGTH.fullmatch(str(root.get(side, ""))) for side in ("width", "height")]
    if all(given):
        width, height = (float(each[1]) for each in given if each)
        return round(width) or None, round(height) or None
    corners = re.findall(r"-?\d{1,5}(?:\.\d+)?", str(root.get("viewBox", "")))
    if len(corners) != 4 or float(corners[2]) <= 0 or float(corners[3]) <= 0:
        return None, None
    return round(float(corners[2])) or None, round(float(corners[3])) or None
