"""What the kinds of activity and the parts of a course's data are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

KINDS: dict[str, Promise] = {
    "lesson": gettext_lazy("Pelajaran"),
    "reflection": gettext_lazy("Renungan"),
    "practice": gettext_lazy("Latihan"),
    "exam": gettext_lazy("Ujian"),
}
GROUPS: dict[str, Promise] = {
    "umum": gettext_lazy("Tentang kursus"),
    "dampak": gettext_lazy("Perubahan di tempat kerja"),
    "hasil": gettext_lazy("Hasil belajar"),
    "pengajar": gettext_lazy("Pengajar"),
    "peraturan": gettext_lazy("Peraturan yang dirujuk"),
}
