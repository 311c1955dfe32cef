"""Where a trainer of the demo writes a course: python -m tests.rig.manuscripts USERNAME."""

import json
import os
import subprocess
import sys

from tests.rig.site import ROOT, Account, Site


def of(site: Site, account: Account) -> dict[str, str]:
    """An address for each page on which a course is written, by name; the course is begun."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.rig.manuscripts", account.username],
        env=site.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(asked.stdout)
    return found


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.urls import reverse
    from django.utils import timezone

    from kawah.learning.curriculum.api import Course, writing
    from kawah.people.access.backend import find
    from tests.rig import reviews

    author = find(sys.argv[1])
    assert author is not None
    taught = Course.objects.filter(versions__teachers__person=author).order_by("pk").first()
    assert taught is not None
    manuscript = writing.begin(taught, by=author, now=timezone.now())
    files = sorted(writing.files_of(manuscript))
    lesson = next(path for path in files if path.endswith(".md"))
    bank = next(path for path in files if path.endswith(".gift"))
    editor = reverse("trainer:lesson_editor", args=[manuscript.uuid, lesson])
    banked = reverse("trainer:bank_editor", args=[manuscript.uuid, bank])
    found = {
        "trainer:lesson_editor": editor,
        "trainer:lesson_editor menu": f"{editor}?tambah=2",
        "trainer:lesson_editor picture": f"{editor}?tambah=1&jenis=gambar",
        "trainer:lesson_editor audio": f"{editor}?tambah=1&jenis=audio",
        "trainer:lesson_editor slides": f"{editor}?tambah=1&jenis=salindia",
        "trainer:bank_editor": banked,
        "trainer:bank_editor question": f"{banked}?ubah=1",
        "trainer:bank_editor essay": f"{banked}?tambah=1&jenis=uraian",
        "trainer:bank_editor gaps": f"{banked}?tambah=1&jenis=rumpang",
        "trainer:review_passage remark": reviews.of(author, manuscript, lesson=lesson),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
