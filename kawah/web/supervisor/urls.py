from django.urls import path

from kawah.web.supervisor import home, member, team

app_name = "supervisor"
urlpatterns = [
    path("tim/", home.home, name="home"),
    path("tim/anggota/", team.team, name="team"),
    path("tim/anggota/<uuid:person>/", member.member, name="member"),
]
