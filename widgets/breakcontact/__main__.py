"""Let ``python -m breakcontact`` be the command ``breakcontact``."""

import sys

from breakcontact.cli import main

if __name__ == "__main__":
    sys.exit(main())
