"""Break Contact: a chat to play, honest outcomes, and quizzes, for lessons about sextortion."""

__version__ = "0.1.0"
