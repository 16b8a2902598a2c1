"""Choices among candidates by small linear models, whose weights are in this folder."""
