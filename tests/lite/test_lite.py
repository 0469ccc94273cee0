"""The edition for JupyterLite, as far as it goes without a browser."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from breakcontact.cli import main
from breakcontact.i18n import load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.lite.front import render_front
from breakcontact.lite.packages import Wheel, pack_ourselves, write_list

# Runs the cells of all notebooks as the browser's Python does: with what is packed, and without
# what cannot be had there.
RUN = """
import importlib.abc, json, os, sys
from pathlib import Path

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"matplotlib", "numpy", "pydantic", "ruamel", "tqdm", "polib"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
import fcntl
import ipywidgets
del fcntl.flock
shown = {}
sys.platform = "emscripten"
for path in sorted(Path(sys.argv[1]).glob("*.ipynb")):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    names = {}
    for code in ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"):
        *before, last = code.strip().splitlines()
        exec("\\n".join(before), names)
        widget = eval(last, names)
        shown.setdefault(path.stem, []).append(
            widget.value if isinstance(widget, ipywidgets.HTML) else type(widget).__name__
        )
print(json.dumps(shown))
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    """This package as the browser gets it."""
    return pack_ourselves(tmp_path_factory.mktemp("lite"))


def test_every_notebook_runs_on_what_is_packed(packed: Wheel, root: Path, tmp_path: Path) -> None:
    """Parts that calculate say in one sentence that they are not here; all others are here."""
    with zipfile.ZipFile(packed.file) as wheel:
        wheel.extractall(tmp_path)
    lessons = root / "lessons" / "nb"
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path),
        "JPY_SESSION_NAME": str(lessons / "x"),
    }
    code = [sys.executable, "-c", RUN, str(lessons)]
    done = subprocess.run(code, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.stderr == ""
    shown = json.loads(done.stdout)

    sentence = load_messages("nb")["lite.numbers"]
    missing = {
        slug: count
        for slug, found in shown.items()
        if (count := sum(sentence in each for each in found))
    }
    assert missing == {"02_pay_or_block": 6, "22_borders": 2}
    assert shown["01_match"] == ["Chat", "Review", "Steps", "Practice", "EvidenceBoard", "Way"]
    assert shown["00_start"] == ["Start"]


def test_no_key_and_nothing_of_the_authors_side_is_packed(packed: Wheel) -> None:
    """Only what a notebook reads."""
    with zipfile.ZipFile(packed.file) as wheel:
        names = wheel.namelist()
        definitions = [wheel.read(name) for name in names if name.endswith("before.quiz.json")]

    assert definitions == []
    unwanted = ("authoring", "cli", "course", "grading", "item_bank", "scenario", "web")
    assert [each for each in names if each.split("/")[1] in unwanted] == []
    assert not any(each.endswith((".yaml", ".po", "class.en.json")) for each in names)


def test_the_browser_knows_our_packages_and_no_others(packed: Wheel) -> None:
    """Each by the hash of the file that lies there."""
    folder = packed.file.parent
    path = folder / "pyodide-lock.json"
    path.write_text(json.dumps({"info": {"python": "3.14.2"}, "packages": {"other": {}}}))

    write_list(folder, [packed])

    listed = json.loads(path.read_text(encoding="utf-8"))
    assert listed["info"] == {"python": "3.14.2"}
    (found,) = listed["packages"].values()
    assert (folder / found["file_name"]).is_file()
    assert found["sha256"] == hashlib.sha256(packed.file.read_bytes()).hexdigest()


def test_the_first_page_says_what_is_different() -> None:
    """In each language, with a way in; it may load nothing."""
    words = {code: load_messages(code, GUIDE) for code in ("en", "nb")}

    page = render_front(words)

    for code, said in words.items():
        assert f'href="lab/index.html?path={code}/00_start.ipynb"' in page
        assert said["lite.quizzes"] in page
    assert "default-src 'none'" in page
    assert 'id="jupyter-config-data"' in page


def test_a_folder_with_other_files_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of a reader's own is ever replaced."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    assert main(["lite", "-o", str(tmp_path)]) == 2

    assert "name a folder that is new or empty" in capsys.readouterr().err
