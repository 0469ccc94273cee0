"""The bank of quiz items, which is checked and built into quizzes and nbgrader's notebooks."""
