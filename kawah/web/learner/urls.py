from django.urls import path

from kawah.web.learner import (
    activity,
    aim,
    certificates,
    claims,
    competencies,
    course,
    courses,
    enrollment,
    handing_in,
    home,
    hours,
    journal,
    programs,
    quiz,
)

ENROLLMENT = "belajar/<uuid:enrollment>/"
ACTIVITY = ENROLLMENT + "<uuid:activity>/"
ATTEMPT = "percobaan/<uuid:attempt>/"

app_name = "learner"
urlpatterns = [
    path("beranda/", home.home, name="home"),
    path("belajar/", courses.courses, name="courses"),
    path("belajar/program/", programs.programs, name="programs"),
    path("kursus/<uuid:course>/", course.course, name="course"),
    path("kursus/<uuid:course>/pendaftaran/", enrollment.enroll, name="enroll"),
    path("kursus/<uuid:course>/antrean/", enrollment.leave_queue, name="leave_queue"),
    path(ENROLLMENT, enrollment.resume, name="resume"),
    path(ENROLLMENT + "pengunduran-diri/", enrollment.withdrawal, name="withdrawal"),
    path(ACTIVITY, activity.activity, name="activity"),
    path(ACTIVITY + "kehadiran/", activity.presence, name="presence"),
    path(ACTIVITY + "percobaan/", quiz.start, name="start"),
    path(ATTEMPT, quiz.attempt, name="attempt"),
    path(ATTEMPT + "pengiriman/", handing_in.handing_in, name="handing_in"),
    path(ATTEMPT + "jawaban/<number:seq>/", quiz.answer, name="answer"),
    path(ATTEMPT + "hasil/", quiz.outcome, name="result"),
    path("jp/", hours.hours, name="hours"),
    path("jp/pengajuan/", claims.claims, name="claims"),
    path("jp/pengajuan/baru/", claims.new_claim, name="new_claim"),
    path("jp/pengajuan/<uuid:claim>/", claims.claim, name="claim"),
    path("jp/pengajuan/<uuid:claim>/perbaikan/", claims.mend_claim, name="mend_claim"),
    path("jp/pengajuan/<uuid:claim>/bukti/", claims.evidence, name="evidence"),
    path("sertifikat/", certificates.certificates, name="certificates"),
    path("sertifikat/<uuid:certificate>/berkas.pdf", certificates.pdf, name="pdf"),
    path("sertifikat/<uuid:certificate>/lencana.json", certificates.badge, name="badge"),
    path("kompetensi/", competencies.competencies, name="competencies"),
    path("kompetensi/tujuan/", aim.aim, name="aim"),
    path("jurnal/", journal.journal, name="journal"),
    path("jurnal/<uuid:entry>/berbagi/", journal.sharing, name="sharing"),
]
