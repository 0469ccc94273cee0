"""Break Contact in one command: ``python3 run.py`` sets everything up and opens the start page.

This file does no more than find out whether the Python that reads it is new enough, so it is
written to be read by old ones too. What happens next stands in ``environment/start.py``.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Break Contact needs Python 3.11 or newer, and this is Python %d.%d. Get a newer one from "
        "https://www.python.org/downloads/ and start run.py with that." % sys.version_info[:2]
    )

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "environment"))

from start import main

sys.exit(main(sys.argv[1:]))
