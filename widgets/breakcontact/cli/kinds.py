"""The kinds of source files that the commands know."""

from __future__ import annotations

from breakcontact.advice.source import ADVICE
from breakcontact.outcomes.source import REGISTRY
from breakcontact.scenario.checks import SCENARIO
from breakcontact.scenario.kinds import Kind
from breakcontact.scenario.labels import LABELS
from breakcontact.scenario.questions import QUESTIONS

KINDS: tuple[Kind, ...] = (SCENARIO, ADVICE, QUESTIONS, LABELS, REGISTRY)
"""All kinds; a file says which it is with its key ``kind``, and is a scenario without one."""
