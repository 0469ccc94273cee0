"""What nbgrader's gradebook has no place for: which lines were ticked, and a second marker's marks.

They are in ``marking.db`` in the course, beside the gradebook. Marks that count are never there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from breakcontact.marking.errors import MarkingError

FILE: Final = "marking.db"
_TABLE: Final = """
create table if not exists note (
  text_id text not null, marker text not null, score real not null, ticks text not null,
  rubric text not null, comment text not null, answer text not null,
  primary key (text_id, marker)
)
"""


@dataclass(frozen=True, slots=True)
class Note:
    """A mark as its marker gave it.

    Attributes:
        score: The points.
        ticks: The lines of the rubric that were met, from 0.
        rubric: The hash of the rubric.
        comment: What was written about it, or "".
        answer: The hash of the text that it is for.
    """

    score: float
    ticks: tuple[int, ...]
    rubric: str
    comment: str
    answer: str


class Notes:
    """The notes of a course.

    Args:
        root: The folder of the course.
    """

    def __init__(self, root: Path) -> None:
        self.path = root / FILE

    def read_all(self, marker: str) -> dict[str, Note]:
        """Everything that a marker has noted, by text.

        Raises:
            MarkingError: If the file cannot be read.
        """
        if not self.path.exists():
            return {}
        query = "select text_id, score, ticks, rubric, comment, answer from note where marker = ?"
        with self._open() as connection:
            return {row[0]: _read_note(row[1:]) for row in connection.execute(query, (marker,))}

    def read(self, marker: str, text_id: str) -> Note | None:
        """What a marker has noted about a text, or ``None``.

        Raises:
            MarkingError: If the file cannot be read.
        """
        return self.read_all(marker).get(text_id)

    def replace(self, marker: str, text_id: str, before: Note | None, after: Note | None) -> bool:
        """Write a note, if the one that is there is the one expected; return whether it was.

        Raises:
            MarkingError: If the file cannot be written.
        """
        query = "select score, ticks, rubric, comment, answer from note"
        where = "where marker = ? and text_id = ?"
        with self._open() as connection:
            connection.execute("begin immediate")
            found = connection.execute(f"{query} {where}", (marker, text_id)).fetchone()
            if (_read_note(found) if found else None) != before:
                connection.rollback()
                return False
            connection.execute(f"delete from note {where}", (marker, text_id))
            if after is not None:
                row = (after.score, json.dumps(after.ticks), after.rubric, after.comment)
                connection.execute(
                    "insert into note (text_id, marker, score, ticks, rubric, comment, answer) "
                    "values (?, ?, ?, ?, ?, ?, ?)",
                    (text_id, marker, *row, after.answer),
                )
            connection.commit()
        return True

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
                connection.execute(_TABLE)
                yield connection
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise MarkingError("notes", str(error)) from error


def _read_note(row: tuple[float, str, str, str, str]) -> Note:
    score, ticks, rubric, comment, answer = row
    return Note(score, tuple(int(one) for one in json.loads(ticks)), rubric, comment, answer)
