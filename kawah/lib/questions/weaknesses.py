"""What to tell an author about a question that could be read, or written, all the same."""

from collections.abc import Callable, Iterable, Iterator

from kawah.lib.questions import markup
from kawah.lib.questions.keys import Draft, long_tags
from kawah.lib.questions.reading import Loss
from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Matching,
    Numeric,
    Ordering,
    Question,
    Short,
    Text,
)

NEARLY_ALL = 0.99995  # sums of rounded thirds


def of(draft: Draft) -> list[Loss]:
    question = draft.question
    kinds = [("file", name) for name in file_names(question)]
    kinds += [("long_tag", tag[:40]) for tag in long_tags(question)]
    if not has_full_marks(question.body):
        kinds.append(("no_full_marks", ""))
    return [Loss(kind, draft.line, draft.number, question.title, detail) for kind, detail in kinds]


def file_names(question: Question) -> list[str]:
    """The files that its texts show, each once."""
    shown = (name for text in texts(question) for name in markup.files_in(text.value))
    return list(dict.fromkeys(shown))


def changed(
    questions: Iterable[Question], read_back: Callable[[Question], Question | None]
) -> list[Loss]:
    return [
        Loss("changed", number=number, name=question.title or question.key, detail=question.key)
        for number, question in enumerate(questions, start=1)
        if read_back(question) != question
    ]


def has_full_marks(body: Body) -> bool:
    match body:
        case Choice(is_single=False):
            return sum(max(option.fraction, 0) for option in body.options) >= NEARLY_ALL
        case Choice():
            return max(option.fraction for option in body.options) >= NEARLY_ALL
        case Short() | Numeric():
            return max(answer.fraction for answer in body.answers) >= NEARLY_ALL
        case Cloze():
            return all(has_full_marks(gap.body) for gap in body.gaps)
        case _:
            return True


def texts(question: Question) -> Iterator[Text]:
    """Every text of a question that can show a picture."""
    yield question.stem
    yield question.feedback
    yield from question.hints
    yield from _texts_of(question.body)


def _texts_of(body: Body) -> Iterator[Text]:
    match body:
        case Choice():
            for option in body.options:
                yield from (option.text, option.feedback)
        case Short() | Numeric():
            yield from (answer.feedback for answer in body.answers)
        case Matching():
            yield from (pair.prompt for pair in body.pairs)
        case Ordering():
            yield from body.steps
        case Cloze():
            for gap in body.gaps:
                yield from _texts_of(gap.body)
        case _:
            return
