"""Days of review, as a reader says them."""

import pytest

from breakcontact.advice import render_day


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "3 May 2026"), ("nb", "3. mai 2026"), ("fr", "2026-05-03")],
)
def test_a_day_is_written_as_people_say_it(language: str, words: str) -> None:
    """In English and Norwegian; elsewhere it stays as it is."""
    assert render_day("2026-05-03", language) == words
