"""Stories that are tables, and plays that are paths.

Standard library only: a notebook, a grader and a command line read the same JSON.
"""

from breakcontact.story.play import Entry, PathError, Playthrough
from breakcontact.story.record import Record, RecordError
from breakcontact.story.record_file import FoundRecord, RecordFile
from breakcontact.story.table import Pick, State, Story, StoryError

__all__ = [
    "Entry",
    "FoundRecord",
    "PathError",
    "Pick",
    "Playthrough",
    "Record",
    "RecordError",
    "RecordFile",
    "State",
    "Story",
    "StoryError",
]
