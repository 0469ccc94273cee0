"""The edition for JupyterLite: the notebooks in the browser's own Python, on a plain web space."""
