"""A file of the bank is checked against what lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bank_files import BANK_TEXT, translate, without_slots
from sources import KINDS, write_sources

from breakcontact.authoring.load import Checked, check_file
from breakcontact.cli import main
from breakcontact.cli.claims import add_claims


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bank with one form."""
    write_sources(tmp_path)
    return tmp_path


def _check(folder: Path, slug: str, text: str) -> Checked:
    path = folder / f"{slug}.yaml"
    path.write_text(text.replace("slug: before", f"slug: {slug}"), encoding="utf-8")
    translate(path, KINDS)
    return check_file(path, KINDS)


def test_an_item_stands_in_one_paper_only(folder: Path) -> None:
    """An id that another file has is told of with that file and line: grades go by these ids."""
    problems = _check(folder, "after", BANK_TEXT).problems

    assert [(p.code, p.sentence) for p in problems][:2] == [
        ("BC202", "The id 'one' is used in before.yaml, line 7 too."),
        ("BC202", "The id 'two' is used in before.yaml, line 18 too."),
    ]
    assert len(problems) == 7


def test_what_is_changed_beside_a_file_counts_at_once(folder: Path) -> None:
    """The other files are read anew when they have changed."""
    assert _check(folder, "after", BANK_TEXT).problems

    (folder / "before.yaml").unlink()

    assert check_file(folder / "after.yaml", KINDS).problems == []


@pytest.mark.parametrize("plan", ["", "format: 1\nkind: blueprint\n", "- a\n"])
def test_with_a_faulty_blueprint_no_objective_is_known(plan: str, folder: Path) -> None:
    """A blueprint with faults is told of once, not for every item."""
    (folder / "blueprint.yaml").write_text(plan, encoding="utf-8")

    (problem,) = check_file(folder / "before.yaml", KINDS).problems

    assert (problem.code, problem.line) == ("BC810", 7)
    assert "blueprint.yaml" in problem.sentence


def test_a_paper_without_translation_is_told_what_to_run(folder: Path) -> None:
    """A class may read in either language, so the words of both are asked for."""
    (folder / "before.nb.po").unlink()

    (problem,) = check_file(folder / "before.yaml", KINDS).problems

    assert problem.code == "BC602"
    assert f"breakcontact po {folder}/before.yaml --language nb" in problem.sentence


def test_other_papers_fill_no_slots(folder: Path) -> None:
    """The check of a lesson is no form: slots in it are refused, and a plan is not asked for."""
    slots = BANK_TEXT.replace("- id: ", "- id: check-")

    without = _check(folder, "check_01_match", without_slots(BANK_TEXT, "check")).problems
    assert without == []
    assert {p.code for p in _check(folder, "check_01_match", slots).problems} == {"BC812"}


def test_practice_has_hints(folder: Path) -> None:
    """Where nothing counts, a hint is welcome."""
    text = without_slots(BANK_TEXT, "practice").replace("genuine:", "hint: Look.\n    genuine:")

    assert _check(folder, "practice", text).problems == []


def test_a_bank_file_is_translated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """'breakcontact po' writes an entry for every line, keys and explanations too."""
    (folder / "before.nb.po").unlink()

    assert main(["po", str(folder / "before.yaml"), "--language", "nb"]) == 0

    assert "39 lines, 39 to translate" in capsys.readouterr().out
    written = (folder / "before.nb.po").read_text(encoding="utf-8")
    for line in ("one.a.explain", "three.stop", "four.r1", "five.exhibit.l2", "seven.rubric.m1"):
        assert f'msgctxt "{line}"' in written


def test_numbers_in_items_are_traced(folder: Path) -> None:
    """A share that the registry lacks is told of; in what somebody in a chat says it is fiction."""
    text = BANK_TEXT.replace("Trust is made first.", "So it is for 83% of people.")
    text = text.replace("Pay a small fee first.", "Pay 83 pounds first.")
    checked = _check(folder, "before", text)

    (problem,) = add_claims(checked).problems

    assert (problem.code, problem.sentence) == ("BC004", "'83%' is not in the registry.")


def test_forms_fill_the_slots_of_their_audience(folder: Path) -> None:
    """A slot for teenagers is asked of their forms alone, and the others' is not asked of them."""
    plan = folder / "blueprint.yaml"
    text = plan.read_text(encoding="utf-8")
    text += "  - {id: fakes, objective: judge-chat, kind: judge, points: 1, audience: teenagers}\n"
    plan.write_text(text, encoding="utf-8")
    assert check_file(folder / "before.yaml", KINDS).problems == []

    young = BANK_TEXT.replace("title: Before", "audience: teenagers\ntitle: Before")
    problems = _check(folder, "after", young.replace("- id: ", "- id: young-")).problems

    assert {p.code for p in problems} == {"BC812"}
    assert "There is no slot 'stages'." in problems[0].sentence
