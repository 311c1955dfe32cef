"""The handbook of operators names every setting there is, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
READ = re.compile(r'env\.\w+\(\s*"(KAWAH_\w+)"')
LISTED = re.compile(r"^\| `(KAWAH_\w+)` \|", re.MULTILINE)


def test_every_setting_is_in_the_handbook():
    read = READ.findall((ROOT / "config" / "settings.py").read_text())
    listed = LISTED.findall((ROOT / "docs" / "operations.md").read_text())
    assert sorted(set(read)) == sorted(listed)


def test_the_example_environment_uses_known_settings():
    example = (ROOT / "deploy" / "systemd" / "environment.example").read_text()
    listed = LISTED.findall((ROOT / "docs" / "operations.md").read_text())
    assert set(re.findall(r"^(KAWAH_\w+)=", example, re.MULTILINE)) <= set(listed)
