"""Workbooks: the weekly file and the lists that people keep."""
