"""Files and functions stay short enough to be read at a glance; the tail is what is budgeted."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
MEASURED = ("kawah", "config", "demo", "deploy", "bench")
EXEMPT = {"tests", "migrations", "reference", "node_modules", "__pycache__", "conftest.py"}
ALSO_NO_LONGER = (".html", ".js", ".mjs", ".css", ".typ")
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)
DEEPEST_FOLDER = 4


class Limit(Struct, frozen=True):
    median: int
    p95: int
    most: int


FILES = Limit(median=60, p95=250, most=400)
FUNCTIONS = Limit(median=8, p95=30, most=60)
DEEPEST_NESTING = 3


class Measure(Struct, frozen=True):
    name: str
    lines: int
    nesting: int = 0


def sources(root: Path, *suffixes: str) -> Iterator[Path]:
    for folder in MEASURED:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and not EXEMPT & set(path.relative_to(root).parts):
                yield path


def files(root: Path, *suffixes: str) -> list[Measure]:
    return [
        Measure(str(path.relative_to(root)), len(text.splitlines()))
        for path in sources(root, *suffixes)
        if (text := path.read_text(encoding="utf-8"))
    ]


def functions(root: Path) -> list[Measure]:
    return [
        Measure(f"{path.relative_to(root)}:{node.lineno} {node.name}", length(node), nesting(node))
        for path in sources(root, ".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def nesting(node: ast.AST) -> int:
    """How deep blocks stand inside blocks; `elif` is no deeper than its `if`."""
    return max(
        (nesting(child) + counts(child, node) for child in ast.iter_child_nodes(node)), default=0
    )


def counts(child: ast.AST, parent: ast.AST) -> int:
    is_elif = isinstance(parent, ast.If) and isinstance(child, ast.If) and [child] == parent.orelse
    return int(isinstance(child, BLOCKS) and not is_elif)


def overruns(measures: Sequence[Measure], limit: Limit) -> list[str]:
    """What is over the limit: single things by name, the whole by its median and 95th part."""
    ordered = sorted(measures, key=lambda measure: measure.lines)
    found = [
        f"{one.name}: {one.lines} lines, at most {limit.most}"
        for one in ordered
        if one.lines > limit.most
    ]
    for part, most in ((0.5, limit.median), (0.95, limit.p95)):
        value = ordered[min(len(ordered) - 1, int(len(ordered) * part))].lines if ordered else 0
        if value > most:
            found.append(f"{part:.0%} of {len(ordered)}: {value} lines, at most {most}")
    return found


def deep(measures: Sequence[Measure]) -> list[str]:
    return [f"{one.name}: {one.nesting} deep" for one in measures if one.nesting > DEEPEST_NESTING]


def far_folders(root: Path) -> list[str]:
    """Folders with sources that lie further down than a reader looks; Django's `templates/` only
    repeats the app's name, so it is not counted."""
    homes = {path.parent.relative_to(root) for path in sources(root, ".py", *ALSO_NO_LONGER)}
    return sorted(
        str(home)
        for home in homes
        if len([part for part in home.parts if part != "templates"]) - 1 > DEEPEST_FOLDER
    )


def test_files_are_short():
    assert overruns(files(ROOT, ".py"), FILES) == []


def test_no_template_script_or_style_sheet_is_longer():
    longest = Limit(median=FILES.most, p95=FILES.most, most=FILES.most)
    assert overruns(files(ROOT, *ALSO_NO_LONGER), longest) == []


def test_functions_are_short():
    assert overruns(functions(ROOT), FUNCTIONS) == []


def test_blocks_are_not_nested_deeply():
    assert deep(functions(ROOT)) == []


def test_folders_are_not_nested_deeply():
    assert far_folders(ROOT) == []


def plant(root: Path, name: str, text: str) -> Path:
    path = root / "kawah" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return root


def function_of(lines: int) -> str:
    return "def act():\n" + "    pass\n" * (lines - 1)


def test_a_planted_long_file_is_found(tmp_path):
    assert len(overruns(files(plant(tmp_path, "long.py", "x = 1\n" * 401), ".py"), FILES)) == 3


def test_planted_middling_files_are_found_by_their_tail(tmp_path):
    for number in range(20):
        plant(tmp_path, f"file{number}.py", "x = 1\n" * (251 if number > 17 else 10))
    assert overruns(files(tmp_path, ".py"), FILES) == ["95% of 20: 251 lines, at most 250"]


def test_a_planted_long_function_is_found(tmp_path):
    plant(tmp_path, "long.py", function_of(61))
    assert "long.py:1 act: 61 lines" in overruns(functions(tmp_path), FUNCTIONS)[0]


def test_planted_deep_nesting_is_found(tmp_path):
    opened = "".join(
        f"{' ' * depth}{block}:\n"
        for depth, block in enumerate(("for a in b", "if a", "with a", "try"), 1)
    )
    text = f"def act():\n{opened}     pass\n    finally:\n     pass\n"
    plant(tmp_path, "deep.py", text)
    assert deep(functions(tmp_path)) == ["kawah/deep.py:1 act: 4 deep"]


def test_elif_is_not_nesting(tmp_path):
    branches = "".join(f" elif a == {number}:\n  pass\n" for number in range(9))
    plant(tmp_path, "flat.py", f"def act(a):\n if a:\n  pass\n{branches}")
    assert deep(functions(tmp_path)) == []


def test_a_planted_far_folder_is_found(tmp_path):
    plant(tmp_path, "a/b/c/d/e/far.py", "x = 1\n")
    assert far_folders(tmp_path) == ["kawah/a/b/c/d/e"]


def test_tests_and_migrations_are_exempt(tmp_path):
    plant(tmp_path, "app/tests/test_long.py", function_of(500))
    plant(tmp_path, "app/migrations/0001_first.py", function_of(500))
    assert files(tmp_path, ".py") == functions(tmp_path) == []
