"""course.toml from strangers: what would take all memory is refused before it is read."""

import tracemalloc

import pytest

from kawah.learning.curriculum.toml_text import CourseFileUnusable, parsed


@pytest.mark.parametrize("parts", [100, 20_000])
def test_a_key_with_very_many_dots_is_refused_at_once(parts):
    tracemalloc.start()
    with pytest.raises(CourseFileUnusable, match="terlalu dalam"):
        parsed(("a" + ".a" * parts + " = 1").encode())
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_dots_in_prose_are_no_depth():
    text = 'summary = "Bab 1 ' + "." * 200 + " 3. " + "Satu. Dua. Tiga. " * 15 + '"'
    assert parsed(text.encode())["summary"]
