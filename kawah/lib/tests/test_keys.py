import secrets
import stat
from concurrent.futures import ThreadPoolExecutor

from kawah.lib import keys


def make():
    return {"one.key": secrets.token_bytes(16), "two.pem": secrets.token_bytes(16)}


def test_the_first_of_several_makers_wins(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda _: keys.keep(tmp_path / "keys", make=make), range(8)))
    assert all(files == kept[0] for files in kept)
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "keys").mkdir()
    assert len(keys.keep(tmp_path / "keys", make=make)) == 2


def test_only_the_owner_reads(tmp_path):
    keys.keep(tmp_path / "keys", make=make)
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    for path in (tmp_path / "keys").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
