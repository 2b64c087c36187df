"""What the window is composed of, as plain values that ``app`` fills in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from kizilay_desk.ui.shell.page import Page


class Place(Enum):
    """Where an item stands in the rail."""

    MAIN = "main"
    COORDINATION = "coordination"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class RailItem:
    """One entry of the rail and its page.

    ``icon`` is a Phosphor name with a ``-fill`` variant; ``badge`` gives a count that waits (0: no badge), asked after
    every navigation and every ``saved``; ``hint`` is a key shown behind the label (``F1``).
    """

    key: str
    icon: str
    label: Callable[[], str]
    factory: Callable[[], Page]
    badge: Callable[[], int] | None = None
    place: Place = Place.MAIN
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page that is not in the rail: one session, one person. ``under`` is the rail item it belongs to."""

    key: str
    under: str
    factory: Callable[[], Page]


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the user's menu beside theme and lock."""

    label: Callable[[], str]
    icon: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Frame:
    """The whole window: pages, and what bars show.

    ``user`` and ``centre`` are names to be shown; ``lock`` is called by the menu (None: no such entry);
    ``language_chosen`` and ``mode_chosen`` let the application remember a choice that the window has carried out.
    """

    items: tuple[RailItem, ...]
    others: tuple[OtherPage, ...] = ()
    user: Callable[[], str] = field(default=lambda: "")
    centre: Callable[[], str] = field(default=lambda: "")
    version: str = ""
    encrypted: bool = True
    lock: Callable[[], None] | None = None
    menu: tuple[MenuItem, ...] = ()
    language_chosen: Callable[[str], None] = field(default=lambda code: None)
    mode_chosen: Callable[[str], None] = field(default=lambda mode: None)
