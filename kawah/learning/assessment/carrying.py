"""An answer given to one version of a question, as the same answer to another version.

Answers name options, steps and pairs by their place; an author who sorts them anew must not turn
one answer into another. What is meant is told by its words.
"""

from collections.abc import Sequence

from kawah.lib.questions import answers
from kawah.lib.questions.shape import Body, Choice, Cloze, Matching, Ordering, Text

BY_PLACE = Choice | Matching | Ordering | Cloze


class AnswerNotCarried(Exception):
    """What was answered is not in the other version, so nobody can say what it is worth there."""


def carried(given: object, *, before: Body, after: Body) -> object:
    """The same answer in the places of `after`. Raises AnswerNotCarried."""
    match before, after:
        case Choice(), Choice():
            return _chosen(given, before, after)
        case Matching(), Matching():
            return _matches(given, before, after)
        case Ordering(), Ordering():
            steps = answers.order(before, given)
            return [_place(before.steps, after.steps, step) for step in steps]
        case Cloze(), Cloze():
            return _gaps(given, before, after)
    if type(before) is not type(after) and isinstance(before, BY_PLACE):
        raise AnswerNotCarried
    return given


def _chosen(given: object, before: Choice, after: Choice) -> object:
    old, new = ([option.text for option in body.options] for body in (before, after))
    if before.is_single:
        place = answers.one_place(before, given)
        return None if place is None else _place(old, new, place)
    return [_place(old, new, place) for place in answers.places(before, given)]


def _matches(given: object, before: Matching, after: Matching) -> list[object]:
    old, new = ([pair.prompt for pair in body.pairs] for body in (before, after))
    said = answers.each_part(given, len(old))
    places = {
        _place(old, new, place): _match(match, before, after) for place, match in enumerate(said)
    }
    return [places.get(place) for place in range(len(new))]


def _match(given: object, before: Matching, after: Matching) -> object:
    """The chosen match; where its words were mended, those that its own prompt has now."""
    chosen = answers.words(given)
    if chosen is None or chosen in {*after.distractors, *(pair.match for pair in after.pairs)}:
        return given
    old, new = ([pair.prompt for pair in body.pairs] for body in (before, after))
    meant = {
        after.pairs[_place(old, new, place)].match
        for place, pair in enumerate(before.pairs)
        if pair.match == chosen
    }
    if len(meant) != 1:
        raise AnswerNotCarried
    return meant.pop()


def _gaps(given: object, before: Cloze, after: Cloze) -> list[object]:
    if len(before.gaps) != len(after.gaps):
        raise AnswerNotCarried
    parts = answers.each_part(given, len(before.gaps))
    return [
        carried(part, before=old.body, after=new.body)
        for part, old, new in zip(parts, before.gaps, after.gaps, strict=True)
    ]


def _place(old: Sequence[Text], new: Sequence[Text], place: int) -> int:
    """Where the words at a place stand now; of equal words, the same one in turn."""
    words = old[place]
    turn = list(old[:place]).count(words)
    there = [index for index, text in enumerate(new) if text == words]
    if turn >= len(there):
        raise AnswerNotCarried
    return there[turn]
