"""What a lesson says about itself: how long it takes, how heavy it is, what it holds."""

from collections.abc import Iterable, Mapping

from kawah.learning.curriculum.api import Facts, pace
from kawah.learning.player import quizzing
from kawah.learning.player.blocks import (
    Ask,
    Audio,
    Block,
    Callout,
    Contrast,
    Decide,
    Picture,
    Prose,
    Video,
)
from kawah.learning.player.rendering_media import Medium
from kawah.lib.markdown import words_in

QUESTION_MINUTES = 2.0
DECISION_MINUTES = 3.0

Files = Mapping[str, Medium]


def facts_of_lesson(blocks: tuple[Block, ...], files: Files, *, html_bytes: int) -> Facts:
    """The facts of a lesson whose files are kept."""
    words = sum(words_in(text) for block in blocks for text in texts_of(block))
    questions = sum(isinstance(block, Ask) for block in blocks)
    decisions = sum(isinstance(block, Decide) for block in blocks)
    contrasts = [block for block in blocks if isinstance(block, Contrast)]
    return Facts(
        words=words,
        reading_seconds=round(
            pace.shortest_seconds(read=words, questions=questions + decisions)
            + sum(_shortest_seconds(block, files) for block in blocks)
        ),
        estimated_minutes=round(
            words / pace.STUDY_WORDS_A_MINUTE
            + sum(_longest_seconds(block, files) for block in blocks) / 60
            + questions * QUESTION_MINUTES
            + decisions * DECISION_MINUTES,
            1,
        ),
        offline_bytes=html_bytes + sum(file.size for file in files.values()),
        questions=questions,
        decisions=decisions,
        has_feedback=bool(questions or decisions),
        pictures_without_text=tuple(_pictures_without_text(blocks)),
        media_without_text=tuple(_media_without_text(blocks)),
        practitioner_parts=len(contrasts),
        rule_reality_pairs=len(contrasts),
        cites=tuple(sorted({block.regulation for block in contrasts})),
    )


def texts_of(block: Block) -> list[str]:
    """What everyone reads; a transcript is read instead of hearing, and is reckoned as media."""
    match block:
        case Prose():
            return [block.text]
        case Callout():
            return [block.title, block.text]
        case Picture():
            return [block.caption]
        case Ask():
            return quizzing.texts_of(block.question)
        case Decide():
            best = [way.outcome for way in block.ways if way.is_best] or [block.ways[0].outcome]
            return [block.situation, *(way.text for way in block.ways), *best]
        case Contrast():
            return [block.title, block.rule, block.practice]
        case _:
            return []


def _shortest_seconds(block: Block, files: Files) -> float:
    """Who cannot hear reads the text instead, and may be faster than the recording."""
    spoken, played = _spoken(block), _played(block, files)
    read = pace.shortest_seconds(read=spoken)
    return min(played, read) if played and spoken else played or read


def _longest_seconds(block: Block, files: Files) -> float:
    return max(_played(block, files), _spoken(block) * 60 / pace.STUDY_WORDS_A_MINUTE)


def _spoken(block: Block) -> int:
    match block:
        case Audio():
            return words_in(block.transcript)
        case Video():
            return words_in(block.description)
        case _:
            return 0


def _played(block: Block, files: Files) -> float:
    """How long the recording plays; captions of a film last nearly as long as the film."""
    names = {Audio: ("path",), Video: ("path", "captions")}.get(type(block), ())
    known = [files[getattr(block, name)].seconds or 0.0 for name in names]
    return next((seconds for seconds in known if seconds), 0.0)


def _pictures_without_text(blocks: Iterable[Block]) -> list[str]:
    pictures = [block for block in blocks if isinstance(block, Picture)]
    return [block.path for block in pictures if not (block.alt or block.is_decoration)]


def _media_without_text(blocks: Iterable[Block]) -> list[str]:
    sounds = [block.path for block in blocks if isinstance(block, Audio) and not block.transcript]
    films = [block.path for block in blocks if isinstance(block, Video) and not block.captions]
    return sounds + films
