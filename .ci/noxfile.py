"""The tasks of the CI, one by one: `nox -f .ci/noxfile.py -l` lists them, and `-s lint` runs one of them.

`.ci/run` installs what they need on Debian, and runs all in this order. Elsewhere `pip install nox uv`
is enough for most: tests whose program is missing are skipped, unless CI is set to true.
"""

import filecmp
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv"
nox.options.stop_on_first_error = True

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
EXTRAS = tuple(tomllib.loads(PROJECT)["project"]["optional-dependencies"])
ALL_EXTRAS = f"[{','.join(EXTRAS)}]"
OFFICE_CHECKER = "openxml-audit>=0.8,<0.9"
"""Reads PowerPoint files as strictly as Office does."""
BENCH_LIMIT = 900
"""Seconds after which a bench is ended."""


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff: what it finds, and whether files are formatted."""
    session.install("-c", str(LOCK), "ruff")
    session.chdir(ROOT)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, with all extras."""
    session.install("-c", str(LOCK), "-e", f"{ROOT}{ALL_EXTRAS}")
    session.chdir(ROOT)
    session.run("mypy")


@nox.session
def contracts(session: nox.Session) -> None:
    """The arrows between rooms, by import-linter."""
    session.install("-c", str(LOCK), "-e", f"{ROOT}{ALL_EXTRAS}")
    session.chdir(ROOT)
    session.run("lint-imports", "--no-logo")


@nox.session
def locked_versions(session: nox.Session) -> None:
    """Versions in the lock that are behind, which is only said, and those with a known fault, which fail."""
    newest = session.run(
        "uv",
        *("pip", "compile", "-q", "--universal", "--all-extras", "--no-header", "--no-annotate"),
        str(ROOT / "pyproject.toml"),
        silent=True,
        external=True,
    )
    behind = sorted(set(str(newest).splitlines()) - set(LOCK.read_text("utf-8").splitlines()))
    if behind:
        session.log("requirements.lock is behind the newest versions allowed: %s", ", ".join(behind))
    session.install("pip-audit>=2.9,<3")
    session.run("python", str(ROOT / ".ci" / "audit"), str(LOCK))


@nox.session
def first_command(session: nox.Session) -> None:
    """README's first command, as a newcomer without Graphviz runs it; it draws what is kept in out/."""
    copy = newcomer_copy(session)
    shutil.rmtree(copy / "out")
    run_as_newcomer(session, copy, read_command("first"))
    compare_pictures(session, copy / "out" / "split", "split")


@nox.session
def second_command(session: nox.Session) -> None:
    """README's second command, as a newcomer without Graphviz runs it."""
    run_as_newcomer(session, newcomer_copy(session), read_command("second"))


@nox.session
def build(session: nox.Session) -> None:
    """The wheel: the same from the checkout and from the source distribution."""
    session.install("build>=1.2,<2")
    for name in ("source", "dist", "direct", "tests"):
        shutil.rmtree(shared(session, name), ignore_errors=True)
    source, dist, direct = (shared(session, name) for name in ("source", "dist", "direct"))
    copy_checkout(source)
    session.run("python", "-m", "build", "-q", "--installer", "uv", "-o", str(dist), str(source))
    session.run("python", "-m", "build", "-q", "--installer", "uv", "--wheel", "-o", str(direct), str(source))
    wheel = find_wheel(session)
    if not filecmp.cmp(wheel, direct / wheel.name, shallow=False):
        session.error("the wheel of the checkout is not that of the source distribution")


@nox.session(requires=["build"])
def wheel_alone(session: nox.Session) -> None:
    """The wheel without the checkout: a first map, its pictures and slides, and `doctor`."""
    session.install("-c", str(LOCK), str(find_wheel(session)))
    with session.chdir(tempfile.mkdtemp(dir=session.create_tmp())):
        session.run("argmap", "new", "첫 지도", "--lang", "ko", "--title", "첫 지도")
        session.run("argmap", "build")
        session.run("argmap", "slides", "-f", "pptx,html,pdf")
        for path in (Path("out/첫 지도.svg"), Path("out/첫 지도.pptx")):
            if not path.stat().st_size:
                session.error(f"{path} is empty")
        session.run("argmap", "doctor")


@nox.session(requires=["build"])
@nox.parametrize("extra", EXTRAS)
def wheel_with(session: nox.Session, extra: str) -> None:
    """The wheel with one extra and no other."""
    session.install("-c", str(LOCK), f"{find_wheel(session)}[{extra}]")
    session.run("uv", "pip", "check", "-q", external=True)
    session.run("argmap", "alt", str(ROOT / "maps" / "school-phones.argmap"), silent=True)


