"""A stand-in for nbgrader's Execute: all notebooks run in one IPython shell, one after the other.

A kernel for each notebook takes seconds. This runs each cell in a real IPython shell of this
process, in a namespace that is emptied before each notebook, in the folder of the notebook, and
keeps the outputs as nbclient does. What it leaves out: the kernel's own process, its messages and
time limits.
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute


class InProcessExecute(Execute):
    """Executes a notebook where the ones before it were executed."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any], km: Any = None
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run all cells of code, and put their outputs into them."""
        shell = InteractiveShell.instance()
        shell.history_manager.enabled = False
        shell.user_ns.clear()
        shell.init_user_ns()
        here = os.getcwd()
        os.chdir(Path(resources["metadata"]["path"]))
        try:
            for cell in nb.cells:
                if cell.cell_type == "code":
                    cell.outputs = _run(shell, cell.source)
        finally:
            os.chdir(here)
        return nb, resources


def _run(shell: InteractiveShell, source: str) -> list[NotebookNode]:
    errors, words = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(words):
        ran = shell.run_cell(source, store_history=True)
    outputs = []
    if errors.getvalue():
        outputs.append(new_output("stream", name="stderr", text=errors.getvalue()))
    fault = ran.error_before_exec or ran.error_in_exec
    if fault is not None:
        name = type(fault).__name__
        outputs.append(new_output("error", ename=name, evalue=str(fault), traceback=[]))
    elif ran.result is not None:
        data, metadata = shell.display_formatter.format(ran.result)
        count = shell.execution_count - 1
        outputs.append(
            new_output("execute_result", data=data, metadata=metadata, execution_count=count)
        )
    return outputs
