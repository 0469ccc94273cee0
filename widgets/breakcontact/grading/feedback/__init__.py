"""Feedback pages: one HTML file for each learner and quiz."""
