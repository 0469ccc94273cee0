"""The quiz widget, and the session that keeps what is answered."""
