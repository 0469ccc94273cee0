"""The kinds of source files that the commands know."""

from __future__ import annotations

from breakcontact.scenario.checks import SCENARIO
from breakcontact.scenario.kinds import Kind

KINDS: tuple[Kind, ...] = (SCENARIO,)
"""All kinds; a file says which it is with its key ``kind``, and is a scenario without one."""
