"""One page to look through all pictures."""

import html
import re
from collections.abc import Iterable
from itertools import product
from pathlib import Path

STYLE = """
body { font: 16px/1.5 system-ui; margin: 1rem; background: #888; color: #fff }
h2 { margin: 2rem 0 .5rem } .row { display: flex; gap: 1rem; overflow-x: auto }
figure { margin: 0 } figcaption { font-size: .8rem }
img { display: block; max-height: 60vh; border: 1px solid #444; background: #fff }
"""


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def write(
    folder: Path,
    screens: Iterable[tuple[str, str, str]],
    *,
    widths: Iterable[int],
    languages: Iterable[str],
    themes: Iterable[str],
) -> None:
    kinds = list(product(languages, themes, widths))
    parts = [f"<!doctype html><meta charset=utf-8><title>Kawah</title><style>{STYLE}</style>"]
    for name, role, path in screens:
        title = html.escape(f"{name} · {role or 'siapa pun'} · {path}")
        figures = "".join(_figure(kind, name) for kind in kinds)
        parts.append(f"<h2>{title}</h2><div class=row>{figures}</div>")
    (folder / "index.html").write_text("\n".join(parts), encoding="utf-8")


def _figure(kind: tuple[str, str, int], name: str) -> str:
    language, theme, width = kind
    source = f"{language}/{theme}/{width}/{slug(name)}.png"
    return (
        f"<figure><a href={source}><img loading=lazy src={source} alt=''></a>"
        f"<figcaption>{language} {theme} {width}</figcaption></figure>"
    )
