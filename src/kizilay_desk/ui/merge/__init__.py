"""The merge page: files of the centres in, what they would do, applying, undoing; the grid of centres and weeks."""
