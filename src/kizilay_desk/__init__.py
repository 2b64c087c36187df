"""Kızılay Desk: sessions, participants and statistics of community centres, offline first."""

__version__ = "0.1.0"
