"""A small course with one lesson and one reflection, taken in and published by the real parts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from kawah.learning.curriculum import outline
from kawah.learning.curriculum.api import Activity, Course, Folder, Module, Teacher, Version
from kawah.learning.enrollment.api import Enrollment, Via
from kawah.learning.player import mixing
from kawah.learning.player.blocks import Ask
from kawah.learning.player.lesson_kind import LessonKind
from kawah.learning.player.reading import read
from kawah.learning.player.reflection_kind import ReflectionKind
from kawah.people.directory.api import Agency, Person, Reach, Scope

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
MEDIA = Path(__file__).parents[2] / "media" / "tests" / "data"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"/>'
VTT = b"WEBVTT\n\n00:01.000 --> 00:12.000\nSelamat datang\n"
LESSON = (Path(__file__).parent / "data" / "janji.md").read_text()
ASKED = {block.id: block for block in read(LESSON).blocks if isinstance(block, Ask)}
REGULATIONS = [{"key": "uu25-2009", "title": "UU 25/2009", "in_force": True}]


def chosen(block, *places):
    """The fields in which the page sends these options, by their place in the source."""
    return mixing.fields_for(ASKED[block], {"": [str(place) for place in places]}, seed="janji")


def matched(block, *words):
    """The fields in which the page sends a match for each prompt."""
    given = {str(part): [word] for part, word in enumerate(words)}
    return mixing.fields_for(ASKED[block], given, seed="janji")


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    backend = "django.core.files.storage.FileSystemStorage"
    default = {"BACKEND": backend, "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def agency(db):
    return Agency.objects.create(
        code="tanjungaru",
        name="Kabupaten Tanjung Aru",
        short_name="Tanjung Aru",
        tier="REGIONAL",
        path="/tanjungaru/",
        province_code="99",
    )


@pytest.fixture
def someone(agency):
    def someone(name):
        email = f"{uuid4().hex}@example.go.id"
        return Person.objects.create(name=name, email=email, kind="NON_ASN", agency=agency)

    return someone


@pytest.fixture
def learner(someone):
    return someone("Ester Maniani")


@pytest.fixture
def files():
    return {
        "pelajaran/01.md": LESSON.encode(),
        "media/alur.svg": SVG,
        "media/demo.webm": (MEDIA / "film.webm").read_bytes(),
        "media/demo.vtt": VTT,
        "media/cerita.opus": (MEDIA / "tone.opus").read_bytes(),
        "media/lembar.csv": b"a,b\n1,2\n",
    }


@pytest.fixture
def folder(files, agency):
    return Folder(files, agency=agency, now=NOW)


@pytest.fixture
def version(agency):
    course = Course.objects.create(agency=agency, key="janji", title="Janji")
    return Version.objects.create(
        course=course,
        number=1,
        title="Janji",
        summary="-",
        mode="self_paced",
        form="NKL03",
        regulations=REGULATIONS,
        created_at=NOW,
    )


@pytest.fixture
def activity(version):
    """Make a row for an activity of a kind."""

    def activity(kind, key="janji"):
        module, _ = Module.objects.get_or_create(
            version=version, key="m1", defaults={"seq": 0, "title": "Modul"}
        )
        seq = version.activities.count()
        return Activity.objects.create(
            version=version, module=module, key=key, seq=seq, kind=kind, title=key, minutes=20
        )

    return activity


@pytest.fixture
def publish(version):
    """Freeze the outline and give the steps by key."""

    def publish():
        version.outline = msgspec.to_builtins(outline.compose(version))
        version.published_at = NOW
        version.save()
        outline.outline_of.cache_clear()
        return {step.key: step for step in outline.outline_of(version.pk)}

    return publish


@pytest.fixture
def lesson(activity, folder):
    row = activity("lesson")
    LessonKind().write(row, {"file": "pelajaran/01.md"}, folder)
    folder.finish()
    assert folder.faults == []
    LessonKind().freeze(row, now=NOW)
    return row


@pytest.fixture
def reflection(activity, folder):
    row = activity("reflection", key="renungan")
    node = {"prompt": "Apa yang bisa Anda ubah pekan ini?", "min_words": 5}
    ReflectionKind().write(row, node, folder)
    assert folder.faults == []
    return row


@pytest.fixture
def steps(lesson, reflection, publish):
    return publish()


@pytest.fixture
def step(steps):
    return steps["janji"]


@pytest.fixture
def enroll(version, steps):
    def enroll(person):
        return Enrollment.objects.create(
            person=person,
            course=version.course,
            version=version,
            via=Via.SELF,
            enrolled_at=NOW - timedelta(days=1),
            required=2,
        )

    return enroll


@pytest.fixture
def enrollment(enroll, learner):
    return enroll(learner)


@pytest.fixture
def trainer(someone, version):
    person = someone("Dr. Retno Wulandari")
    Teacher.objects.create(version=version, role="widyaiswara", person=person, name="R", seq=0)
    return person


@pytest.fixture
def scope():
    return lambda person, reach=Reach.OWN: Scope(
        person=person.pk, reach=reach, agency_path=person.agency.path
    )
