"""The command itself, before any of its words: what a user sees when something is not right."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from breakcontact import __version__
from breakcontact.cli import COMMANDS, main

BREAKCONTACT = [sys.executable, "-m", "breakcontact"]


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with a line that says what it is for."""
    with pytest.raises(SystemExit) as done:
        main(["--help"])

    told = capsys.readouterr().out
    assert done.value.code == 0
    assert all(f"    {name}" in told for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` after a command works for each that the help names."""
    with pytest.raises(SystemExit) as done:
        main([name, "--help"])

    assert done.value.code == 0
    assert f"usage: breakcontact {name}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """It says which version is installed."""
    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"breakcontact {__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["lap"], "There is no command 'lap'. Did you mean lab?"),
        (["æøå"], f"There is no command 'æøå'. There are: {', '.join(COMMANDS)}."),
        ([], "the following arguments are required: COMMAND. Try: breakcontact --help"),
        (["lab", "--prot"], "unrecognized arguments: --prot. Try: breakcontact --help"),
        (["lab", "--port", "x"], "argument --port: invalid int value: 'x'."),
    ],
    ids=["typing error", "unknown", "nothing", "unknown option", "not a number"],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, after our name, with exit code 2."""
    assert main(words) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"breakcontact: {sentence}")
    assert len(told.err.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    """``breakcontact ... | head`` says nothing about a broken pipe."""
    reading, writing = os.pipe()
    os.close(reading)

    run = subprocess.run([*BREAKCONTACT, "schema"], stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)

    assert run.stderr == b""
    assert run.returncode == 128 + signal.SIGPIPE


def test_ctrl_c_ends_a_command_quietly() -> None:
    """No traceback, and the exit code that shells use for it."""
    code = (
        "import sys, types; import breakcontact.cli as cli\n"
        "def run(args): raise KeyboardInterrupt\n"
        "lab = types.ModuleType('lab'); lab.run = run\n"
        "lab.add_parser = lambda subparsers: subparsers.add_parser('lab')\n"
        "sys.modules['breakcontact.cli.lab'] = lab\n"
        "sys.exit(cli.main(['lab']))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    """Output that cannot be written ends in a sentence."""
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [*BREAKCONTACT, "schema"], stdout=full, stderr=subprocess.PIPE, text=True
        )

    assert run.returncode == 2
    assert run.stderr == "breakcontact: No space left on device\n"


def test_a_narrow_terminal_loses_no_word() -> None:
    """What the terminal cannot show is written as an escape instead of ending in a fault."""
    run = subprocess.run(
        [*BREAKCONTACT, "æøå"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )

    assert run.returncode == 2
    assert "There is no command '\\xe6\\xf8\\xe5'" in run.stderr
