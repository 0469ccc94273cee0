"""Handing in a quiz from a notebook: through nbgrader's exchange, or as one file to send."""
