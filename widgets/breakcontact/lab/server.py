"""Start JupyterLab on the start page or a lesson, with our own settings instead of the reader's."""

import json
import locale
import os
import secrets
import shutil
import socket
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from breakcontact.errors import BreakContactError
from breakcontact.files import PROJECT
from breakcontact.i18n import list_languages, load_messages, match_language
from breakcontact.i18n.messages import CLASS, Messages
from breakcontact.invocation import PROGRAM, program_anywhere
from breakcontact.lessons import START, load_lessons
from breakcontact.vocabulary import Audience

PACKAGE = Path(__file__).parent.parent
SETTINGS = PACKAGE / "data" / "lab"
LEARNER = SETTINGS / "learner"
BESIDE_LITE = SETTINGS / "beside_lite"
"""What keeps the kernel of JupyterLite out of JupyterLab, where both are installed."""
WORKSPACE = "default-37a8.jupyterlab-workspace"
PAGE_WORDS = "breakcontactWords"
"""What our extension of JupyterLab calls its words among the page's settings."""
LOOPBACK = "127.0.0.1"
LAST_PORT = 65535
HOME = "BREAKCONTACT_HOME"  # names a folder to use where the environment's own cannot be written


@dataclass(frozen=True)
class LabOptions:
    """The options for starting JupyterLab."""

    language: str | None = None
    port: int | None = None
    browser: bool = True
    instructor: bool = False
    lessons: Path | None = None
    keep_records: bool = True
    audience: Audience | None = None


def start_lab(options: LabOptions) -> int:
    """Start JupyterLab until it is stopped: on the start page, or on the first lesson asked for.

    Raises:
        BreakContactError: If the lessons are not there, the port is taken, or JupyterLab is not
            installed.
    """
    lessons = options.lessons.absolute() if options.lessons else find_lessons()
    options = replace(options, language=_find_language(lessons, options))
    lesson = _find_notebook(lessons, options)
    if options.port is not None:
        _check_port(options.port)
    os.environ.update(_environment(options))

    root = lessons.parent if options.instructor else lessons
    opened = f"{lessons.name}/{lesson}" if options.instructor else lesson
    return _serve(options, root, f"lab/tree/{opened}")


def default_language() -> str:
    """The code of the machine's language, or of the source language if we do not have it."""
    locale_name = (
        os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    )
    if not locale_name:
        locale_name = locale.getlocale()[0] or ""
    return match_language(locale_name)


def find_lessons() -> Path:
    """The folder ``lessons`` of this copy of Break Contact, or of the current folder.

    Raises:
        BreakContactError: If there is none.
    """
    for folder in (PROJECT / "lessons", Path.cwd() / "lessons"):
        if folder.is_dir():
            return folder
    raise BreakContactError(
        "The lessons are not here. Go to the folder of Break Contact that holds 'lessons' and "
        "start again."
    )


def _find_notebook(lessons: Path, options: LabOptions) -> str:
    """The notebook to open, as a path inside the folder of the lessons."""
    language = options.language or default_language()
    if options.lessons is None:
        lesson = f"{language}/{_name_page(options.audience)}.ipynb"
        if (lessons / lesson).is_file():
            return lesson
        raise BreakContactError(f"There is no lesson {lesson!r} in {lessons}. Get a fresh copy.")
    for pattern in (f"{language}/*.ipynb", "*.ipynb", "*/*.ipynb"):
        for path in sorted(lessons.glob(pattern)):
            return path.relative_to(lessons).as_posix()
    raise BreakContactError(
        f"There is no notebook in {options.lessons}, nor in a folder directly below it."
    )


def _name_page(audience: Audience | None) -> str:
    """The notebook of the start page, or of the first lesson for an audience."""
    if audience is None:
        return START
    first = next(iter(load_lessons(audience=audience)), None)
    if first is None:
        raise BreakContactError(f"There is no lesson for {audience} yet.")
    return first.slug


