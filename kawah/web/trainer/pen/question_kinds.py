"""What an author can ask, in a lesson and in a bank."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kawah.lib.questions import shape
from kawah.web.trainer.pen.forms.choice import ChoiceForm, SeveralForm
from kawah.web.trainer.pen.forms.cloze import ClozeForm
from kawah.web.trainer.pen.forms.essay import EssayForm
from kawah.web.trainer.pen.forms.matching import MatchingForm
from kawah.web.trainer.pen.forms.numeric import NumericForm
from kawah.web.trainer.pen.forms.ordering import OrderingForm
from kawah.web.trainer.pen.forms.short import ShortForm
from kawah.web.trainer.pen.forms.true_false import TrueFalseForm
from kawah.web.trainer.pen.kinds import Kind

QUESTIONS: Mapping[str, Kind] = {
    kind.word: kind
    for kind in (
        Kind("satu", _("Pilihan ganda"), _("Satu jawaban benar"), ChoiceForm),
        Kind(
            "beberapa",
            _("Pilihan ganda, beberapa jawaban"),
            _("Lebih dari satu jawaban benar"),
            SeveralForm,
        ),
        Kind("benar-salah", _("Benar atau salah"), _("Satu pernyataan"), TrueFalseForm),
        Kind("singkat", _("Jawaban singkat"), _("Satu kata atau nama"), ShortForm),
        Kind("angka", _("Angka"), _("Bilangan dengan kelonggaran"), NumericForm),
        Kind("pasangan", _("Menjodohkan"), _("Pasangan kiri dan kanan"), MatchingForm),
        Kind("urutan", _("Mengurutkan"), _("Langkah dari awal ke akhir"), OrderingForm),
        Kind("rumpang", _("Teks rumpang"), _("Bagian yang harus diisi"), ClozeForm),
    )
}
ESSAY = Kind("uraian", _("Uraian"), _("Dinilai orang menurut rubrik"), EssayForm)
BANKED: Mapping[str, Kind] = {**QUESTIONS, ESSAY.word: ESSAY}
WORDS: Mapping[type, str] = {
    shape.TrueFalse: "benar-salah",
    shape.Short: "singkat",
    shape.Numeric: "angka",
    shape.Matching: "pasangan",
    shape.Ordering: "urutan",
    shape.Cloze: "rumpang",
    shape.Essay: "uraian",
}


def kind_of_question(body: shape.Body) -> Kind:
    if isinstance(body, shape.Choice):
        return QUESTIONS["satu" if body.is_single else "beberapa"]
    return BANKED[WORDS[type(body)]]
