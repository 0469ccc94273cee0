"""Node, which runs the page's modules outside a page."""

import shutil
import sys
from pathlib import Path


def node() -> str:
    """The Node of the test environment, else the machine's."""
    beside = shutil.which("node", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("node")
    assert found, "No Node: 'python3 run.py test' installs one."
    return found
