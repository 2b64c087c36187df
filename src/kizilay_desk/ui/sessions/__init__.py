"""The list of all sessions, and how sessions are called and shown in lists."""
