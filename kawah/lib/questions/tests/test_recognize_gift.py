"""What is taken for GIFT without its ending: real question files, and no other text."""

from pathlib import Path

import pytest

from kawah.lib.questions import gift
from kawah.lib.questions.tests.fixtures import GIFT

OTHERS = {
    "css": "p {\n  margin: 0;\n}\n\n.a > b { color: #fff }",
    "markdown": ":::gambar media/a.svg\nalt: A\n:::\n\nTulis `{=a}` untuk jawaban.\n\nSelesai.",
    "javascript": "const a = {};\n\nexport const b = (c) => ({ d: `${c}` });",
    "json": '{"a": [1, 2]}',
    "python": 'def f(x):\n    return {"a": x}\n\nprint(f"{x}")',
    "tex": "\\documentclass{article}\n\n\\begin{document}\n$x_{1}$\n\\end{document}",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_text_is_not_gift(text: str):
    assert not gift.recognizes(text.encode())


@pytest.mark.parametrize("path", sorted(GIFT.glob("*.gift")), ids=lambda path: path.stem)
def test_a_real_file_is_gift_whatever_its_ending(path: Path):
    assert gift.recognizes(path.read_bytes())


@pytest.mark.parametrize("text", ["Apa? {T}", "Apa? {}", "Apa? {=a ~b}", "::J:: Apa? {a}"])
def test_one_question_is_gift(text: str):
    assert gift.recognizes(text.encode())
