"""The session page: details, attendance with quick add, headcount."""
