"""The house keeps its order: imports and foreign keys point down, and each app has one door."""

import subprocess
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import takewhile
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps
from django.utils.module_loading import import_string

from config import followers, importers, kinds, mergers, reference
from kawah.people.directory.api import Person

ROOT = Path(__file__).parent.parent
LISTS = {"config.followers", "config.importers", "config.kinds", "config.mergers"}
# Rooms whose modules are for everyone above: table-free rules, and what audiences share.
OPEN_ROOMS = ("kawah.lib", "kawah.web.shell")
# What Django finds in installed apps only.
NEEDS_DJANGO = {"apps.py", "models.py", "migrations", "templates", "templatetags", "management"}
# Tests look at their own rooms from inside; a command of an operator may set up what it needs.
BACK_ROOMS = {"tests", "migrations", "management", "conftest"}


def contracts() -> dict[str, list[set[str]]]:
    """The layers of each container, from the top, as pyproject.toml lists them."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {
        contract["containers"][0]: [
            {name.strip() for name in layer.split("|")} for layer in contract["layers"]
        ]
        for contract in tables["contracts"]
    }


def listed_apps() -> set[str]:
    """Every lowest room of the contracts: `kawah.records`, `kawah.people.directory`, ..."""
    order = contracts()
    rooms = {f"{box}.{name}" for box, layers in order.items() for layer in layers for name in layer}
    return rooms - set(order)


def is_below(lower: str, upper: str) -> bool:
    """Say whether `upper` may know `lower`: strictly lower in the container that both share."""
    shared = [
        a
        for a, _ in takewhile(
            lambda pair: pair[0] == pair[1],
            zip(lower.split("."), upper.split("."), strict=False),
        )
    ]
    layers = contracts()[".".join(shared)]

    def depth(app: str) -> int:
        child = app.split(".")[len(shared)]
        return next(number for number, layer in enumerate(layers) if child in layer)

    return depth(lower) > depth(upper)


def room_of(module: str) -> str | None:
    """The listed app a module belongs to."""
    parts = module.split(".")
    prefixes = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return next(iter(prefixes & listed_apps()), None)


@cache
def real_graph() -> grimp.ImportGraph:
    return grimp.build_graph("kawah", "config", "demo", cache_dir=None)


def graph() -> grimp.ImportGraph:
    """A copy, into which a test may plant what it likes."""
    copy = grimp.ImportGraph()
    for module in real_graph().modules:
        copy.add_module(module)
        for imported in real_graph().find_modules_directly_imported_by(module):
            copy.add_import(importer=module, imported=imported)
    return copy


def side_doors(imports: grimp.ImportGraph) -> list[str]:
    """Imports that enter another app by something else than its `api` module."""
    return sorted(
        f"{importer} -> {imported}"
        for importer in imports.modules
        if importer.startswith(("kawah.", "demo.")) and not BACK_ROOMS & set(importer.split("."))
        for imported in imports.find_modules_directly_imported_by(importer)
        if is_side_door(importer, imported)
    )


def is_side_door(importer: str, imported: str) -> bool:
    room = room_of(imported)
    if room is None or room == room_of(importer) or room in OPEN_ROOMS:
        return False
    return imported not in (f"{room}.api", room)


def settings_read(imports: grimp.ImportGraph) -> list[str]:
    """Imports of the configuration other than its visible lists."""
    return sorted(
        f"{importer} -> {imported}"
        for importer in imports.modules
        if importer.startswith("kawah.") and not BACK_ROOMS & set(importer.split("."))
        for imported in imports.find_modules_directly_imported_by(importer)
        if imported.split(".")[0] == "config" and imported not in LISTS
    )


def upward_keys(rows: Iterable[type[models.Model]]) -> list[str]:
    """Relations to a room that is not below and not one's own."""
    return sorted(
        f"{row._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for row in rows
        for field in row._meta.get_fields()
        if field.is_relation and not field.auto_created and isinstance(field.related_model, type)
        if is_upward(app_of(row), app_of(field.related_model))
    )


def is_upward(owner: str, target: str) -> bool:
    if not target.startswith("kawah.") or owner == target:
        return False
    return not is_below(target, owner)


def app_of(row: type[models.Model]) -> str:
    return apps.get_app_config(row._meta.app_label).name


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        text=True,
        capture_output=True,
        check=False,
    )


