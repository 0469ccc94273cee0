"""The widget of practice questions."""
