"""``breakcontact site``: what it writes, and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from breakcontact.cli import main


def test_a_folder_with_other_files_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of a reader's own is ever replaced."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    assert main(["site", "-o", str(tmp_path)]) == 2

    assert "name a folder that is new or empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--language", "xx"], "There is no language 'xx'"),
        (["--lessons", "nowhere"], "There are no notebooks in nowhere"),
        (["--audience", "pupils"], "invalid choice: 'pupils'"),
        (["--colour"], "unrecognized arguments"),
    ],
)
def test_bad_arguments_get_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    """What is wrong, without a traceback, and no folder is made."""
    target = tmp_path / "site"

    assert main(["site", "-o", str(target), *arguments]) == 2

    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1
    assert not target.exists()
