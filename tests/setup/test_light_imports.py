"""What is loaded when: a notebook and a command start at once because little is."""

import subprocess
import sys

import pytest

HEAVY = {
    "IPython",
    "anywidget",
    "ipywidgets",
    "jupyter_server",
    "jupyterlab",
    "matplotlib",
    "nbgrader",
    "numpy",
    "polib",
    "pydantic",
    "ruamel",
    "tornado",
}


def _loaded_by(code: str) -> set[str]:
    """The modules that are there after running ``code`` in a Python of its own."""
    program = f"{code}\nimport sys\nprint('loaded:', *sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(run.stdout.partition("loaded:")[2].split())


def test_the_package_itself_is_nothing() -> None:
    """``import breakcontact`` loads one module: itself."""
    new = _loaded_by("import breakcontact") - _loaded_by("pass")

    assert new == {"breakcontact"}


@pytest.mark.parametrize("part", ["story", "quiz"])
def test_stories_and_quizzes_need_the_standard_library_only(part: str) -> None:
    """They are played and scored where nothing is installed."""
    packages = {name.partition(".")[0] for name in _loaded_by(f"import breakcontact.{part}")}

    assert packages & HEAVY == set()
    assert {name for name in packages if name not in sys.stdlib_module_names} <= {
        name.partition(".")[0] for name in _loaded_by("pass")
    } | {"breakcontact"}


def test_help_loads_no_command() -> None:
    """``breakcontact --help`` is instant, however many commands there are."""
    call = "from breakcontact.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    loaded = _loaded_by(call)

    assert {name for name in loaded if name.startswith("breakcontact.")} == {
        "breakcontact.cli",
        "breakcontact.errors",
    }
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("absent", ["pydantic", "ruamel", "polib", "breakcontact.scenario"])
def test_a_notebook_loads_nothing_of_the_author(absent: str) -> None:
    """A lesson reads what was built, not what an author wrote."""
    assert absent not in _loaded_by("from breakcontact.ui import Lesson")


@pytest.mark.parametrize("absent", ["numpy", "matplotlib"])
def test_a_lesson_loads_numbers_only_when_it_shows_them(absent: str) -> None:
    """A story starts without waiting for libraries that it does not use."""
    assert absent not in _loaded_by("from breakcontact.ui import Lesson")


@pytest.mark.parametrize("tool", ["jupyter_server", "nbgrader.converters"])
def test_no_tool_builds_a_grammar_to_start(tool: str) -> None:
    """A grammar of addresses that nobody asks for took seconds before each start and command."""
    assert {"lark", "rfc3987_syntax"} & _loaded_by(f"import jupyter_events, {tool}") == set()
