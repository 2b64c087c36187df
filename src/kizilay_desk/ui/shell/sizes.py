"""How large the window opens and how small it may become, in px of its client area."""

REFERENCE_SIZE = (1366, 768)
LEAST_SIZE = (1024, 640)
