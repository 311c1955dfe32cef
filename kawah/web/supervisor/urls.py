from django.urls import path

from kawah.web.supervisor import home, member, observation, team

app_name = "supervisor"
urlpatterns = [
    path("tim/", home.home, name="home"),
    path("tim/anggota/", team.team, name="team"),
    path("tim/anggota/<uuid:person>/", member.member, name="member"),
    path("tim/anggota/<uuid:person>/penilaian/", observation.observation, name="observation"),
]
