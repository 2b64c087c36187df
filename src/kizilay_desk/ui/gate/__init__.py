"""Before the window: unlocking a store, and setting a computer up."""
