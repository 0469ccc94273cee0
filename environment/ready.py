"""Where the environment is, and a check within milliseconds that it is ready.

The last step of setup writes a marker: a few lines of facts about the environment. As long as they
still hold, nothing needs doing. If one differs, ``install.prepare`` checks everything.
"""

import hashlib
import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOCKS = os.path.join(ROOT, "environment")
VENV = os.path.join(ROOT, ".venv")
SCRIPTS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = os.path.join(SCRIPTS, "python" + SUFFIX)
UV = os.path.join(SCRIPTS, "uv" + SUFFIX)
MARKER = os.path.join(VENV, "ready.txt")

# The test group includes everything in the learners' group.
GROUPS_THAT_SERVE = {"learn": ("learn", "test"), "test": ("test",)}


def is_ready(group: str) -> bool:
    """Whether the environment holds the group and has not changed since setup."""
    try:
        with open(MARKER, encoding="utf-8") as file:
            noted = file.read()
        return any(noted == _facts(serving) for serving in GROUPS_THAT_SERVE[group])
    except (OSError, UnicodeDecodeError):
        return False


def find_group(group: str) -> str:
    """The group to set up: a fuller one if that is what was there before.

    An environment for tests stays one when a lesson is started in it.
    """
    try:
        with open(MARKER, encoding="utf-8") as file:
            before = file.readline().strip()
    except (OSError, UnicodeDecodeError):
        return group
    return before if before in GROUPS_THAT_SERVE[group] else group


def write_marker(group: str) -> None:
    """Record that the group is installed; the file is replaced in one step."""
    half = MARKER + ".part"
    with open(half, "w", encoding="utf-8") as file:
        file.write(_facts(group))
    os.replace(half, MARKER)


def lock_file(group: str) -> str:
    """The path of the lock file of a group: every package with its hashes."""
    return os.path.join(LOCKS, group + ".txt")


def site_packages() -> str:
    """The folder where packages are installed.

    Raises:
        FileNotFoundError: If the environment has none.
    """
    if os.name == "nt":
        return os.path.join(VENV, "Lib", "site-packages")
    library = os.path.join(VENV, "lib")
    for name in sorted(os.listdir(library)):
        if name.startswith("python"):
            return os.path.join(library, name, "site-packages")
    raise FileNotFoundError(library)


def _facts(group: str) -> str:
    """The marker's content for a ready environment.

    The package folder's modification time changes when a package is added or removed, the
    interpreter's real path when its Python is replaced, and the root when the project is moved.
    """
    digest = hashlib.sha256()
    for path in (lock_file(group), os.path.join(ROOT, "pyproject.toml")):
        with open(path, "rb") as file:
            digest.update(file.read())
    facts = [
        group,
        digest.hexdigest(),
        ROOT,
        os.path.realpath(PYTHON),
        str(os.stat(PYTHON).st_size),
        str(os.stat(UV).st_size),
        str(os.stat(site_packages()).st_mtime_ns),
        *_configuration(),
    ]
    return "\n".join(facts) + "\n"


def _configuration() -> list[str]:
    """The lines of pyvenv.cfg, after checking that the Python it names still exists."""
    with open(os.path.join(VENV, "pyvenv.cfg"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    os.stat(next(line.partition("=")[2].strip() for line in lines if line.startswith("home")))
    return lines
