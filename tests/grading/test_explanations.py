"""Model answers on a feedback page: from the key, and in older assignments from the mark scheme."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from breakcontact.grading.feedback.explanations import find_model

OLD = Path(__file__).parent / "corpus" / "mark_scheme_without_key.md"
SCHEME = "=== BEGIN MARK SCHEME ===\n\n<!-- quiz.key {} -->\n\n**A model answer**\n\nOther.\n\n==="


@pytest.mark.parametrize(
    ("language", "beginning", "end"),
    [("en", "Thank you for telling me", "to have there?"), ("nb", "Takk for at du", "ha der?")],
)
def test_a_release_without_keys_still_has_its_model_answer(
    language: str, beginning: str, end: str
) -> None:
    """A mark scheme built before the key held the model answer is read by its heading."""
    model = find_model(OLD.read_text(encoding="utf-8"), language)

    assert (model.startswith(beginning), model.endswith(end)) == (True, True)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_model_answer_is_read_from_the_key(root: Path, language: str) -> None:
    """Our assignments hold it as data, in each language, and teachers still read the same text."""
    notebook = root / "assessments" / "source" / "before" / "before.ipynb"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    scheme = next("".join(c["source"]) for c in cells if c["id"] == "before-12-marks")
    shown = scheme.replace("<!-- quiz.key ", "")

    assert find_model(scheme, language) == find_model(shown, language) != ""


@pytest.mark.parametrize("key", ["{}", '{"model": "text"}', '{"model": {"en": 7}}', "{not JSON}"])
def test_a_key_edited_by_hand_gives_no_model_answer(key: str) -> None:
    """A comment that is no key any more leaves the page without a model answer."""
    assert find_model(SCHEME.format(key), "en") == ""
