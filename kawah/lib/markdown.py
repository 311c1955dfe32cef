"""Markdown to HTML that is safe to show: no HTML of the author's, no images, few kinds of links.

Authors begin their headings at `##`, below the page's own title; `#` counts as `##`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

import nh3
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

SCHEMES = {"http", "https", "mailto", "tel"}
INLINE = {"a", "br", "code", "em", "strong", "sub", "sup"}
LISTS = {"ul", "ol", "li"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
BLOCKS = {"p", "blockquote", "pre", "hr", "h2", "h3", "h4", "h5", "h6", "div"} | LISTS | TABLES
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"scope", "class"},
    "td": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
}
ALIGNED = {"text-align:left": "", "text-align:center": "center", "text-align:right": "end"}
FOREIGN_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
BLOCK_END = re.compile(r"</(?:p|div|li|td|h[1-6])>|<br\s*/?>", re.IGNORECASE)
WORD = re.compile(r"\S*[^\W_]\S*")
# Elements whose content is no text for people.
DROPPED = {"script", "style", "iframe", "object", "template", "svg", "math", "title", "noscript"}


def to_html(text: str) -> str:
    """The blocks of a text as sanitised HTML; the same text gives the same bytes."""
    return _to_html(text, language=get_language())


# A lesson is rendered when it is judged, and again when it is published.
@lru_cache(maxsize=128)
def _to_html(text: str, *, language: str | None) -> str:
    return nh3.clean(
        _parser.render(text),
        tags=BLOCKS | INLINE,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener",
    )


def to_inline_html(text: str) -> str:
    """A text of one paragraph without block elements, for labels and captions."""
    return _clean_inline(_parser.renderInline(" ".join(text.split())))


def sanitized(html: str) -> str:
    """Someone else's HTML with what this product shows of it; pictures are left out."""
    return nh3.clean(
        html,
        tags=(BLOCKS | INLINE) - {"div"},
        clean_content_tags=DROPPED,
        attributes=FOREIGN_ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener",
    )


def sanitized_inline(html: str) -> str:
    """The same without block elements, for labels."""
    return _clean_inline(BLOCK_END.sub(r"\g<0> ", html)).strip()


def paragraphs(text: str) -> str:
    """Plain words as HTML: an empty line parts paragraphs, a line end stays one."""
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts if part)


def pictures_in(text: str) -> list[str]:
    """The addresses of pictures written in Markdown itself, which are not shown."""
    if "![" not in text:
        return []
    found = _with_pictures.parse(text)
    inline = (child for token in found for child in token.children or ())
    return [str(child.attrs.get("src", "")) for child in inline if child.type == "image"]


def words_in(text: str) -> int:
    """How many words a reader reads: what stands between spaces and holds a letter or digit."""
    return sum(1 for _word in WORD.finditer(text))


def _clean_inline(html: str) -> str:
    return nh3.clean(
        html,
        tags=INLINE,
        clean_content_tags=DROPPED,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener",
    )


def _is_safe_link(url: str) -> bool:
    scheme, colon, _rest = url.strip().partition(":")
    return bool(colon) and scheme.lower() in SCHEMES


class _Renderer(RendererHTML):
    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        # A wide table scrolls by itself, and a keyboard can reach it to do so.
        label = escape(_("Tabel"))
        return f'<div class="table" role="group" tabindex="0" aria-label="{label}"><table>\n'

    def table_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</table></div>\n"


def _shift_headings(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h2" if token.tag == "h1" else token.tag


def _mark_cells(tokens: list[Token]) -> None:
    """Say which cells are headings, and align by class: inline styles are forbidden here."""
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        aligned = ALIGNED.get(str(token.attrs.pop("style", "")))
        if aligned:
            token.attrSet("class", aligned)


class _Markdown(MarkdownIt):
    def parse(self, src: str, env: EnvType | None = None) -> list[Token]:
        tokens = super().parse(src, env)
        _shift_headings(tokens)
        _mark_cells(tokens)
        return tokens

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own name
        return _is_safe_link(url)


def _made() -> MarkdownIt:
    parser = _Markdown("commonmark", {"html": False}, renderer_cls=_Renderer)
    return parser.enable("table").disable(["image", "html_inline", "html_block"])


_parser = _made()
_with_pictures = MarkdownIt("commonmark", {"html": False})
