"""What a new course is called, and what it begins with."""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.assessment.api import read_questions
from kawah.learning.curriculum.api import Folder, export_course, newest, starting, writing
from kawah.lib.questions.reading import QuestionFileUnusable, refuse_by_number
from kawah.people.competencies.api import Competency
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching

STARTER, EMPTY, COPY, FILE = "contoh", "kosong", "salinan", "berkas"
STARTS = (
    (STARTER, gettext_lazy("Contoh kursus singkat 3 JP, tinggal diisi")),
    (EMPTY, gettext_lazy("Kursus kosong")),
    (COPY, gettext_lazy("Salinan kursus yang saya ajar")),
    (FILE, gettext_lazy("Berkas: zip folder kursus, soal GIFT, atau soal Moodle XML")),
)
QUESTIONS = {".gift", ".xml", ".txt"}


class NewCourseForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Judul kursus"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    start = forms.ChoiceField(
        label=gettext_lazy("Mulai dari"),
        choices=STARTS,
        initial=STARTER,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih mulai dari mana.")},
    )
    competency = forms.ChoiceField(
        label=gettext_lazy("Kompetensi yang dibangun"),
        help_text=gettext_lazy("Untuk hasil belajar yang pertama; boleh ditambah kemudian."),
        required=False,
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Kursus yang disalin"),
        help_text=gettext_lazy("Bila memilih salinan."),
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("Bila memilih berkas. Paling besar 50 MB."),
        required=False,
        error_messages={"empty": gettext_lazy("Berkas ini kosong; pilih berkas lain.")},
    )
    folder: starting.Files  # what the course begins with, of a form that is valid

    def offer(self, request: PersonRequest) -> None:
        """What this author can choose from."""
        self.by = request.person
        self.now = request.now
        self.taught = {str(one.course.uuid): one for one in teaching.taught(request.person)}
        known = Competency.objects.of(request.person.agency, on=request.today)
        fields: Any = self.fields
        blank = [("", _("Pilih"))]
        fields["competency"].choices = blank + sorted(
            ((row.code, row.name) for row in known), key=lambda pair: pair[1].casefold()
        )
        fields["source"].choices = blank + [(key, one.title) for key, one in self.taught.items()]

    def clean(self) -> None:
        super().clean()
        start = self.cleaned_data.get("start")
        if start in (STARTER, EMPTY):
            self._demand("title", _("Beri kursus ini judul."))
            self._demand("competency", _("Pilih kompetensi yang dibangun kursus ini."))
        if start == COPY:
            self._demand("source", _("Pilih kursus yang disalin."))
        if start == FILE and "file" not in self.errors:
            self._demand("file", _("Pilih berkasnya."))
        if start and not self.errors:
            self.folder = self._made(start)

    def _demand(self, name: str, told: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, told)

    def _made(self, start: str) -> starting.Files:
        title, competency = self.cleaned_data["title"], self.cleaned_data["competency"]
        if start == STARTER:
            return starting.short_course(title=title, competency=competency, by=self.by)
        if start == EMPTY:
            return starting.empty(title=title, competency=competency, by=self.by)
        return self._copied() if start == COPY else self._uploaded()

    def _copied(self) -> starting.Files:
        """The manuscript where there is one: what its author sees now."""
        course = self.taught[self.cleaned_data["source"]].course
        manuscript = getattr(course, "manuscript", None)
        if manuscript is not None:
            files = writing.files_of(manuscript)
        else:
            folder = Folder({}, agency=course.agency, now=self.now)
            export_course(newest(course), folder)
            files = folder.files
        if not self.cleaned_data["title"]:
            self.cleaned_data["title"] = _("%(title)s (salinan)") % {"title": course.title[:180]}
        return files

    def _uploaded(self) -> starting.Files:
        file: UploadedFile = self.cleaned_data["file"]
        content = file.read()
        if PurePosixPath(file.name or "").suffix.lower() in QUESTIONS:
            return self._with_questions(file.name or "", content)
        try:
            return starting.unpacked(content)
        except starting.FolderUnusable as error:
            self.add_error("file", str(error))
        return {}

    def _with_questions(self, name: str, content: bytes) -> starting.Files:
        self._demand("title", _("Beri kursus ini judul."))
        self._demand("competency", _("Pilih kompetensi yang dibangun kursus ini."))
        try:
            reading = read_questions(name, content)
            refuse_by_number(reading.questions)
        except QuestionFileUnusable as error:
            self.add_error("file", str(error))
            return {}
        if not reading.questions:
            self.add_error("file", _("Berkas ini tidak berisi satu soal pun yang dapat dipakai."))
        return starting.with_questions(
            title=self.cleaned_data["title"],
            competency=self.cleaned_data["competency"],
            name=name,
            content=content,
            by=self.by,
        )
