"""Keep outputs out of lesson notebooks.

JupyterLab saves every two minutes. Without this, a notebook that was only played would contain what
was played and show up as changed in git.
"""

import json
from typing import Any

from breakcontact.lessons import NOTEBOOK_KEY

MARK = NOTEBOOK_KEY
CELL_METADATA = ("deletable", "editable", "jupyter", "nbgrader", "slideshow", "tags", MARK)
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def clean_before_saving(model: dict[str, Any], **_: object) -> None:
    """Clean the notebook that JupyterLab is about to save, if it is one of our lessons.

    Args:
        model: What the server's contents service is to save; changed in place.
    """
    if model["type"] == "notebook" and MARK in model["content"].get("metadata", {}):
        clean_notebook(model["content"])


def clean_notebook(notebook: dict[str, Any]) -> None:
    """Remove what running a notebook has added: outputs, counts, and the state of widgets."""
    ours = notebook["metadata"][MARK]
    notebook["metadata"] = {**NOTEBOOK_METADATA, MARK: ours}
    for cell in notebook["cells"]:
        metadata = cell["metadata"]
        cell["metadata"] = {key: metadata[key] for key in CELL_METADATA if key in metadata}
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None


def render_notebook(notebook: dict[str, Any]) -> str:
    """The text of a notebook file, byte for byte as JupyterLab writes it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
