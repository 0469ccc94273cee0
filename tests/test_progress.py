"""Progress of long work: a bar on a terminal, nothing anywhere else."""

from __future__ import annotations

import pytest
from screens import Screen

from breakcontact.progress import make_bar


def test_long_work_shows_a_bar_and_wipes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts, holds no words that would need translating, and leaves an empty line."""
    screen = Screen(is_terminal=True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("breakcontact.progress.QUIET_SECONDS", 0.0)

    with make_bar(30) as bar:
        bar.update(10)
        bar.refresh()
        drawn = screen.getvalue()

    assert "| 10/30 " in drawn
    assert not [letter for letter in drawn if letter.isalpha()]
    assert screen.getvalue().endswith(" \r")


@pytest.mark.parametrize(("is_terminal", "quiet"), [(True, 2.0), (False, 0.0)])
def test_short_work_and_logs_show_nothing(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, quiet: float
) -> None:
    """Neither in the first two seconds nor where standard error is a file."""
    screen = Screen(is_terminal=is_terminal)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("breakcontact.progress.QUIET_SECONDS", quiet)

    with make_bar(30) as bar:
        for _ in range(30):
            bar.update()

    assert screen.getvalue().strip() == ""
