#!/usr/bin/env python3
"""The one developer entry. It makes .venv on first use and again when that no longer fits.

    python3 dev.py run [ARGS...]       start drill, in the directory you are in
    python3 dev.py test [ARGS...]      run the tests (arguments go to pytest)
    python3 dev.py check [STEPS...]    format, lint, types, imports, content, tests; or only those named
    python3 dev.py bench [ARGS...]     run the benchmarks

Needs Python 3.11 or newer, nothing else. uv is used if it is installed (1.5 s in place of 10).
"""

# Standard library only, and in syntax that Python 3.8 can parse. Once .venv stands, `run` costs this file and an exec:
# hence the imports inside functions.
from __future__ import annotations

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
BIN = os.path.join(VENV, "bin")
PYTHON = os.path.join(BIN, "python")
PYPROJECT = os.path.join(HERE, "pyproject.toml")
STAMP = os.path.join(VENV, ".drill-stamp")

STEPS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports", "--no-logo"],
    "content": ["drill", "check"],
    "tests": ["pytest"],
}


def main() -> int:
    """Do what the command line asks and return the exit code, unless the program asked for takes this one's place."""
    command, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("help", [])
    if command in ("help", "-h", "--help"):
        print(__doc__.strip())
        return 0
    if command not in ("run", "test", "check", "bench"):
        return complain(f"{command}: no such command. There are run, test, check and bench.", code=2)
    if sys.version_info < (3, 11):
        return complain(
            f"drill needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. "
            f"With a newer one: python3.13 dev.py {command}"
        )
    if os.name != "posix":
        return complain("drill runs on Linux and macOS; on Windows use WSL.")
    problem = prepare()
    if problem:
        return complain(problem)
    if command == "run":
        # -P keeps the user's directory off sys.path: a yaml.py lying there is not ours.
        return os.execv(PYTHON, [PYTHON, "-P", "-m", "drill", *rest])
    os.chdir(HERE)
    if command == "check":
        return check(rest)
    return os.execv(PYTHON, [PYTHON, "-m", {"test": "pytest", "bench": "benchmarks"}[command], *rest])


def complain(sentence: str, code: int = 1) -> int:
    """Say what is wrong and return the exit code."""
    print(f"dev.py: {sentence}", file=sys.stderr)
    return code


def check(names: list[str]) -> int:
    """Run the named steps, or all; go on after a failure and return the first failing exit code."""
    import subprocess

    unknown = [name for name in names if name not in STEPS]
    if unknown:
        return complain(f"no such step: {', '.join(unknown)}. There are {', '.join(STEPS)}.", code=2)
    failed = {}
    for name in names or STEPS:
        tool, *arguments = STEPS[name]
        print(f"== {name}", flush=True)
        code = subprocess.run([os.path.join(BIN, tool), *arguments], check=False).returncode
        if code:
            failed[name] = code
    if failed:
        return complain(f"failed: {', '.join(failed)}", code=next(iter(failed.values())))
    return 0


def prepare() -> str | None:
    """Make .venv unless a finished one for this checkout, Python and pyproject.toml stands.

    Returns:
        What to tell the user if that failed.
    """
    # The stamp, written last, is all that an install depends on, in full: no digest, as hashlib takes 4 ms to import.
    with open(PYPROJECT, encoding="utf-8") as pyproject:
        stamp = f"{HERE} {sys.implementation.cache_tag}\n{pyproject.read()}"
        if ready(stamp):
            return None

        import fcntl

        fcntl.flock(pyproject, fcntl.LOCK_EX)  # `run` and `test` may be started side by side
        return None if ready(stamp) else install(stamp)


def ready(stamp: str) -> bool:
    """Whether .venv was finished for this stamp and its Python still exists."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            return file.read() == stamp and os.access(PYTHON, os.X_OK)
    except OSError:
        return False


def install(stamp: str) -> str | None:
    """Make .venv anew, with drill (editable) and its tools inside.

    Repairing what a broken install left is not worth guessing about: a second is all that uv needs, pip ten.

    Returns:
        What to tell the user if that failed.
    """
    import importlib.util
    import shutil
    import subprocess

    uv = shutil.which("uv")
    if not uv and not importlib.util.find_spec("ensurepip"):
        return "this Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"

    # Not sys.executable: that may be the .venv's own Python, which is about to be deleted.
    base = getattr(sys, "_base_executable", sys.executable)
    if uv:
        make = [uv, "venv", "--quiet", "--python", base, VENV]
        fill = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON]
    else:
        make = [base, "-m", "venv", VENV]
        fill = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]

    print(f"dev.py: setting up .venv with {'uv' if uv else 'pip'}, once …", file=sys.stderr, flush=True)
    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.unlink(VENV)
    elif os.path.exists(VENV):
        shutil.rmtree(VENV)
    if subprocess.run(make, check=False, stdout=sys.stderr).returncode:
        return "could not make .venv; the lines above say why."
    if subprocess.run([*fill, "--editable", f"{HERE}[dev]"], check=False, stdout=sys.stderr).returncode:
        return "could not install the packages; the lines above say why. The first start needs a network."
    # Under PYTHONDONTWRITEBYTECODE each start would compile the sources again. One edited later is still noticed; one
    # that does not compile is for Python to report when it is run.
    subprocess.run([PYTHON, "-m", "compileall", "-qq", os.path.join(HERE, "src")], check=False)
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write(stamp)
    return None


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(complain(str(error)))
