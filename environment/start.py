"""``python3 run.py``: make sure the environment is ready, then run the command in it."""

import os
import sys

import ready

USAGE = """\
python3 run.py                     set everything up and open JupyterLab on the start page
python3 run.py --language nb       the same in Norwegian; also: --no-browser, --port 8890,
                                   --class (nothing is kept on disk), --instructor
python3 run.py --audience teenagers  the first lesson for people under 18, and only theirs
python3 run.py --lessons guild     the same with the lessons in a folder of your own
python3 run.py WORD ...            the command 'breakcontact WORD ...'; --help after WORD tells more
python3 run.py test                set up what the tests need, browser included, and run them all;
                                   --without-browser skips the browser tests
python3 run.py bench               run the benchmarks and print them as a table
python3 run.py pictures            take the guide's pictures again, in a browser
python3 run.py bundles             bundle the widgets' JavaScript and CSS again after a change
python3 run.py bundle -o room.zip --for windows  pack everything for computers without a network;
                                   also: --for macos, --for linux
python3 run.py audit               ask an advisory database about the packages it installs
python3 run.py repair              check every file of the environment and reinstall what is missing
"""

# Words that need what the tests need, and the scripts that they run.
SCRIPTS = {
    "audit": ("environment", "audit.py"),
    "test": ("tests", "run.py"),
    "bench": ("tests", "bench", "run.py"),
    "pictures": ("tests", "pictures", "run.py"),
    "bundles": ("environment", "bundles.py"),
}
# A script that needs no more than the lessons do.
SCRIPTS_FOR_ALL = {"bundle": ("environment", "pack.py")}

# Commands that need the same, because they fetch packages of other registries.
NEED_TOOLS = ("lite",)

INTERRUPTED = 130
UNUSABLE = 2


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    if arguments and arguments[0] in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0
    word, rest = _word(arguments)
    group = "test" if word in SCRIPTS or word in NEED_TOOLS else "learn"
    if word == "repair" or not ready.is_ready(group):
        # Imported here: these take longer than a complete second start.
        import install
        from diagnostics import SetupError

        try:
            install.prepare(ready.find_group(group), anyway=word == "repair")
        except SetupError as fault:
            print(f"run.py: {fault}", file=sys.stderr)
            return UNUSABLE
        except KeyboardInterrupt:
            print("run.py: Stopped. Start again to continue from here.", file=sys.stderr)
            return INTERRUPTED
    return 0 if word == "repair" else _hand_over(word, rest)


def _word(arguments: list[str]) -> tuple[str, list[str]]:
    """The command and its arguments; options without a command are for ``lab``."""
    if not arguments or arguments[0].startswith("-"):
        return "lab", arguments
    return arguments[0], arguments[1:]


def _hand_over(word: str, rest: list[str]) -> int:
    command = [ready.PYTHON]
    script = SCRIPTS.get(word) or SCRIPTS_FOR_ALL.get(word)
    if script:
        command += [os.path.join(ready.ROOT, *script)]
    else:
        command += ["-m", "breakcontact", word]
    command += rest
    if os.name != "nt":
        os.execv(command[0], command)
    return _wait_for(command)


def _wait_for(command: list[str]) -> int:
    """Run the command as a child process: Windows has no exec that keeps the terminal."""
    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child gets it too, and ends when it is done
