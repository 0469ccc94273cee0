"""Figures of the outcome model: their data, how they are drawn, and their captions."""
