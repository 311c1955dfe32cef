"""What lies on the table of an author: the manuscript, its course at a glance, and its files."""

from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from msgspec import Struct

from kawah.learning.curriculum.api import Glance, Manuscript, ManuscriptFile, glance_at, writing
from kawah.learning.media import api as media
from kawah.learning.player.api import manuscript_media, uploads
from kawah.people.directory.api import Person
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen.upload import content_of, name_of


class Bench(Struct, frozen=True):
    manuscript: Manuscript
    file: ManuscriptFile
    glance: Glance
    person: Person
    now: datetime

    @property
    def title(self) -> str:
        return self.glance.titles.get(self.file.path) or self.file.path

    @property
    def activity(self) -> str:
        """The key of the activity whose content this file is; empty where none names it."""
        return self.glance.keys.get(self.file.path, "")

    @property
    def seed(self) -> str:
        """Mixes options as the published lesson will."""
        return self.activity or self.file.path

    @property
    def is_text(self) -> bool:
        try:
            return "\0" not in self.file.raw.decode()
        except UnicodeDecodeError:
            return False

    def paths(self, family: media.Family | None) -> list[str]:
        return manuscript_media.paths_in(self.manuscript, family)

    def take_in(self, upload: UploadedFile, *, family: media.Family | None) -> str:
        """Put an uploaded file into the folder and give its path; raises FileUnfit."""
        return uploads.take_in(
            self.manuscript,
            name_of(upload),
            content_of(upload),
            family=family,
            by=self.person,
            now=self.now,
        )


def bench_for(
    request: PersonRequest, manuscript: UUID, path: str, *, endings: tuple[str, ...]
) -> Bench:
    """Whoever does not write this manuscript, or names a file that is not there, finds nothing."""
    rows = Manuscript.objects.written_by(request.person).select_related("course__agency")
    found = rows.filter(uuid=manuscript).first()
    file = writing.file_of(found, path) if found and path.endswith(endings) else None
    if found is None or file is None:
        raise Http404
    return Bench(found, file, glance_at(found), request.person, request.now)
