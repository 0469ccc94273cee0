"""Check the types of the widgets' JavaScript: what TypeScript finds in the JSDoc types.

``.venv/bin/python environment/check_javascript.py`` exits with 1 if it finds a fault, and with 2 if
it cannot check. ``environment/javascript/tsconfig.json`` says which modules are checked and how.
"""

import sys
from pathlib import Path

from bundles import FAULTS_FOUND, ROOT, TOOLS, UNUSABLE, ToolError, run_tool

_CONFIGURATION = TOOLS / "tsconfig.json"


def main(arguments: list[str]) -> int:
    """Print the faults; an argument names another tsconfig.json."""
    configuration = Path(arguments[0]) if arguments else _CONFIGURATION
    try:
        faults = find_type_faults(configuration)
    except ToolError as error:
        print(f"check_javascript: {error}", file=sys.stderr)
        return UNUSABLE
    print(faults or "No faults in the types.")
    return FAULTS_FOUND if faults else 0


def find_type_faults(configuration: Path = _CONFIGURATION) -> str:
    """What tsc says of the modules that a tsconfig.json names; empty if it finds nothing.

    Raises:
        ToolError: If TypeScript cannot be installed or does not run.
    """
    try:
        run_tool("tsc", ["-p", str(configuration), "--pretty", "false"], cwd=ROOT)
    except ToolError as error:
        if "error TS" not in str(error):
            raise
        return str(error)
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
