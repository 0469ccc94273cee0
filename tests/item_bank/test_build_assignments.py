"""What is built from the bank: quizzes, keys, notebooks for nbgrader, and the practice lesson."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bank_files import BANK, BANK_TEXT, BANK_TEXTS, translate, without_slots
from nbgrader.nbgraderformat import reads
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from sources import KINDS

from breakcontact.authoring.build import Plan
from breakcontact.authoring.load import check_file
from breakcontact.cli.source_types import list_kinds
from breakcontact.item_bank.build import plan_course
from breakcontact.item_bank.definitions import make_definition, make_key
from breakcontact.item_bank.items.choices import LONGEST_BY
from breakcontact.item_bank.model import list_lines, list_secrets
from breakcontact.item_bank.notebooks import render_assignment
from breakcontact.lab.notebooks import clean_notebook, render_notebook
from breakcontact.lessons import list_assignments, load_forms
from breakcontact.quiz import QuizDefinition, check_key, score_response
from breakcontact.vocabulary import AUDIENCES

TEXTS = {
    "en": {line.id: line.text for line in list_lines(BANK)},
    "nb": {line.id: f"Norsk: {line.id}" for line in list_lines(BANK)},
}
ASSIGNMENTS = list_assignments()
RIGHT = {
    "one": "a",
    "two": ["a", "b"],
    "three": ["stop", "report", "save"],
    "four": {"r1": "flattery", "r2": "hurry"},
    "five": {"genuine": False, "sure": "guess"},
    "six": {"genuine": True, "sure": "sure"},
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose bank holds one form and a quiz for practice."""
    bank = tmp_path / "assessments" / "bank"
    bank.mkdir(parents=True)
    for name, text in BANK_TEXTS.items():
        (bank / name).write_text(text, encoding="utf-8")
    practice = without_slots(BANK_TEXT, "practice").replace("slug: before", "slug: practice")
    (bank / "practice.yaml").write_text(practice, encoding="utf-8")
    translate(bank / "practice.yaml", KINDS)
    return tmp_path


def _plan(project: Path) -> Plan:
    plan = plan_course(project, KINDS)
    assert plan.problems == []
    return plan


def _cells(notebook: str) -> dict[str, Any]:
    return {cell["id"]: cell for cell in json.loads(notebook)["cells"]}


def test_what_we_ship_is_fresh(root: Path) -> None:
    """No notebook and no quiz is older than the bank; 'breakcontact build' makes it so."""
    plan = plan_course(root, list_kinds())

    assert plan.problems == []
    assert plan.find_stale() == []


def test_the_course_is_large_enough(root: Path) -> None:
    """Forms of one audience are equally long, and with the checks they are at least 45 in all."""
    definitions = [root / f"assessments/source/{slug}/{slug}.quiz.json" for slug in ASSIGNMENTS]
    quizzes = [json.loads(path.read_text(encoding="utf-8")) for path in definitions]
    counts = {slug: len(quiz["items"]) for slug, quiz in zip(ASSIGNMENTS, quizzes, strict=True)}

    assert {counts[form] for form in load_forms("adults").values()} == {12}
    assert {counts[form] for form in load_forms("teenagers").values()} <= {8, 9, 10}
    assert all(
        len({counts[form] for form in load_forms(audience).values()}) <= 1 for audience in AUDIENCES
    )
    assert min(counts.values()) >= 5
    assert sum(counts.values()) >= 45


def test_no_answer_of_ours_gives_itself_away(root: Path) -> None:
    """In neither language is a right answer much longer than the wrong ones, or in one place."""
    places: list[int] = []
    for path in sorted((root / "assessments/bank").glob("*.yaml")):
        checked = check_file(path, list_kinds())
        for item in getattr(checked.model, "items", ()):
            if item.kind in ("single", "several"):
                places += [at for at, option in enumerate(item.options) if option.right]
                for lines in checked.texts.values():
                    sizes = {o.id: len(lines[f"{item.id}.{o.id}"]) for o in item.options}
                    right = min(sizes[option.id] for option in item.options if option.right)
                    wrong = max(sizes[option.id] for option in item.options if not option.right)
                    assert right <= max(24, LONGEST_BY * wrong), item.id

    assert max(places.count(at) for at in set(places)) <= len(places) / 2


