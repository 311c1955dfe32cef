"""Blocks of every kind, with the signs of the lesson's notation wherever words may stand."""

import re

from hypothesis import strategies as st
from msgspec.structs import replace

from kawah.learning.player import blocks, quizzing
from kawah.learning.player.directives import CLOSE, OPEN
from kawah.learning.player.reading_practice import HEADING, WAY
from kawah.learning.player.reading_text import STYLES
from kawah.lib import markdown
from kawah.lib.questions import weaknesses
from kawah.lib.questions.shape import Essay
from kawah.lib.questions.tests import generated

LETTERS = st.one_of(
    st.sampled_from(list("abc :-#>*[]xX=|~`{}'\"1.")),
    st.sampled_from(["judul:", "alt: ", "# Aturan", "- [x]", "  > ", "://", ":::x", "é", "ش"]),
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]),
)


def _is_words(text: str) -> bool:
    return bool(markdown.words_in(text)) and not markdown.pictures_in(text)


def _is_body(text: str) -> bool:
    lines = text.split("\n")
    return _is_words(text) and not any(CLOSE.fullmatch(x) or OPEN.fullmatch(x) for x in lines)


words = st.lists(LETTERS, min_size=1, max_size=12).map("".join).map(str.strip)
lines = words.filter(_is_words)
titles = st.one_of(st.just(""), lines)
bodies = st.lists(words, min_size=1, max_size=4).map("\n".join).map(str.strip).filter(_is_body)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
paths = st.from_regex(r"media/[a-z0-9 -]{1,8}[a-z]\.[a-z]{3}", fullmatch=True)


def _without(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    return bodies.filter(lambda text: not any(pattern.fullmatch(x) for x in text.split("\n")))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


@st.composite
def titled(draw, kind, /, **parts):
    path = draw(paths)
    return kind(line=1, path=path, title=draw(titles) or _name(path), **draw_all(draw, parts))


def draw_all(draw, parts):
    return {name: draw(part) for name, part in parts.items()}


callouts = st.builds(
    blocks.Callout, st.just(1), st.sampled_from(list(STYLES.values())), titles, bodies
)
pictures = st.builds(blocks.Picture, st.just(1), paths, lines, titles, st.booleans())
audios = titled(blocks.Audio, transcript=bodies)
pauses = st.builds(blocks.Pause, st.integers(0, 99999), st.just("q1"))
videos = titled(
    blocks.Video,
    captions=paths,
    poster=st.one_of(st.just(""), paths),
    pauses=st.lists(pauses, max_size=3).map(
        lambda found: tuple(sorted(found, key=lambda one: one.second))
    ),
    description=st.one_of(st.just(""), bodies),
)
downloads = titled(blocks.Download)
ways = st.builds(blocks.Way, lines, bodies | st.just("Satu.\n\n  Dua."), st.just(False))
decisions = st.builds(
    blocks.Decide,
    st.just(1),
    ids,
    bodies.filter(lambda text: not any(WAY.fullmatch(x) for x in text.split("\n"))),
    st.lists(ways, min_size=2, max_size=4).map(
        lambda found: (replace(found[0], is_best=True), *found[1:])
    ),
)
keys = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True)
contrasts = st.builds(
    blocks.Contrast,
    st.just(1),
    ids,
    titles,
    keys,
    titles,
    lines,
    _without(HEADING),
    _without(HEADING),
)
questions = (
    generated.questions()
    .filter(lambda found: not isinstance(found.body, Essay))
    .filter(lambda found: weaknesses.has_full_marks(found.body))
    .map(lambda found: quizzing.in_markdown(replace(found, category="")))
)
asks = st.builds(blocks.Ask, st.just(1), ids, questions)
every_block = st.one_of(callouts, pictures, audios, videos, downloads, decisions, contrasts, asks)
