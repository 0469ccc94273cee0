"""JupyterLab as learners and instructors see it: how it is started and what it saves."""
