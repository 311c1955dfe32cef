from django.urls import path

from kawah.web.steward import batch, feed, home, rule, rules

app_name = "steward"
urlpatterns = [
    path("instansi/", home.home, name="home"),
    path("instansi/jejak/", feed.feed, name="feed"),
    path("instansi/angkatan/<uuid:batch>/", batch.batch, name="batch"),
    path("instansi/angkatan/<uuid:batch>/sertifikat/", batch.issue, name="issue"),
    path("aturan-jp/", rules.rules, name="rules"),
    path("aturan-jp/<int:rule>/", rule.rule, name="rule"),
]
