from django.urls import include, path

from kawah.web.trainer import (
    allowing,
    analysis,
    course,
    courses,
    home,
    marking,
    reality,
    reflections,
    regrading,
)
from kawah.web.trainer.pen import bank, lesson
from kawah.web.trainer.studio import retiring, versions
from kawah.web.trainer.studio import urls as studio

COURSE = "mengajar/kursus/<uuid:course>/"
MANUSCRIPT = "mengajar/naskah/<uuid:manuscript>/"

app_name = "trainer"
urlpatterns = [
    path("mengajar/", home.home, name="home"),
    path("mengajar/kursus/", courses.courses, name="courses"),
    path("mengajar/naskah/", include(studio.urlpatterns)),
    path("mengajar/telaah/", include(studio.review_patterns)),
    path(COURSE + "versi/", versions.versions, name="versions"),
    path(COURSE + "penutupan/", retiring.retirement, name="retirement"),
    path(COURSE, course.course, name="course"),
    path(COURSE + "analisis/<uuid:activity>/", analysis.analysis, name="analysis"),
    path(COURSE + "soal/<uuid:item>/nilai-ulang/", regrading.regrade, name="regrade"),
    path("mengajar/nilai/", marking.queue, name="marking"),
    path("mengajar/nilai/<number:response>/", marking.judge, name="mark"),
    path("mengajar/kesempatan/<uuid:attempt>/", allowing.allow, name="allow"),
    path(COURSE + "kenyataan/", reality.reality, name="reality"),
    path("mengajar/renungan/", reflections.reflections, name="reflections"),
    path("mengajar/renungan/<uuid:entry>/balasan/", reflections.answer, name="reply"),
    path(MANUSCRIPT + "pelajaran/<path:path>", lesson.lesson_editor, name="lesson_editor"),
    path(MANUSCRIPT + "soal/<path:path>", bank.bank_editor, name="bank_editor"),
]
