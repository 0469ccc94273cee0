"""Where the environment lies, and how a start sees within milliseconds that it is ready.

The last step of setting up writes a marker: a few lines of facts about the environment. While
the same facts hold, nothing needs doing. When one differs, ``install.prepare`` looks closely.
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

# The test set holds all that the learners' set holds.
SETS_THAT_SERVE = {"learn": ("learn", "test"), "test": ("test",)}


def is_ready(kit: str) -> bool:
    """Whether the environment holds the set ``kit`` and nothing about it has changed since."""
    try:
        with open(MARKER, encoding="utf-8") as file:
            noted = file.read()
        return any(noted == _facts(serving) for serving in SETS_THAT_SERVE[kit])
    except (OSError, UnicodeDecodeError):
        return False


def write_marker(kit: str) -> None:
    """Note that the set ``kit`` is installed; whole or not at all."""
    half = MARKER + ".part"
    with open(half, "w", encoding="utf-8") as file:
        file.write(_facts(kit))
    os.replace(half, MARKER)


def lock_file(kit: str) -> str:
    """The path of the file that names every package of the set, with its hashes."""
    return os.path.join(LOCKS, kit + ".txt")


def site_packages() -> str:
    """The folder that packages are installed into.

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


def _facts(kit: str) -> str:
    """What the marker says when all is well.

    The folder of packages changes its time when a package comes or goes, the interpreter's real
    path when the Python it was made from is replaced, and the root when the project was moved.
    """
    digest = hashlib.sha256()
    for path in (lock_file(kit), os.path.join(ROOT, "pyproject.toml")):
        with open(path, "rb") as file:
            digest.update(file.read())
    facts = [
        kit,
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
    """The lines of pyvenv.cfg; the Python that it names as its home has to be there still."""
    with open(os.path.join(VENV, "pyvenv.cfg"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    os.stat(next(line.partition("=")[2].strip() for line in lines if line.startswith("home")))
    return lines
