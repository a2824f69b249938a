"""Propositions: who tells them, of whom, in which words, and whether as so, planned or denied.

What the readers of claims and of events have in common; none of it knows what is told.
"""
