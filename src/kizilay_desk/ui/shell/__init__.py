"""The frame of the window: rail, top bar, status bar, the pages and the way between them."""
