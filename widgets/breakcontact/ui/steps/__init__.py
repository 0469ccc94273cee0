"""The widget of steps and services."""
