"""This week: the days, their sessions, what waits to be finished, the file to be sent, the totals."""
