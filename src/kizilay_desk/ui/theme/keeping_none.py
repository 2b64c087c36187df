"""Keeps Python 3.11 alive under PySide6 6.12, whose wheel drops one reference to ``None`` with every call that returns
nothing (it was compiled against headers in which ``None`` is immortal, PEP 683, as it is from Python 3.12 on).

After some ten thousand calls the interpreter would stop with ``none_dealloc: deallocating None``.
"""

from __future__ import annotations

import ctypes
import sys


def keep_none() -> bool:
    """Give ``None`` more references than a process can lose; whether that was needed.

    The count is the first word of an object in the released builds of CPython that lack PEP 683.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or hasattr(sys, "gettotalrefcount"):
        return False
    enough = sys.maxsize // 4
    if sys.getrefcount(None) < enough:
        ctypes.c_ssize_t.from_address(id(None)).value += enough
    return True
