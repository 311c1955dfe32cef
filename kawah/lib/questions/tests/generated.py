"""Questions of every kind, with the signs of both formats wherever words may stand."""

from hypothesis import strategies as st

from kawah.lib.questions import cloze_code, markup, rubric
from kawah.lib.questions.shape import (
    EMPTY,
    Accepted,
    Choice,
    Cloze,
    Criterion,
    Essay,
    Gap,
    Matching,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    Short,
    Text,
    TextForm,
    TrueFalse,
)

LETTERS = st.one_of(
    st.sampled_from(list("abc ~=#{}:\\%*[]|/<>&\"'$-_.,1230")),
    st.sampled_from(["->", "::", "####", "\\n", "[html]", "//", "{1:SA:=x}", "é", "ش", "𝔎", "\n"]),
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]),
)
SHARES = [1.0, 0.5, 0.25, 0.1, 0.05, 0.07, 0.125, 1 / 3, 2 / 3, 1 / 6, 0.0]
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12)


def words(most: int = 12) -> st.SearchStrategy[str]:
    return st.lists(LETTERS, min_size=1, max_size=most).map("".join).map(str.strip).filter(bool)


lines = words().map(lambda value: " ".join(value.split())).filter(bool)
FORMS: list[TextForm] = ["plain", "markdown", "html"]
forms = st.sampled_from(FORMS)
texts = st.builds(Text, words(), forms)
feedbacks = st.one_of(st.just(EMPTY), texts)
shares = st.sampled_from(SHARES)
penalties = st.sampled_from([*SHARES, -0.5, -1.0, -1 / 3])

options = st.lists(st.builds(Option, texts, penalties, feedbacks), min_size=2, max_size=5)
choices = st.builds(Choice, options.map(tuple), st.booleans(), st.booleans())
true_falses = st.builds(TrueFalse, st.booleans(), feedbacks, feedbacks)
accepted = st.builds(Accepted, words(), shares, feedbacks)
shorts = st.builds(Short, st.lists(accepted, min_size=1, max_size=4).map(tuple), st.booleans())
nears = st.one_of(
    st.builds(Near, NUMBERS, NUMBERS.map(abs), shares, feedbacks),
    st.builds(Near, st.none(), st.just(0.0), shares, feedbacks),
)
numerics = st.builds(Numeric, st.lists(nears, min_size=1, max_size=4).map(tuple))
matchings = st.builds(
    Matching,
    st.lists(st.builds(Pair, texts, words()), min_size=2, max_size=5).map(tuple),
    st.lists(words(), max_size=2).map(tuple),
    st.booleans(),
)
orderings = st.builds(Ordering, st.lists(texts, min_size=2, max_size=6).map(tuple))
levels = st.tuples(st.sampled_from([0.0, 1.0, 2.0, 2.5, 4.0]), st.one_of(st.just(""), lines))
criteria = st.builds(Criterion, lines, st.lists(levels, min_size=2, max_size=4).map(tuple)).filter(
    lambda row: rubric.criterion(rubric.line(row)) == row
)
limits = st.one_of(st.none(), st.integers(1, 5000))
essays = st.builds(
    Essay, feedbacks, limits, limits, st.lists(criteria, max_size=3).map(tuple), feedbacks
).filter(lambda body: (body.min_words or 0) <= (body.max_words or 5000))

# Words of gaps are HTML exactly when they hold a tag.
gap_words = words().filter(lambda value: not markup.TAG.search(value))
gap_texts = st.one_of(
    gap_words.map(Text), gap_words.map(lambda value: Text(f"<b>{value}</b>", "html"))
)
gap_told = st.one_of(st.just(EMPTY), gap_texts)
gap_options = st.lists(st.builds(Option, gap_texts, penalties, gap_told), min_size=1, max_size=4)
gap_choices = st.builds(Choice, gap_options.map(tuple), st.booleans(), st.booleans()).filter(
    lambda body: body.is_single or sum(o.fraction == 1.0 for o in body.options) < 2
)
gap_shorts = st.builds(
    Short,
    st.lists(st.builds(Accepted, gap_words, shares, gap_told), min_size=1, max_size=3).map(tuple),
    st.booleans(),
)
gap_nears = st.builds(Near, NUMBERS, NUMBERS.map(abs), shares, gap_told)
gap_numerics = st.builds(Numeric, st.lists(gap_nears, min_size=1, max_size=3).map(tuple))
gaps = st.builds(
    Gap, st.one_of(gap_choices, gap_shorts, gap_numerics), st.sampled_from([1.0, 2.0, 0.5])
)
around_gaps = words().filter(
    lambda value: not cloze_code.CODE.search(value) and not cloze_code.PLACE.search(value)
)


@st.composite
def clozes(draw: st.DrawFn) -> tuple[Text, Cloze]:
    body = Cloze(tuple(draw(st.lists(gaps, min_size=1, max_size=3))))
    pieces = [draw(around_gaps), *(f" [[{n}]] " for n in range(1, len(body.gaps) + 1))]
    return Text("".join([*pieces, draw(around_gaps)]), draw(forms)), body


bodies = st.one_of(choices, true_falses, shorts, numerics, matchings, orderings, essays)
stems_and_bodies = st.one_of(st.tuples(texts, bodies), clozes())
names = st.one_of(st.just(""), lines)
keys = lines.map(lambda value: value[:100].strip()).filter(bool)
paths = st.lists(st.text("ABCdef é-.", min_size=1, max_size=6), max_size=3).map(
    lambda parts: "/".join(" ".join(part.split()) or "x" for part in parts)
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    stem, body = draw(stems_and_bodies)
    return Question(
        draw(keys),
        draw(names),
        stem,
        body,
        points=draw(st.sampled_from([1.0, 2.0, 0.5, 12.25])),
        feedback=draw(feedbacks),
        hints=tuple(draw(st.lists(texts, max_size=2))),
        tags=tuple(draw(st.lists(lines, max_size=3, unique=True))),
        category=draw(paths),
    )


question_lists = st.lists(questions(), min_size=1, max_size=4, unique_by=lambda one: one.key)
