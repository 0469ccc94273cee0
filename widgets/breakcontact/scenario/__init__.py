"""Scenarios: the format, every state explored, checked, and compiled into a story."""
