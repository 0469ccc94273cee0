"""Keep every hand-in that was collected, and put the one that counts where nbgrader looks."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from breakcontact.course.errors import CourseError
from breakcontact.course.hand_ins.hand_in import HandIn, find_rank, hash_files, responses_name
from breakcontact.course.hand_ins.origin import Origin
from breakcontact.files import read_bounded, replace_file, replace_folder

FOLDER = "hand_ins"
_ABOUT = "hand_in.json"
EXCHANGE_FILES = ("timestamp.txt", "submission_secret.txt")
_LARGEST_STAMP = 4_096
_NOBODY = Origin("", "")


@dataclass(frozen=True, slots=True)
class Kept:
    """A hand-in that is kept.

    Attributes:
        number: Its place in the history, from 1.
        digest: The digest of its files.
        source: Where it came from.
        time: When it was handed in, as the platform says, or "".
        collected: When it was collected, in UTC.
        rank: What it is worth keeping for, and its revision.
        folder: Where it is kept.
    """

    number: int
    digest: str
    source: str
    time: str
    collected: str
    rank: tuple[int, int]
    folder: Path


class Store:
    """The hand-ins of a course.

    Args:
        root: The folder of the course.
        submitted: The folder that nbgrader grades from, by assignment and learner.
    """

    def __init__(self, root: Path, submitted: Path) -> None:
        self._root = root
        self._submitted = submitted

    def list_kept(self, assignment: str, learner: str) -> list[Kept]:
        """All hand-ins that are kept, from the first to the last."""
        folder = self._root / FOLDER / assignment / learner
        found = [one for one in folder.glob("*") if (one / _ABOUT).is_file()]
        return [_read(one) for one in sorted(found, key=lambda one: int(one.name.split("-")[0]))]

    def find_current(self, assignment: str, learner: str) -> dict[str, Path]:
        """The files that count now, by name."""
        folder = self.place(assignment, learner)
        names = (f"{assignment}.ipynb", responses_name(assignment), *EXCHANGE_FILES)
        return {name: folder / name for name in names if _is_plain(folder / name)}

    def last_time(self, assignment: str, learner: str) -> str:
        """When the last hand-in that was collected was handed in, or "" where that is not known."""
        times = [one.time for one in self.list_kept(assignment, learner)]
        stamp = self.place(assignment, learner) / EXCHANGE_FILES[0]
        with suppress(OSError, ValueError):
            found: datetime = parse_utc(read_bounded(stamp, _LARGEST_STAMP).decode().strip())
            times.append(found.replace(tzinfo=None).isoformat(" "))
        return max(times, default="")

    def note_time(self, hand_in: HandIn, learner: str) -> None:
        """Note that the same was handed in again, later.

        Raises:
            OSError: If it cannot be written.
        """
        self._keep_current(hand_in.assignment, learner)
        for kept in self.list_kept(hand_in.assignment, learner):
            if kept.digest == hand_in.digest and hand_in.order > kept.time:
                path = kept.folder / _ABOUT
                about = json.loads(path.read_text(encoding="utf-8"))
                text = json.dumps({**about, "time": hand_in.order}, ensure_ascii=False, indent=1)
                replace_file(path, f"{text}\n".encode(errors="replace"))

    def place(self, assignment: str, learner: str) -> Path:
        """Where nbgrader looks for a hand-in."""
        return self._submitted / learner / assignment

    def compare(self, hand_in: HandIn, learner: str) -> str:
        """What taking a hand-in would mean: a verdict."""
        current = self.find_current(hand_in.assignment, learner)
        own = {name: path for name, path in current.items() if name not in EXCHANGE_FILES}
        if not own:
            return "new"
        digest = hash_files(own)
        rank, answers = find_rank(hand_in.assignment, own)
        is_less = answers == hand_in.answers and len(hand_in.files) < len(own)
        if digest == hand_in.digest or is_less:
            return "same"
        kept = {one.digest for one in self.list_kept(hand_in.assignment, learner)}
        if hand_in.digest in kept:
            return "known"
        return "older" if hand_in.rank < rank else "again"

    def keep(self, hand_in: HandIn, learner: str) -> None:
        """Keep a hand-in in the history; what counts now is kept, too.

        Raises:
            OSError: If it cannot be written.
        """
        self._keep_current(hand_in.assignment, learner)
        self._keep(hand_in, learner, {**hand_in.files, **hand_in.extra})

    def take(self, hand_in: HandIn, learner: str) -> None:
        """Keep a hand-in, and let it count from now on.

        Raises:
            OSError: If it cannot be written; then what counted before still does.
        """
        self.keep(hand_in, learner)
        self._put({**hand_in.files, **hand_in.extra}, hand_in.assignment, learner)

    def choose(self, assignment: str, learner: str, number: int) -> Kept:
        """Let a hand-in of the history count.

        Raises:
            CourseError: If there is none with this number.
            OSError: If it cannot be written.
        """
        self._keep_current(assignment, learner)
        kept = self.list_kept(assignment, learner)
        chosen = next((one for one in kept if one.number == number), None)
        if chosen is None:
            numbers = ", ".join(str(one.number) for one in kept)
            raise CourseError("history.no-number", number=number, numbers=numbers)
        files = {one.name: one for one in chosen.folder.iterdir() if one.name != _ABOUT}
        self._put(files, assignment, learner)
        return chosen

    def _put(self, files: Mapping[str, Path], assignment: str, learner: str) -> None:
        target = self.place(assignment, learner)
        with replace_folder(target) as folder:
            for name, path in files.items():
                replace_file(folder / name, path.read_bytes())

    def _keep_current(self, assignment: str, learner: str) -> None:
        """Keep what counts now, which a course from before may hold without a history."""
        current = self.find_current(assignment, learner)
        own = {name: path for name, path in current.items() if name not in EXCHANGE_FILES}
        if own:
            rank, answers = find_rank(assignment, own)
            found = HandIn(assignment, _NOBODY, "", own, "", rank, answers, hash_files(own))
            self._keep(found, learner, current)

    def _keep(self, hand_in: HandIn, learner: str, files: Mapping[str, Path]) -> None:
        kept = self.list_kept(hand_in.assignment, learner)
        if any(one.digest == hand_in.digest for one in kept):
            return
        number = max((one.number for one in kept), default=0) + 1
        about = {
            "format": 1,
            "digest": hand_in.digest,
            "source": hand_in.source,
            "platform": hand_in.origin.platform,
            "time": hand_in.order,
            "collected": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
            "rank": list(hand_in.rank),
        }
        place = self._root / FOLDER / hand_in.assignment / learner
        with replace_folder(place / f"{number}-{hand_in.digest[:8]}") as folder:
            for name, path in files.items():
                replace_file(folder / name, path.read_bytes())
            text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
            replace_file(folder / _ABOUT, text.encode(errors="replace"))


def _read(folder: Path) -> Kept:
    number = int(folder.name.split("-")[0])
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        rank = (int(about["rank"][0]), int(about["rank"][1]))
        digest, source = str(about["digest"]), str(about["source"])
        time, collected = str(about["time"]), str(about["collected"])
    except (OSError, ValueError, LookupError, TypeError):
        return Kept(number, "", "", "", "", (0, 0), folder)
    return Kept(number, digest, source, time, collected, rank, folder)


def _is_plain(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
