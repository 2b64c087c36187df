"""The verbs of the users: enter, attend, import, export, merge, report."""
