"""Reproduces the word vectors and the language model from the corpora; never imported by the application."""
