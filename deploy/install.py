"""Brings .venv and node_modules in step with the lock files; does nothing when they already are.

    python3 deploy/install.py run     what the product needs
    python3 deploy/install.py dev     also what tests and checks need
    python3 deploy/install.py bench   also what measurements need

Runs before anything is installed, so it uses the standard library alone.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "kawah-stamps"
RUN = ["core.txt", "science.txt"]
ALL = [*RUN, "analytics.txt", "dev.txt"]
REQUIREMENTS = {"run": RUN, "dev": ALL, "bench": ALL}
# Folders with a package-lock.json, and whether tools for developers are wanted there.
NODE = {
    "run": {".": "run"},
    "dev": {".": "dev", "tests/conformance/badge": "dev"},
    "bench": {".": "dev", "bench": "dev"},
}


def main() -> None:
    purpose = sys.argv[1] if len(sys.argv) == 2 else ""
    if purpose not in REQUIREMENTS:
        sys.exit(f"usage: {sys.argv[0]} run|dev|bench")
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is to hear it in words
        sys.exit("Kawah needs Python 3.11 or newer; name one with `make up PYTHON=python3.11`.")
    VENV.mkdir(exist_ok=True)
    with (VENV / "kawah-install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_venv()
        with ThreadPoolExecutor(1) as beside:
            node = beside.submit(install_node_in, NODE[purpose])
            install_python("run" if REQUIREMENTS[purpose] is RUN else "dev")
            node.result()


def make_venv() -> None:
    if PYTHON.exists() and not subprocess.call([PYTHON, "-c", "import pip"]):
        return
    shutil.rmtree(STAMPS, ignore_errors=True)
    say("making the virtual environment .venv")
    run([sys.executable, "-m", "venv", str(VENV)], advice="install Python's venv module")


def install_python(extent: str) -> None:
    digests = {
        name: digest([f"requirements/{lock}" for lock in REQUIREMENTS[name]])
        for name in ("run", "dev")
    }
    if is_installed("python", extent, digests):
        return
    say("installing Python packages (again only when the lock files change)")
    files = [part for lock in REQUIREMENTS[extent] for part in ("-r", f"requirements/{lock}")]
    # Compiled is what is imported, when it is: a third of the time is saved.
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    options.append("--no-compile")
    run([str(PYTHON), "-m", "pip", "install", *options, *files], advice="see what pip said above")
    stamp("python", extent, digests)


def install_node_in(folders: dict[str, str]) -> None:
    for folder, extent in folders.items():
        install_node(folder, extent)


def install_node(folder: str, extent: str) -> None:
    name = f"node {folder}".replace("/", "-")
    digests = dict.fromkeys(("run", "dev"), digest([f"{folder}/package-lock.json"]))
    if (ROOT / folder / "node_modules").exists() and is_installed(name, extent, digests):
        return
    if not shutil.which("npm"):
        sys.exit("Kawah needs Node 20 or newer with npm: install it, then run this again.")
    say(f"installing Node packages in {folder} (again only when the lock file changes)")
    less = ["--omit=dev"] if extent == "run" else []
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([*command, *less], folder=folder, advice="see what npm said above")
    stamp(name, extent, digests)


def is_installed(what: str, extent: str, digests: dict[str, str]) -> bool:
    path = STAMPS / what
    return path.exists() and json.loads(path.read_text()).get(extent) == digests[extent]


def stamp(what: str, extent: str, digests: dict[str, str]) -> None:
    """Note what is installed: what developers need holds all that running needs."""
    STAMPS.mkdir(exist_ok=True)
    known = digests if extent == "dev" else {"run": digests["run"]}
    (STAMPS / what).write_text(json.dumps(known))


def digest(locks: list[str]) -> str:
    content = hashlib.sha256(sys.version.encode())
    for lock in locks:
        content.update((ROOT / lock).read_bytes())
    return content.hexdigest()


def run(command: list[str], *, folder: str = ".", advice: str) -> None:
    environment = {**os.environ, "PIP_NO_INPUT": "1"}
    done = subprocess.run(
        command,
        cwd=ROOT / folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        check=False,
    )
    if done.returncode:
        sys.exit(f"`{' '.join(command[:4])}` failed: {advice}.")


def say(sentence: str) -> None:
    print(f"· {sentence}", flush=True)


if __name__ == "__main__":
    main()
