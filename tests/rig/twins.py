"""Two records that wait to be made one, asked for by an admin of an agency."""

from uuid import uuid4

from lxml import html

from tests.rig.visitor import Visitor

PLACE = "/instansi/pegawai/ganda/"


def ask(visitor: Visitor) -> str:
    """The address at which the last of the pairs is decided about."""
    tree = html.fromstring(visitor.get(PLACE).text)
    links = [link.get("href") or "" for link in tree.iterfind(".//section//a")]
    page = [link for link in links if "/ganda/" in link][-1]
    form = html.fromstring(visitor.get(page).text)
    stays = [str(field.get("value")) for field in form.iterfind(".//input[@name='stays']")]
    key = str(uuid4())
    sent = {"stays": stays[0], "reason": "Diangkat PNS; catatan lama masih ada."}
    visitor.post(page, {**sent, "key": key, "sure": "ya"})
    return f"/persetujuan/?gabung={key}"
