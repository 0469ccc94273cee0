"""Start JupyterLab for learners and instructors, and control what it saves."""
