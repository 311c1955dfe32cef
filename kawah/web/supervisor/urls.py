from django.urls import path

from kawah.web.supervisor import claims, deadlines, home, member, observation, team

app_name = "supervisor"
urlpatterns = [
    path("tim/", home.home, name="home"),
    path("tim/pengajuan/", claims.claims, name="claims"),
    path("tim/pengajuan/<uuid:claim>/", claims.claim, name="claim"),
    path("tim/pengajuan/<uuid:claim>/bukti/", claims.evidence, name="evidence"),
    path("tim/tenggat/", deadlines.deadlines, name="deadlines"),
    path("tim/anggota/", team.team, name="team"),
    path("tim/anggota/<uuid:person>/", member.member, name="member"),
    path("tim/anggota/<uuid:person>/penilaian/", observation.observation, name="observation"),
]
