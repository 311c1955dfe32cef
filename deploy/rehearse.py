"""Runs the steps of deploy/container/Containerfile as written in clean root file systems, where no
container engine is at hand.

    sudo python3 deploy/rehearse.py [FOLDER]     about five minutes; needs debootstrap, and Node 20

Each FROM gets a copy of a Debian made anew by debootstrap, with its Python and pip, or the Node of
this machine, where their images have them. RUN, COPY, WORKDIR, ENV and USER are carried out in it;
the last image is then started as its CMD says, until its HEALTHCHECK is content.
"""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "deploy" / "container" / "Containerfile"
SUITE = "bookworm"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Where packages come from is this machine's affair, and stays out of the file.
PASSED_ON = ("PIP_", "NPM_CONFIG_", "NODE_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_")
LENT = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt")
PORTS = ("KAWAH_PORT", "KAWAH_CONTENT_PORT")
READY_WITHIN = 120.0


class Stage:
    """One root file system, and what the steps so far have set in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = "/"
        self.user = "root"
        self.environment = {"PATH": PATH, "HOME": "/root"}

    def call(self, command: list[str]) -> None:
        subprocess.run(self.entered(command), env=self.variables(), check=True)

    def is_content(self, command: list[str]) -> bool:
        quiet = subprocess.DEVNULL
        entered, variables = self.entered(command), self.variables()
        return not subprocess.call(entered, env=variables, stdout=quiet, stderr=quiet)

    def entered(self, command: list[str]) -> list[str]:
        """The command in this root, as the user and in the folder of the moment."""
        inside = f"cd {shlex.quote(self.folder)} && exec {shlex.join(command)}"
        return ["chroot", f"--userspec={self.user}", str(self.root), "/bin/sh", "-c", inside]

    def variables(self) -> dict[str, str]:
        lent = {k: value for k, value in os.environ.items() if k.upper().startswith(PASSED_ON)}
        return {**lent, **self.environment, "DEBIAN_FRONTEND": "noninteractive"}

    def place(self, name: str) -> Path:
        return self.root / (name if name.startswith("/") else f"{self.folder}/{name}").lstrip("/")

    def owner(self, name: str) -> tuple[int, int]:
        for line in (self.root / "etc" / "passwd").read_text().splitlines():
            fields = line.split(":")
            if name in (fields[0], fields[2]):
                return int(fields[2]), int(fields[3])
        raise KeyError(name)


def main() -> None:
    if os.getuid() != 0 or not shutil.which("debootstrap"):
        sys.exit("Run this as root on a machine with debootstrap.")
    named = sys.argv[1:] or [tempfile.mkdtemp(prefix="kawah-image-")]
    above = Path(named[0]).absolute()
    above.mkdir(parents=True, exist_ok=True)
    stages: dict[str, Stage] = {}
    stage: Stage | None = None
    try:
        for word, rest in instructions(FILE.read_text()):
            print(f"{word} {rest[:100]}", flush=True)
            if word == "FROM":
                image, _as, name = (rest.split() + ["as", f"stage{len(stages)}"])[:3]
                stage = stages[name] = Stage(clean(image, above / name))
            elif stage is not None:
                carry_out(stage, word, rest, stages)
        if stage is not None:
            start(stage)
    finally:
        for name in [*stages, "base"]:
            shutil.rmtree(above / name, ignore_errors=True)


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction as one line, without comments."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in re.sub(r"\\\n", " ", "\n".join(lines)).splitlines():
        if line.strip():
            word, _space, rest = line.strip().partition(" ")
            yield word.upper(), rest.strip()


def clean(image: str, root: Path) -> Path:
    """A root like that of an official image, as far as our steps can tell."""
    base = root.parent / "base"
    if not base.exists():
        debootstrap(base)
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run(["cp", "-a", str(base), str(root)], check=True)
    local = root / "usr" / "local"
    if "python" in image:  # its image has one Python, which takes packages
        for name, program in (("python", "python3"), ("pip", "pip3")):
            (local / "bin" / name).symlink_to(f"/usr/bin/{program}")
    if "node" in image:
        lend_node(local)
    return root


def debootstrap(base: Path) -> None:
    wanted = ["--variant=minbase", "--include=ca-certificates,python3-minimal,python3-pip"]
    subprocess.run(["debootstrap", *wanted, SUITE, str(base)], check=True)
    for mark in base.glob("usr/lib/python3*/EXTERNALLY-MANAGED"):
        mark.unlink()
    for path in LENT:
        if Path(path).exists():
            shutil.copy(path, base / path.lstrip("/"))


def lend_node(local: Path) -> None:
    """The Node of this machine: Debian's is older than that of the image."""
    node = Path(str(shutil.which("node"))).resolve()
    shutil.copy(node, local / "bin" / "node")
    npm = Path(str(shutil.which("npm"))).resolve().parent.parent
    shutil.copytree(npm, local / "lib" / "node_modules" / "npm", symlinks=True)
    (local / "bin" / "npm").symlink_to("../lib/node_modules/npm/bin/npm-cli.js")


