"""The bank of quiz items: checked, and built into quizzes and nbgrader's source notebooks."""