def _find_language(lessons: Path, options: LabOptions) -> str:
    """The language asked for, or chosen on the start page, or else the machine's."""
    # Not above: it reads the list of countries when it is imported.
    from breakcontact.story.course_record import load_course_record

    chosen = load_course_record(lessons).language if options.keep_records else ""
    known = chosen if chosen in list_languages() else default_language()
    return options.language or known


def _check_port(port: int) -> None:
    if not 1 <= port <= LAST_PORT:
        raise BreakContactError(f"There is no port {port}. Choose one from 1024 to {LAST_PORT}.")
    with socket.socket() as probe:
        if os.name != "nt":  # there it would let two servers share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            raise BreakContactError(
                f"Port {port} is taken or not allowed. Choose another, or leave out --port."
            ) from None


def _environment(options: LabOptions) -> dict[str, str]:
    """Environment variables that give JupyterLab its own folders instead of the reader's."""
    role = "instructor" if options.instructor else "learner"
    home = os.environ.get(HOME) or Path(sys.prefix) / "var" / "breakcontact"
    own = Path(home) / role
    layers = [SETTINGS / "everyone"]
    if not options.instructor:
        layers.insert(0, LEARNER)
        _lay_out_page(own)
    variables = {
        PROGRAM: program_anywhere(),
        "BREAKCONTACT_LANGUAGE": options.language or default_language(),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, layers)),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
        "IPYTHONDIR": str(own / "ipython"),
    }
    if options.audience:
        variables["BREAKCONTACT_AUDIENCE"] = options.audience
    if not options.keep_records:
        variables["BREAKCONTACT_CLASS"] = "1"
    return variables


def _lay_out_page(own: Path) -> None:
    """Copy the files that JupyterLab reads from no settings folder, so that each start is clean."""
    for source, target in (
        (LEARNER / "custom.css", own / "config" / "custom" / "custom.css"),
        (LEARNER / "workspace.json", own / "workspaces" / WORKSPACE),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _serve(options: LabOptions, root: Path, page: str) -> int:
    try:
        from jupyterlab.labapp import LabApp
    except ImportError:
        raise BreakContactError(
            "JupyterLab is not installed here. Start with 'python3 run.py', which installs it."
        ) from None

    token = secrets.token_urlsafe(24)
    server = LabApp.initialize_server(argv=_list_arguments(options, root, page, token))
    server.web_app.settings.setdefault("page_config_data", {})[PAGE_WORDS] = list_page_words()
    address = f"{server.connection_url}{page}?token={token}"
    language = options.language or default_language()
    words = Messages(language, CLASS, "lab.")
    how = words.say("by-itself" if options.browser else "by-hand")
    welcome = f"\n{words.say('ready')} {how}\n\n    {address}\n\n{words.say('stop')}\n"
    # Deferred, because the server binds its port when its loop starts.
    server.io_loop.add_callback(print, welcome, flush=True)
    server.start()
    return 0


def list_page_words() -> str:
    """The words of our own buttons in JupyterLab, in all languages."""
    ids = {"home": "way.start", "parts": "way.parts"}
    words = {code: load_messages(code) for code in list_languages()}
    return json.dumps(
        {code: {name: each[id] for name, id in ids.items()} for code, each in words.items()}
    )


def _list_arguments(options: LabOptions, root: Path, page: str, token: str) -> list[str]:
    settings = {
        "ServerApp.ip": LOOPBACK,
        "ServerApp.root_dir": root,
        "ServerApp.open_browser": options.browser,
        "ServerApp.allow_root": True,  # it listens on this machine alone
        "IdentityProvider.token": token,
        "LabApp.default_url": f"/{page}",
        "LabApp.extra_labextensions_path": SETTINGS / "everyone" / "labextensions",
    }
    if options.port is not None:
        settings |= {"ServerApp.port": options.port, "ServerApp.port_retries": 0}
    # A second value, which is not to be loaded by JupyterLite.
    beside = f"--LabApp.extra_labextensions_path={BESIDE_LITE / 'labextensions'}"
    return [*(f"--{name}={value}" for name, value in settings.items()), beside]