def carry_out(stage: Stage, word: str, rest: str, stages: dict[str, Stage]) -> None:
    if word == "RUN":
        stage.call(["/bin/sh", "-c", rest])
    elif word == "COPY":
        copy(stage, shlex.split(rest), stages)
    elif word == "WORKDIR":
        stage.folder = rest
        stage.place(rest).mkdir(parents=True, exist_ok=True)
    elif word == "ENV":
        stage.environment |= dict(part.split("=", 1) for part in shlex.split(rest))
    elif word == "USER":
        stage.user = rest
        stage.environment["HOME"] = "/srv/kawah"
    elif word == "CMD":
        stage.environment["REHEARSED_CMD"] = rest
    elif word == "HEALTHCHECK":
        stage.environment["REHEARSED_CHECK"] = rest.partition("CMD ")[2]


def copy(stage: Stage, words: list[str], stages: dict[str, Stage]) -> None:
    options = dict(word[2:].split("=", 1) for word in words if word.startswith("--"))
    *sources, target = [word for word in words if not word.startswith("--")]
    origin = stages[options["from"]].root if "from" in options else ROOT
    to = stage.place(target)
    for source in sources:
        path = origin / source.lstrip("/")
        if path.is_dir():
            # As .dockerignore has it: what was compiled here stays here.
            ignored = shutil.ignore_patterns("__pycache__", "*.mo")
            shutil.copytree(path, to, ignore=ignored, dirs_exist_ok=True)
        else:
            place = to / path.name if target.endswith("/") else to
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)
    if "chown" in options:
        uid, gid = stage.owner(options["chown"])
        for path in [to, *to.rglob("*")]:
            os.chown(path, uid, gid)


def start(stage: Stage) -> None:
    """As its CMD says, until its HEALTHCHECK is content; then it is ended with SIGTERM."""
    command = json.loads(stage.environment.pop("REHEARSED_CMD"))
    check = json.loads(stage.environment.pop("REHEARSED_CHECK"))
    stage.environment |= {name: value for name, value in os.environ.items() if name in PORTS}
    uid = stage.owner(stage.user)[0]
    print(f"starting as user {uid}: {shlex.join(command)}", flush=True)
    entered, variables = stage.entered(command), stage.variables()
    running = subprocess.Popen(entered, env=variables, start_new_session=True)
    deadline = time.monotonic() + READY_WITHIN
    try:
        while not stage.is_content(check):
            if running.poll() is not None or time.monotonic() > deadline:
                sys.exit("The image did not become healthy.")
            time.sleep(2)
        print("healthy", flush=True)
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(30)
    print(f"ended with code {running.returncode}", flush=True)


if __name__ == "__main__":
    main()
