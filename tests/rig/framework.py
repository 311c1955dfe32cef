"""What is there only while changes of the framework wait or are planned, as admins make them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import html

from tests.rig import crawl
from tests.rig.visitor import Visitor

TABLE = "/nasional/data-acuan/{table}/"
AHEAD = timedelta(days=90)
OWN = "/instansi/kompetensi/"


def proposed(visitor: Visitor) -> dict[str, str]:
    """A proposal that waits, the page that ends something, and a finding that is planned to weigh
    otherwise."""
    standard = _first(visitor, TABLE.format(table="standar-jabatan"), "steward:standard")
    _send(visitor, standard, level="5")
    competency = _first(visitor, TABLE.format(table="kompetensi"), "steward:competency")
    policy = _first(visitor, TABLE.format(table="resep"), "steward:policy")
    _send(visitor, policy, severity="warning", waiver_days="")
    planned = _first(visitor, TABLE.format(table="resep"), "steward:policy")
    found = {
        "steward:end_competency": f"{competency}akhir/",
        "steward:proposal": _first(visitor, "/nasional/usulan/", "steward:proposal"),
        "steward:withdraw_policy": f"{planned}penarikan/",
    }
    return {name: path for name, path in found.items() if path}


def own(visitor: Visitor) -> dict[str, str]:
    """A technical competency of an agency, and the page that ends it."""
    visitor.get(f"{OWN}baru/")
    day = datetime.now(UTC).date().isoformat()
    sent = {"name": "Loket keliling", "valid_from": day, "source": "SKJ 7", "level_count": "5"}
    visitor.post(f"{OWN}baru/", sent)
    end = _first(visitor, OWN, "steward:end_own_competency")
    return {"steward:own_competencies": OWN, "steward:end_own_competency": end} if end else {}


def _send(visitor: Visitor, path: str, **changed: str) -> None:
    day = (datetime.now(UTC).date() + AHEAD).isoformat()
    tree: Any = html.fromstring(visitor.get(path).text)
    forms = [form for form in tree.forms if "why" in form.fields]
    held = {name: value or "" for form in forms for name, value in form.form_values()}
    visitor.post(path, {**held, "valid_from": day, "why": "Surat edaran", **changed, "sure": "ya"})


def _first(visitor: Visitor, path: str, name: str) -> str:
    """The first link on a page that leads to a page of this name."""
    found = crawl.links(visitor.get(path).text, path, visitor)
    return next((one for one in found if crawl.name_of(one) == name), "")
