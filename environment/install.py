"""Make or repair the environment: ``.venv`` with uv and the locked packages."""

import contextlib
import csv
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import packed
import ready
from diagnostics import IN_THE_WAY, SetupError, UnexplainedError, explain_error, explain_output

LOCK = os.path.join(ready.VENV, "start.lock")
PURPOSE = {"learn": "the lessons", "test": "the lessons and the tests"}


def prepare(group: str, anyway: bool = False) -> None:
    """Make sure the environment holds a dependency group.

    Args:
        group: ``learn`` or ``test``, the names of the lock files.
        anyway: Check every package even if the marker says the environment is ready.

    Raises:
        SetupError: If that fails; the message says why and what to do next.
    """
    started = time.monotonic()
    try:
        with _only_one_at_a_time():
            if ready.is_ready(group) and not anyway:
                return  # another start was faster
            if packed.is_packed():
                packed.check_machine(group)
            _say(f"Setting up what {PURPOSE[group]} need in .venv. The first time takes a minute.")
            _make_or_repair(group)
            ready.write_marker(group)
    except OSError as error:
        raise explain_error(error) from error
    _say(f"Ready after {time.monotonic() - started:.0f} s.")


def _make_or_repair(group: str) -> None:
    fresh = not _is_sound()
    if fresh:
        _make_from_scratch()
    try:
        _fill(group)
    except UnexplainedError:
        if fresh:
            raise
        _say("The environment cannot be repaired; making a new one.")
        _make_from_scratch()
        _fill(group)


def _is_sound() -> bool:
    """Whether the environment's Python runs, is new enough, and was made for this folder."""
    code = "import sys; print(sys.version_info >= (3, 11), sys.prefix)"
    try:
        with open(os.path.join(ready.VENV, "pyvenv.cfg"), encoding="utf-8") as file:
            made_here = ready.VENV in file.read()
        answer = subprocess.run([ready.PYTHON, "-c", code], capture_output=True, text=True)
    except (OSError, UnicodeDecodeError):
        return False
    return made_here and answer.stdout == f"True {ready.VENV}\n"


def _make_from_scratch() -> None:
    _say("- making an environment for Python")
    for entry in os.scandir(ready.VENV):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry)
        elif entry.path != LOCK:
            os.unlink(entry)
    # Without pip, which would take longer to install than everything else.
    making = [_base_python(), "-m", "venv", "--without-pip", ready.VENV]
    run_tool("Making the environment", making)


def _base_python() -> str:
    """The Python outside any environment; ours may just have been removed."""
    return getattr(sys, "_base_executable", "") or sys.executable


def _fill(group: str) -> None:
    if not _has_uv():
        _install_uv()
    with open(ready.lock_file(group), encoding="utf-8") as file:
        count = sum("==" in line for line in file)
    _say(f"- installing {count} packages for {PURPOSE[group]}")
    uv = [ready.UV, "pip", "install", "--python", ready.PYTHON]
    source = packed.WITHOUT_NETWORK if packed.is_packed() else []
    again = [f"--reinstall-package={name}" for name in _damaged_packages()]
    locked = ["--require-hashes", "--requirement", ready.lock_file(group), *again]
    run_tool("Installing the packages", [*uv, *source, *locked], progress=True)
    _say("- linking Break Contact itself")
    ours = ["--no-build-isolation", "--no-deps", "--offline", "--editable", ready.ROOT]
    run_tool("Installing Break Contact", [*uv, *ours])


def _install_uv() -> None:
    _say("- installing uv, which installs the rest")
    if packed.is_packed():
        packed.unpack_uv()
        return
    pip = find_pip()
    options = ["--disable-pip-version-check", "--no-user", "--retries=2", "--force-reinstall"]
    locked = ["--require-hashes", "--requirement", ready.lock_file("uv")]
    run_tool("Installing uv", [*pip, "install", *options, *locked])


def find_pip() -> list[str]:
    """The command that runs pip for the environment; pip is installed there if there is no other.

    Raises:
        SetupError: If it cannot be installed.
    """
    pip = [_base_python(), "-m", "pip", "--python", ready.PYTHON]
    if subprocess.run([*pip, "--version"], capture_output=True).returncode != 0:
        run_tool("Installing pip", [ready.PYTHON, "-m", "ensurepip"])
        pip = [ready.PYTHON, "-m", "pip"]
    return pip


def _has_uv() -> bool:
    with open(ready.lock_file("uv"), encoding="utf-8") as file:
        wanted = file.read().partition("uv==")[2].split()[0]
    try:
        answer = subprocess.run([ready.UV, "--version"], capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.split()[:2] == ["uv", wanted]


def _damaged_packages() -> list[str]:
    """Installed packages with a missing file.

    uv has no such check: it takes a package as installed if its ``dist-info`` folder exists.
    Reinstalling everything instead takes several times as long.
    """
    site = ready.site_packages()
    return [
        name.partition("-")[0]
        for name in os.listdir(site)
        if name.endswith(".dist-info") and not _is_whole(site, name)
    ]


def _is_whole(site: str, dist_info: str) -> bool:
    try:
        with open(os.path.join(site, dist_info, "RECORD"), encoding="utf-8", newline="") as file:
            paths = [row[0] for row in csv.reader(file) if row and not row[0].endswith(".pyc")]
    except (OSError, UnicodeDecodeError, csv.Error):
        return False
    return all(os.path.exists(os.path.join(site, path)) for path in paths)


def run_tool(doing: str, command: list[str], progress: bool = False) -> None:
    """Run a tool; explain a failure. With ``progress``, a terminal shows the seconds passed."""
    tool = subprocess.Popen(
        command,
        env=_tool_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    output = _read_output(tool, shown=progress and sys.stderr.isatty())
    if tool.returncode != 0:
        raise explain_output(doing, output)


def _read_output(tool: "subprocess.Popen[str]", shown: bool) -> str:
    """Read a tool's output until it ends, meanwhile showing the seconds passed on one line."""
    started = time.monotonic()
    try:
        while True:
            try:
                return tool.communicate(timeout=1)[0]
            except subprocess.TimeoutExpired:
                if shown:
                    passed = time.monotonic() - started
                    print(f"\r  {passed:.0f} s ...", end="", file=sys.stderr, flush=True)
    except BaseException:
        tool.kill()
        tool.wait()
        raise
    finally:
        if shown:
            print("\r            \r", end="", file=sys.stderr, flush=True)


def _tool_environment() -> dict[str, str]:
    """Our environment variables, with pip's mirror and certificate settings passed on to uv."""
    environment = dict(os.environ)
    for known_to_pip, known_to_uv in (
        ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"),
        ("PIP_CERT", "SSL_CERT_FILE"),
    ):
        if known_to_pip in environment and known_to_uv not in environment:
            environment[known_to_uv] = environment[known_to_pip]
    environment.pop("PYTHONHOME", None)
    return environment


@contextlib.contextmanager
def _only_one_at_a_time() -> Iterator[None]:
    """Hold the setup lock; the system releases it when the process ends."""
    if os.path.exists(ready.VENV) and not os.path.isdir(ready.VENV):
        raise SetupError(IN_THE_WAY)
    os.makedirs(ready.VENV, exist_ok=True)
    with open(LOCK, "a", encoding="utf-8") as file:
        if not _try_lock(file.fileno()):
            _say("Another start is already setting up. Waiting for it to finish.")
            while not _try_lock(file.fileno()):
                time.sleep(0.2)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
