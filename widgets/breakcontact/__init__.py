"""Break Contact: lessons about sextortion, with a chat to play and quizzes to grade."""

__version__ = "0.1.0"
