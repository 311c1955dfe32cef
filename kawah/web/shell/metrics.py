"""The figures at `/health/metrics`: what all processes counted, and how the house is just now."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest

from kawah.web.shell.access import machines
from kawah.web.shell.asking import OpenRequest
from kawah.web.shell.collectors import Counted, House


@machines
def metrics(request: OpenRequest) -> HttpResponse:
    """Everything, in the text format of Prometheus."""
    counted, house = REGISTRY, CollectorRegistry(auto_describe=False)
    if files := sorted(map(str, Path(settings.DATA_DIR).glob("metrics/*/*.db"))):
        counted = CollectorRegistry(auto_describe=False)
        counted.register(Counted(files))
    house.register(House(now=request.now))
    content = generate_latest(counted) + generate_latest(house)
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(content, content_type=CONTENT_TYPE_LATEST, headers=headers)
