"""nbgrader's formgrader, shut against markup of others and without requests to other places."""
