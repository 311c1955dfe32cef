"""Addresses of the studio, below `mengajar/naskah/`."""

from django.urls import path

from kawah.web.trainer.studio import (
    file,
    findings,
    hub,
    manuscripts,
    moves,
    new,
    new_activity,
    outline,
    parts,
    passage,
    preview,
    releasing,
    remarks,
    report,
    restoring,
    reviews,
    waiving,
)

ONE = "<uuid:manuscript>/"

urlpatterns = [
    path("", manuscripts.manuscripts, name="manuscripts"),
    path("baru/", new.new, name="new_manuscript"),
    path("kursus/<uuid:course>/", manuscripts.begin, name="begin_manuscript"),
    path(ONE, outline.outline, name="manuscript"),
    path(ONE + "hasil-unggah/", report.report, name="manuscript_report"),
    path(ONE + "susunan/", moves.arrange, name="manuscript_order"),
    path(ONE + "modul/", moves.add_module, name="manuscript_modules"),
    path(ONE + "modul/<slug:key>/", parts.module, name="manuscript_module"),
    path(ONE + "kegiatan/baru/", new_activity.new_activity, name="manuscript_new_activity"),
    path(ONE + "kegiatan/<slug:key>/", parts.activity, name="manuscript_activity"),
    path(ONE + "kegiatan/<slug:key>/pratinjau/", preview.preview, name="manuscript_preview"),
    path(ONE + "pengembalian/<uuid:removal>/", restoring.restore, name="manuscript_restore"),
    path(ONE + "data/<slug:part>/", parts.part, name="manuscript_part"),
    path(ONE + "telaah/", hub.hub, name="manuscript_review"),
    path(ONE + "terbit/", releasing.publication, name="manuscript_publication"),
    path(ONE + "pengecualian/", waiving.waiver, name="manuscript_waiver"),
    path(ONE + "catatan/<uuid:comment>/", remarks.settle, name="manuscript_comment"),
    path(ONE + "resep/", findings.findings, name="manuscript_findings"),
    path(ONE + "berkas/<path:path>", file.file, name="manuscript_file"),
]

# What a reviewer reads, below `mengajar/telaah/`.
review_patterns = [
    path("", reviews.reviews, name="reviews"),
    path("<uuid:review>/", reviews.review, name="review"),
    path("<uuid:review>/kegiatan/<slug:key>/", passage.passage, name="review_passage"),
    path(
        "<uuid:review>/pengecualian/<uuid:waiver>/",
        reviews.decide_waiver,
        name="review_waiver",
    ),
]
