"""The types of the widgets' JavaScript, which ``tsc`` checks as one stage of the tests."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PLAY = """\
/** @import { Model } from "../shared/types.js" */
import { h } from "../shared/dom.js";
/** @param {Model<{path: string[]}>} model */
export const draw = (model) => h("p", {}, %s);
"""


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        ('model.get("path").join(" ")', ""),
        ('model.get("paht").join(" ")', "'\"paht\"' is not assignable to parameter"),
        ('h("button", { on: { click: () => model.gett("path") } })', "'gett' does not exist"),
        ('h("buton", {})', "'\"buton\"' is not assignable to parameter"),
        ("model.get(path)", "Cannot find name 'path'"),
    ],
    ids=["no slip", "trait", "method", "tag", "name"],
)
def test_a_slip_in_a_type_is_named(root: Path, tmp_path: Path, expression: str, fault: str) -> None:
    """Whoever misspells a trait, a method, a tag or a name is told the file and the line."""
    ui = root / "widgets" / "breakcontact" / "ui"
    text = PLAY.replace("../shared", (ui / "shared").as_posix()) % expression
    (tmp_path / "play.js").write_text(text, encoding="utf-8")
    settings = {"extends": str(root / "environment" / "javascript" / "tsconfig.json")}
    configuration = tmp_path / "tsconfig.json"
    configuration.write_text(
        json.dumps({**settings, "include": ["play.js"], "exclude": []}), encoding="utf-8"
    )

    checked = _check(root, str(configuration))

    assert checked.returncode == (1 if fault else 0), checked.stdout + checked.stderr
    assert fault in checked.stdout
    assert ("play.js(4," in checked.stdout) is bool(fault)


def _check(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = root / "environment" / "check_javascript.py"
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
