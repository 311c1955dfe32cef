from django.urls import path

from kawah.web.executive import home, paper

app_name = "executive"
urlpatterns = [
    path("pimpinan/", home.home, name="home"),
    path("pimpinan/pdf/", paper.home, name="home_paper"),
    path("pimpinan/instansi/<uuid:agency>/", home.agency, name="agency"),
    path("pimpinan/instansi/<uuid:agency>/pdf/", paper.agency, name="agency_paper"),
    path("pimpinan/unit/<number:unit>/", home.unit, name="unit"),
    path("pimpinan/unit/<number:unit>/pdf/", paper.unit, name="unit_paper"),
]
