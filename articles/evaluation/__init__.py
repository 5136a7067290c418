"""Scores of the running code on labelled data, one module for each core package."""
