"""What is derived is fresh, whole, and the same for everybody."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import sources
from shipped import SCENARIO_FILE
from sources import write_sources

import breakcontact
from breakcontact.authoring.build import plan_build
from breakcontact.authoring.po import PoFile, render_po, renew
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.cli.source_types import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.files import write_text
from breakcontact.outcomes.registry import load_registry
from breakcontact.scenario.schema import SCHEMA_NAME, render_schema

SCHEMAS = {SCHEMA_NAME: render_schema(load_registry().chances())}
DATA = Path(breakcontact.__file__).parent / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one source of each kind."""
    write_sources(tmp_path)
    for folder, name in (("scenarios", "small"), ("advice", "NO"), ("questions", "questions")):
        (tmp_path / folder).mkdir()
        (tmp_path / f"{name}.yaml").rename(tmp_path / folder / f"{name}.yaml")
    return tmp_path


def test_what_we_ship_is_fresh() -> None:
    """No built file is older than its source; 'breakcontact build' makes it so."""
    plan = plan_build(DATA, list_kinds(), SCHEMAS)

    assert plan.problems == []
    assert plan.find_stale() == []


def test_everything_we_ship_is_in_both_languages() -> None:
    """No source lacks its Norwegian translation."""
    sources_without = [
        path.name
        for path in DATA.rglob("*.yaml")
        if path.name not in ("content_rules.yaml", "terms.yaml", "registry.yaml")
        and not path.with_suffix(".nb.po").is_file()
    ]

    assert sources_without == []


@pytest.mark.parametrize(
    ("source", "built"),
    [
        ("advice/NO", "NO.advice"),
        ("scenarios/small", "small.story"),
        ("questions/questions", "01_small.questions"),
        ("course", "course"),
    ],
)
def test_a_language_in_progress_blocks_nothing(source: str, built: str, data: Path) -> None:
    """A language that is not offered yet is left out of what is built, and told once."""
    before = plan_build(data, sources.KINDS, SCHEMAS)
    path = data / f"{source}.yaml"
    lines = sources.check_file(path, sources.KINDS).lines
    po = path.with_suffix(".fr.po")
    po.write_text(render_po(lines, renew(lines, PoFile(), "fr"), "fr"), "utf-8")

    plan = plan_build(data, sources.KINDS, SCHEMAS)

    assert plan.problems == []
    assert plan.texts == before.texts
    assert f"built/{built}.json" in plan.texts
    (told,) = plan.unfinished
    assert told.file == str(po)
    assert "not translated yet" in told.sentence
    assert "left out" in told.sentence


def test_a_language_that_is_offered_is_complete(data: Path) -> None:
    """What we ship is not built from a translation that isn't finished; the old file stays."""
    po = data / "labels.nb.po"
    po.write_text(po.read_text("utf-8").replace('msgstr "Send"', 'msgstr ""'), "utf-8")

    plan = plan_build(data, sources.KINDS, SCHEMAS)

    assert [problem.code for problem in plan.problems] == ["BC605"]
    assert "built/labels.en.json" not in plan.texts


def test_build_writes_what_is_stale_and_removes_orphans(data: Path) -> None:
    """The first build writes all, the second nothing, and what lost its source goes."""
    first = plan_build(data, sources.KINDS, SCHEMAS)
    first.write()
    (data / "built" / "gone.story.json").write_text("{}", encoding="utf-8")
    (data / "built" / "notes.txt").write_text("mine", encoding="utf-8")

    assert plan_build(data, sources.KINDS, SCHEMAS).find_stale() == [
        "built/gone.story.json no longer has a source."
    ]
    assert plan_build(data, sources.KINDS, SCHEMAS).write() == ["built/gone.story.json"]
    assert plan_build(data, sources.KINDS, SCHEMAS).find_stale() == []
    assert (data / "built" / "notes.txt").is_file()
    assert sorted(first.texts) == [
        "built/01_small.questions.json",
        "built/NO.advice.json",
        "built/course.json",
        "built/labels.en.json",
        "built/labels.nb.json",
        "built/small.story.json",
        "scenario.schema.json",
    ]


def test_a_faulty_source_leaves_its_built_file(data: Path) -> None:
    """A fault in one source stops neither the others nor what was built of it before."""
    plan_build(data, sources.KINDS, SCHEMAS).write()
    before = (data / "built" / "NO.advice.json").read_bytes()
    (data / "advice" / "NO.yaml").write_text("format: 1\nkind: advice\n", encoding="utf-8")
    labels = data / "labels.yaml"
    labels.write_text(labels.read_text("utf-8").replace("Send", "Go"), encoding="utf-8")
    (data / "labels.nb.po").unlink()

    plan = plan_build(data, sources.KINDS, SCHEMAS)
    plan.write()

    assert {problem.code for problem in plan.problems} == {"BC107", "BC703"}
    assert (data / "built" / "NO.advice.json").read_bytes() == before
    assert "Go" in (data / "built" / "labels.en.json").read_text(encoding="utf-8")


def test_two_sources_of_one_story_are_refused(data: Path) -> None:
    """A copied scenario that kept its id does not silently take the other's place."""
    text = (data / "scenarios" / "small.yaml").read_text(encoding="utf-8")
    (data / "scenarios" / "zebra.yaml").write_text(text, encoding="utf-8")

    (problem,) = plan_build(data, sources.KINDS, SCHEMAS).problems

    assert problem.code == "BC202"
    assert "built from small.yaml already" in problem.sentence


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where writing fails, the old file stands and nothing lies beside it."""
    folder = tmp_path / "x.json"
    folder.mkdir()

    with pytest.raises(BreakContactError, match=r"x\.json cannot be written"):
        write_text(folder, "new")

    assert list(tmp_path.iterdir()) == [folder]


def test_schema_takes_our_scenario_and_no_slip() -> None:
    """An editor marks what the checker would: a misspelt key, a wrong word, no chance."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMAS[SCHEMA_NAME]))
    text = SCENARIO_FILE.read_text(encoding="utf-8")
    tree, _ = parse_tree(text, SCENARIO_FILE.name)
    validator.check_schema(validator.schema)

    assert list(validator.iter_errors(tree.data)) == []
    for old, new in (
        ("stage: contact", "stage: kontakt"),
        ("    messages:", "    mesages:"),
        ("        to:", "        tu:"),
        ("parameter: image_shared", "parameter: pays"),
    ):
        wrong, _ = parse_tree(text.replace(old, new, 1), SCENARIO_FILE.name)
        assert list(validator.iter_errors(wrong.data)), new


def test_schema_explains_every_key() -> None:
    """Beside every key that an author can write, an editor shows what it is for."""
    schema = json.loads(render_schema())

    parts = [schema, *schema["$defs"].values()]
    keys = [(name, about) for part in parts for name, about in part["properties"].items()]
    assert len(keys) > 50
    assert [name for name, about in keys if not about.get("description")] == []