def test_imports_point_down():
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory):
    """Every package of the house, empty, so that a planted fault is the only fault."""
    folder = tmp_path_factory.mktemp("house")
    for app in listed_apps():
        home = folder / app.replace(".", "/")
        home.mkdir(parents=True)
        for name in ("__init__", "api", "models"):
            (home / f"{name}.py").touch()
    looks_up = folder / "kawah" / "records" / "tests" / "test_append.py"
    looks_up.parent.mkdir()
    looks_up.write_text("from kawah.people.directory import api")  # tests may
    for package in (folder / "kawah").rglob("*"):
        if package.is_dir():
            (package / "__init__.py").touch()
    (folder / "kawah" / "__init__.py").touch()
    return folder


def test_the_empty_house_is_in_order(skeleton):
    outcome = lint(skeleton)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("learning/player/lower.py", "from kawah.earned.hours import api"),
        ("records/lower.py", "def late():\n    from kawah.people.directory import api"),
        ("learning/player/stranger.py", "from kawah.learning.assessment import api"),
        ("web/learner/stranger.py", "import kawah.web.trainer.api"),
        ("web/shell/lower.py", "from kawah.web.public import api"),
        ("people/gossip/__init__.py", ""),
        ("gossip/__init__.py", ""),
    ],
)
def test_a_planted_import_is_found(skeleton, where, what):
    planted = skeleton / "kawah" / where
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(what)
    try:
        outcome = lint(skeleton)
        assert outcome.returncode == 1
        assert "gossip" in outcome.stdout or planted.stem in outcome.stdout
    finally:
        planted.unlink()
        if not any(planted.parent.iterdir()):
            planted.parent.rmdir()


def test_apps_are_entered_by_their_door():
    assert side_doors(real_graph()) == []


def test_a_planted_side_door_is_found():
    planted = graph()
    planted.add_import(
        importer="kawah.earned.hours.follower", imported="kawah.learning.curriculum.models"
    )
    fault = "kawah.earned.hours.follower -> kawah.learning.curriculum.models"
    assert fault in side_doors(planted)


def test_the_configuration_is_read_through_its_lists_only():
    assert settings_read(real_graph()) == []


def test_a_planted_reading_of_the_configuration_is_found():
    planted = graph()
    planted.add_import(importer="kawah.records.queue", imported="config.settings")
    assert "kawah.records.queue -> config.settings" in settings_read(planted)


def test_foreign_keys_point_down():
    ours = [row for row in apps.get_models() if app_of(row).startswith("kawah.")]
    assert ours
    assert upward_keys(ours) == []


@isolate_apps("kawah.records", "kawah.people.directory")
def test_a_planted_upward_key_is_found():
    class Person(models.Model):
        class Meta:
            app_label = "directory"

    class Statement(models.Model):
        person = models.ForeignKey("directory.Person", on_delete=models.CASCADE)
        readers = models.ManyToManyField("directory.Person", related_name="read")

        class Meta:
            app_label = "records"

    assert upward_keys([Person, Statement]) == [
        "records.Statement.person -> directory.Person",
        "records.Statement.readers -> directory.Person",
    ]


def references(target: type[models.Model]) -> set[str]:
    """Every field of the house that names a row of this table."""
    found: set[str] = set()
    for row in apps.get_models():
        if app_of(row).startswith("kawah."):
            fields = (field for field in row._meta.concrete_fields if field.is_relation)
            named = [field.name for field in fields if field.related_model is target]
            found.update(f"{row._meta.label}.{name}" for name in named)
    return found


def test_every_reference_to_a_person_has_its_way_when_two_become_one():
    """One that no list of config/mergers.py names would be left behind with a closed account."""
    brought = [name for names in mergers.MERGED.values() for name in names]
    declared = [*mergers.MOVED, *brought, *mergers.CLOSED, *mergers.KEPT]
    assert sorted(declared) == sorted(references(Person))


def test_every_app_is_listed_and_installed():
    """An app that Django does not know would have no tables; one not listed would have no place."""
    installed = {name for name in settings.INSTALLED_APPS if name.startswith("kawah.")}
    known_to_django = {app for app in listed_apps() if NEEDS_DJANGO & contents(app)}
    assert installed == known_to_django


def contents(app: str) -> set[str]:
    return {entry.name for entry in (ROOT / app.replace(".", "/")).iterdir()}


def test_the_visible_lists_name_what_exists():
    read = [*followers.FOLLOWERS, *followers.CHORES, *importers.IMPORTERS, *reference.REFERENCE]
    for path in [*read, *kinds.KINDS.values(), *kinds.PARTS.values(), *mergers.MERGED]:
        assert callable(import_string(path)), path