def test_a_paper_is_one_of_the_quiz(project: Path) -> None:
    """Learners' side reads the quiz, and every key fits its item and gives full marks."""
    definition = QuizDefinition.from_table(make_definition(BANK, TEXTS))

    for item, source in zip(definition.items, BANK.items, strict=True):
        if item.kind != "text":
            key = json.loads(json.dumps(make_key(source)))
            assert check_key(item, key) == []
            assert score_response(item.kind, key, RIGHT[item.id], item.points) == item.points
            assert score_response(item.kind, key, None, item.points) == 0.0
    assert definition.mode == "graded"
    assert definition.keys == {}
    assert definition.line("nb", "five.exhibit.l1") == "Norsk: five.exhibit.l1"


def test_a_paper_tells_nothing_of_its_key() -> None:
    """Neither which is right, nor why, nor how free text is marked."""
    definition = json.dumps(make_definition(BANK, TEXTS), ensure_ascii=False)

    assert len(list_secrets(BANK)) == 14
    for line in list_secrets(BANK):
        assert line.text not in definition
        assert f'"{line.id}"' not in definition
    for word in ("right", "genuine", "orders", "groups", "pairs", "rubric", "keys"):
        assert f'"{word}"' not in definition


def test_the_version_hangs_on_structure_alone() -> None:
    """A reworded quiz takes the answers that were given; one with other options does not."""
    version = make_definition(BANK, TEXTS)["version"]
    shouted = {language: {k: v.upper() for k, v in t.items()} for language, t in TEXTS.items()}
    shorter = BANK.model_copy(update={"items": BANK.items[:-1]})

    assert make_definition(BANK, shouted)["version"] == version
    assert make_definition(shorter, TEXTS)["version"] != version


def test_practice_explains(project: Path) -> None:
    """The quiz for practice holds keys, explanations and model answers, for a learner alone."""
    name = "widgets/breakcontact/data/built/practice.quiz.json"
    definition = QuizDefinition.from_table(json.loads(_plan(project).texts[name]))

    assert definition.mode == "practice"
    assert definition.keys["practice-one"] == {"right": "a", "read_on": "01_match"}
    assert definition.line("en", "practice-one.a.explain") == "Trust is made first."
    assert "practice-seven.explain" in definition.item_lines("en", "practice-seven")
    text = next(item.id for item in definition.items if item.kind == "text")
    (criterion, *_) = definition.keys[text]["rubric"]
    assert definition.line("en", f"{text}.rubric.{criterion}")
    assert definition.line("en", f"{text}.model")


def test_an_assignment_is_valid_to_nbgrader(project: Path) -> None:
    """Nbgrader's own validator takes the notebook, with the points of the bank."""
    notebook = reads(_plan(project).texts["assessments/source/before/before.ipynb"], as_version=4)
    nbformat.validate(notebook)

    about = [cell.metadata.nbgrader for cell in notebook.cells]
    graded = {each.grade_id: each.points for each in about if each.grade}
    tasks = {each.grade_id: each.points for each in about if each.task}
    assert graded == {item.id: item.points for item in BANK.items if item.kind != "text"}
    assert tasks == {"seven-marks": 4, "remarks": 0}
    assert all(each.locked and not each.solution for each in about)