@nox.session(requires=["build"])
def every_python(session: nox.Session) -> None:
    """The pictures in out/, drawn by every Python that can be had."""
    for version, python in list_pythons(session):
        if not python:
            session.log("Python %s cannot be had: not installed, nor in reach of uv or apt-get", version)
            continue
        venv = make_venv(session, f"python-{version}", python)
        install_wheel(session, venv)
        pictures = shared(session, f"pictures-{version}")
        run_in(session, venv, "argmap", "build", "-q", str(ROOT / "maps"), "-o", f"{pictures}/")
        compare_pictures(session, pictures)


@nox.session(requires=["build"])
def newest_python(session: nox.Session) -> None:
    """The fast tests on the newest Python, with the locked versions."""
    version, python = [each for each in list_pythons(session) if each[1]][-1]
    venv = make_venv(session, f"newest-{version}", python)
    install_wheel(session, venv, "test", "lsp")
    run_fast_tests(session, venv)


@nox.session(requires=["build"])
def lowest_versions(session: nox.Session) -> None:
    """The fast tests on Python 3.11, with the lowest versions that pyproject.toml allows."""
    python = next(path for version, path in list_pythons(session) if version == "3.11")
    venv, dist = make_venv(session, "lowest", python), shared(session, "lowest-dist")
    lowest_builder = re.search(r"hatchling>=[\d.]+", PROJECT)[0].replace(">=", "==")
    constraint = session.create_tmp() + "/builder"
    Path(constraint).write_text(lowest_builder, "utf-8")
    uv = ("uv", "pip", "install", "-q", "-p", str(venv))
    lowest = ("--resolution", "lowest-direct", "-r", str(ROOT / "pyproject.toml"), "--all-extras")
    session.run(*uv, *lowest, external=True)
    source = str(shared(session, "source"))
    session.run(
        *("uv", "build", "-q", "--wheel", "-b", constraint, "-p", str(venv), "-o", str(dist), source),
        external=True,
    )
    session.run(*uv, "--no-deps", str(next(dist.glob("argmap-*.whl"))), external=True)
    run_fast_tests(session, venv)


@nox.session(requires=["build"])
def speed(session: nox.Session) -> None:
    """The instructions of fixed builds, beside those kept in tests/bench/instructions.json (valgrind)."""
    run_bench(session, "instructions")


@nox.session(requires=["build"])
def drawings(session: nox.Session) -> None:
    """Made maps in every format, beside those kept in tests/bench/drawings.txt (poppler)."""
    run_bench(session, "drawings")


@nox.session(requires=["build"])
def tests(session: nox.Session) -> None:
    """All tests of the wheel, with the coverage of every process that they start."""
    install_for_tests(session)
    with session.chdir(copy_of_tests(session)):
        session.run("pytest", "-n", "auto", "-m", "slow or not slow", "--cov", "--cov-report=term")


@nox.session(requires=["build"], default=False)
def fast_tests(session: nox.Session) -> None:
    """The fast tests of the wheel, and README's map; on every system."""
    session.install("-c", str(LOCK), f"{find_wheel(session)}[test,lsp]")
    with session.chdir(copy_of_tests(session)):
        session.run("pytest", "-q", "-n", "auto")
    pictures = Path(session.create_tmp()) / "pictures"
    session.run("argmap", "build", "-q", str(ROOT / "maps"), "-o", f"{pictures}/")
    compare_pictures(session, pictures)


def shared(session: nox.Session, name: str) -> Path:
    """Return a folder that all tasks share."""
    return Path(session.cache_dir) / name


def copy_checkout(folder: Path) -> None:
    """Copy the checkout's files, as git knows them, to a new folder."""
    command = ["git", "-C", str(ROOT), "-c", f"safe.directory={ROOT}"]
    command += ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name, follow_symlinks=False)


def copy_of_tests(session: nox.Session) -> Path:
    """Return a copy of the checkout without the package, so that only the installed one can be tested."""
    folder = shared(session, "tests")
    if not folder.exists():
        copy_checkout(folder)
        shutil.rmtree(folder / "argmap")
    return folder


def find_wheel(session: nox.Session) -> Path:
    """Return the wheel that the task `build` made."""
    return next(shared(session, "dist").glob("argmap-*.whl"))


def install_for_tests(session: nox.Session) -> None:
    """Install the wheel with the locked versions, all extras, and the checker of PowerPoint files."""
    session.install("-c", str(LOCK), f"{find_wheel(session)}{ALL_EXTRAS}", OFFICE_CHECKER)
    session.run("uv", "pip", "check", "-q", external=True)


