"""Where figures for Prometheus come from: the files of all processes, and the database."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import DatabaseError
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from kawah.web.shell.state import Gauge, gauges


class Counted(Collector):
    """What all processes of this site counted, each into a file of its own."""

    def __init__(self, files: list[str]) -> None:
        self.files = files

    def collect(self) -> Iterable[Metric]:
        merge: Callable[[list[str]], Iterable[Metric]] = MultiProcessCollector.merge
        return merge(self.files)


class House(Collector):
    """What is asked of the database anew each time."""

    def __init__(self, *, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        try:
            found = gauges(now=self.now)
        except DatabaseError:
            found = []
        families: dict[str, GaugeMetricFamily] = {}
        is_up = Gauge("kawah_database_up", "Whether the database answers.", float(bool(found)))
        for gauge in [is_up, *found]:
            fresh = GaugeMetricFamily(gauge.name, gauge.words, labels=list(gauge.labels))
            family = families.setdefault(gauge.name, fresh)
            family.add_metric(list(gauge.labels.values()), gauge.value)
        yield from families.values()