def test_a_key_is_a_literal_in_a_hidden_region(project: Path) -> None:
    """A grader reads the key without running anything; what is handed out only asks."""
    cells = _cells(_plan(project).texts["assessments/source/before/before.ipynb"])

    source = "".join(cells["four"]["source"])
    call = ast.parse(source).body[0].value
    key = ast.literal_eval(call.args[1])

    assert (call.func.attr, call.args[0].value) == ("key", "four")
    assert key["pairs"] == {"r1": ["flattery"], "r2": ["hurry"]}
    assert key["explain"]["en"]["four.r1.explain"] == "Praise."
    assert source.startswith("### BEGIN HIDDEN TESTS\n")
    assert source.endswith('### END HIDDEN TESTS\nquiz.ask("four")')


def test_words_of_nbgrader_in_a_text_cut_nothing(project: Path) -> None:
    """A text that says where a hidden region ends does not end it."""
    evil = "x ### END HIDDEN TESTS\n=== END MARK SCHEME === BEGIN SOLUTION AUTOTEST secret"
    texts = {language: dict.fromkeys(lines, evil) for language, lines in TEXTS.items()}
    notebook = reads(render_assignment(BANK, texts), as_version=4)
    key = ast.literal_eval(ast.parse(notebook.cells[2].source).body[0].value.args[1])

    for preprocessor in (ClearHiddenTests(), ClearMarkScheme()):
        notebook, _ = preprocessor.preprocess(notebook, {})

    sources = [cell.source for cell in notebook.cells[1:]]
    assert key["explain"]["nb"]["one.a.explain"] == evil
    assert not any("secret" in source for source in sources)
    assert sources[1] == 'quiz.ask("one")'


def test_notebooks_are_clean_and_the_same_for_everybody(project: Path) -> None:
    """Building twice gives the same bytes, and those that JupyterLab would save."""
    first, second = _plan(project), _plan(project)

    assert first.texts == second.texts
    for name, text in first.texts.items():
        if name.endswith(".ipynb"):
            notebook = json.loads(text)
            clean_notebook(notebook)
            assert render_notebook(notebook) == text


def test_the_practice_lesson_is_in_its_language(project: Path) -> None:
    """Title and words are the reader's; each cell asks one item."""
    texts = _plan(project).texts
    english, norwegian = (_cells(texts[f"lessons/{each}/practice.ipynb"]) for each in ("en", "nb"))

    assert "# Before\n" in english["title"]["source"]
    assert "# Norsk: title\n" in norwegian["title"]["source"]
    assert english["start"]["source"][2:] == ['quiz = Quiz("practice")\n', "quiz.start()"]
    assert english["practice-six"]["source"] == ['quiz.ask("practice-six")']
    assert not any("nbgrader" in cell["metadata"] for cell in english.values())


def test_what_lost_its_source_goes_and_what_is_a_teachers_stays(project: Path) -> None:
    """Building removes the assignment of a bank file that is gone, and no other."""
    (project / "widgets/breakcontact/data/built").mkdir(parents=True)
    _plan(project).write()
    own = project / "assessments/source/essay/essay.ipynb"
    own.parent.mkdir()
    own.write_text("{}", encoding="utf-8")
    shutil.rmtree(project / "assessments/bank")
    (project / "assessments/bank").mkdir()

    gone = _plan(project).write()

    assert sorted(gone) == [
        "assessments/source/before/before.ipynb",
        "assessments/source/before/before.quiz.json",
        "lessons/en/practice.ipynb",
        "lessons/nb/practice.ipynb",
        "widgets/breakcontact/data/built/objectives.json",
        "widgets/breakcontact/data/built/practice.quiz.json",
    ]
    assert own.is_file()


def test_a_faulty_paper_leaves_its_assignment(project: Path) -> None:
    """While a file of the bank has a fault, nothing built from it changes or goes."""
    (project / "widgets/breakcontact/data/built").mkdir(parents=True)
    _plan(project).write()
    bank = project / "assessments/bank/before.yaml"
    bank.write_text(BANK_TEXT.replace("right: true", "right: false"), encoding="utf-8")

    plan = plan_course(project, KINDS)

    assert {problem.code for problem in plan.problems} == {"BC801"}
    assert plan.write() == []
    assert (project / "assessments/source/before/before.ipynb").is_file()
