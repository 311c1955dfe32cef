"""How the house is, for the machines that watch it."""

import logging
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from kawah.records import api as records
from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest

log = logging.getLogger(__name__)


class MigrationsWaiting(Exception):
    """The tables are older than the code."""


@anyone
def live(request: OpenRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"live": True})


@anyone
def ready(request: OpenRequest) -> HttpResponse:
    """Pages can be served: the database answers, its tables are up to date, the queue moves."""
    faults = _faults()
    return JsonResponse({"ready": not faults, "faults": faults}, status=503 if faults else 200)


def _faults() -> list[str]:
    try:
        demand_tables()
        late = records.stuck(now=timezone.now())
    except MigrationsWaiting:
        return ["migrations are not applied"]
    except DatabaseError:
        log.exception("database does not answer")
        return ["the database does not answer"]
    return [f"the queue is stuck: {late} statements"] if late else []


@cache
def demand_tables() -> None:
    """Asked until all is well, then never again in this process. Raises MigrationsWaiting."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise MigrationsWaiting
