"""The store: an encrypted SQLite file or a PostgreSQL database that holds the change log and its fold."""
