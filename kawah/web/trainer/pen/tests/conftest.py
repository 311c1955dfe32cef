"""An author with a manuscript of one lesson that has every kind of block, and a browser."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from kawah.learning.curriculum.api import writing
from kawah.learning.player import api as player
from kawah.lib.questions import gift
from kawah.lib.questions.shape import Essay
from kawah.people.access.api import Role
from tests.factories import NOW, make_agency, make_person, make_unit
from tests.once import once
from tests.world import give, signed_in

PLAYER = Path(player.__file__).parent / "tests" / "data"
MEDIA = Path(player.__file__).parents[1] / "media" / "tests" / "data"
BANK = (Path(__file__).parent / "data" / "bank.gift").read_bytes()
ASKED = [
    player.Ask(1, f"s{number}", player.in_markdown(question))
    for number, question in enumerate(gift.read(BANK).questions, start=1)
    if not isinstance(question.body, Essay)
]
# Every kind of block, and every type of question.
LESSON = "\n".join([(PLAYER / "janji.md").read_text(), *(f"{player.written(a)}\n" for a in ASKED)])
PATH = "pelajaran/janji.md"
FILES = {
    PATH: LESSON.encode(),
    "media/alur.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"/>',
    "media/demo.webm": (MEDIA / "film.webm").read_bytes(),
    "media/demo.vtt": b"WEBVTT\n\n00:01.000 --> 00:12.000\nSelamat datang\n",
    "media/cerita.opus": (MEDIA / "tone.opus").read_bytes(),
    "media/lembar.csv": b"a,b\n1,2\n",
    "course.toml": b'language = "id"\n[[regulation]]\nkey = "uu25-2009"\ntitle = "UU 25/2009"\n',
}


def held(manuscript):
    file = writing.file_of(manuscript, PATH)
    assert file is not None
    return file


@once
def author():
    person = make_person(make_agency("kab-a"), name="Penulis Pertama")
    give(person, Role.TRAINER, person.agency, make_unit(person.agency))
    return person


@pytest.fixture
def trainer(author):
    return signed_in(author)


@once
def manuscript(author):
    return writing.begin_new(
        author.agency, key="janji", title="Janji layanan", files=FILES, by=author, now=NOW
    )


@pytest.fixture
def address(manuscript):
    return f"/mengajar/naskah/{manuscript.uuid}/pelajaran/{PATH}"


@pytest.fixture
def text(manuscript):
    return lambda: held(manuscript).text


@pytest.fixture
def write(manuscript, author):
    """Another author writes the file meanwhile."""

    def write(content):
        seen = held(manuscript).revision
        by = make_person(author.agency, name="Penulis Kedua")
        return writing.write(manuscript, PATH, content.encode(), seen=seen, by=by, now=NOW)

    return write


def filled(page, form_at="//form[@data-pen]"):
    """What a browser would send of a form that nobody touched."""
    tree: Any = html.fromstring(page)
    form = tree.xpath(form_at)[0]
    return {
        name: values if len(values) > 1 else values[0]
        for name in {field for field, _value in form.form_values()}
        if (values := [value for field, value in form.form_values() if field == name])
    }


def tools(page, number):
    return filled(page, f"//*[@id='bagian-{number}']//form[@data-tools]")


def opened(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()
