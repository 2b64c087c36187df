"""Participants: the list with its filters, and the panel of one person beside it."""