def run_bench(session: nox.Session, name: str) -> None:
    """Run a bench of the wheel, within its limit."""
    install_for_tests(session)
    with session.chdir(copy_of_tests(session)):
        session.run("timeout", str(BENCH_LIMIT), "python", "-m", f"tests.bench.{name}", external=True)


def run_fast_tests(session: nox.Session, venv: Path) -> None:
    """Run the fast tests by the Python of an environment that has the wheel."""
    with session.chdir(copy_of_tests(session)):
        run_in(session, venv, "python", "-m", "pytest", "-q", "-n", "auto")


def make_venv(session: nox.Session, name: str, python: str) -> Path:
    """Make an environment of another Python, and return its folder."""
    folder = shared(session, name)
    session.run("uv", "venv", "-q", "--clear", "-p", python, str(folder), external=True)
    return folder


def install_wheel(session: nox.Session, venv: Path, *extras: str) -> None:
    """Install the wheel in an environment, with the locked versions and nothing that must be compiled."""
    wheel = f"{find_wheel(session)}[{','.join(extras)}]" if extras else str(find_wheel(session))
    options = ("--only-binary", ":all:", "-p", str(venv), "-c", str(LOCK))
    session.run("uv", "pip", "install", "-q", *options, wheel, external=True)


def run_in(session: nox.Session, venv: Path, program: str, *arguments: str) -> None:
    """Run a program of an environment, which comes first on the path."""
    path = f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}"
    session.run(
        str(venv / "bin" / program), *arguments, env={"PATH": path, "VIRTUAL_ENV": str(venv)}, external=True
    )


def list_pythons(session: nox.Session) -> list[tuple[str, str]]:
    """List the stable versions of Python since 3.11, each with an interpreter, if there is one."""
    kept = shared(session, "pythons")
    if not kept.exists():
        found = session.run(
            "bash", str(ROOT / ".ci" / "pythons"), f"{kept}-debian", silent=True, stderr=None, external=True
        )
        kept.write_text(str(found), "utf-8")
    lines = (line.partition(" ") for line in kept.read_text("utf-8").splitlines())
    return [(version, python) for version, _, python in lines]


def compare_pictures(session: nox.Session, folder: Path, name: str = "") -> None:
    """Fail if a picture is another than that of its name in out/ or a folder in it, or if there is none."""
    kept = ROOT / "out" / name
    drawn = sorted(folder.glob("*.svg"))
    others = [path.name for path in drawn if path.read_bytes() != (kept / path.name).read_bytes()]
    if others or not drawn:
        session.error(f"other pictures than in out/: {', '.join(others) or 'none was drawn'}")


def read_command(name: str) -> str:
    """Return the command in the fence after a marker comment of README.md."""
    _, _, after = (ROOT / "README.md").read_text("utf-8").partition(f"<!-- {name} -->")
    fence = after.split("```")
    if len(fence) < 3:
        sys.exit(f"README.md has no command after <!-- {name} -->")
    return fence[1].partition("\n")[2].strip()


def newcomer_copy(session: nox.Session) -> Path:
    """Return a new copy of the checkout, as after a clone."""
    folder = Path(tempfile.mkdtemp(dir=session.create_tmp())) / "argmap"
    copy_checkout(folder)
    return folder


def run_as_newcomer(session: nox.Session, folder: Path, command: str) -> None:
    """Run a command of README.md in a folder, with the system's Python and without Graphviz."""
    session.log(command)
    environment = build_plain_environment(Path(session.create_tmp()))
    if shutil.which("dot", path=environment["PATH"]):
        session.error("Graphviz could not be hidden")
    shell = ["bash", "-euo", "pipefail", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=environment, check=False)
    if done.returncode:
        session.error(f"README's command ends with {done.returncode}")


def build_plain_environment(folder: Path) -> Mapping[str, str]:
    """Return this environment without what CI and nox set, and with a path on which there is no `dot`."""
    own = {"CI", "ARGMAP_CI", "VIRTUAL_ENV", "PYTHONPATH", "NOX_CURRENT_SESSION"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    parts = []
    for number, part in enumerate(kept["PATH"].split(os.pathsep)):
        if Path(part, "dot").exists():
            links = folder / f"path{number}"
            links.mkdir(exist_ok=True)
            for program in Path(part).iterdir():
                if program.name != "dot" and not (links / program.name).is_symlink():
                    (links / program.name).symlink_to(program)
            part = str(links)
        parts.append(part)
    return {**kept, "PATH": os.pathsep.join(parts)}
