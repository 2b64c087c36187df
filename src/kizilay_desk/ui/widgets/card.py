"""Cards: the white boxes that pages are made of, their header, and the lines between their parts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import paint_box, paint_line
from kizilay_desk.ui.theme.theme import theme
from kizilay_desk.ui.theme.tokens import Token
from kizilay_desk.ui.widgets.label import Label
from kizilay_desk.ui.widgets.texts import Text

RADIUS = 8


class Separator(QWidget):
    """A line of 1 px across its parent."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = upright
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if upright else QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Expanding if upright else QSizePolicy.Policy.Fixed,
        )

    def sizeHint(self) -> QSize:
        """1 px thick."""
        return QSize(1, 20) if self._upright else QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("border"))
        painter.end()


class _Edge(QWidget):
    """Border and round corners of a card, above its content: whatever lies inside may be square."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._card = card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the card and above its children."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        area = self._card.rect()
        if self.geometry() != area:
            self.setGeometry(area)
            # Only the ring of the border and the corners belong to this widget: the rest needs no compositing.
            ring = QRegion(area) - QRegion(area.adjusted(1, 1, -1, -1))
            for x in (0, area.width() - RADIUS):
                for y in (0, area.height() - RADIUS):
                    ring += QRegion(x, y, RADIUS, RADIUS)
            self.setMask(ring)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cut the corners in the colour of what is behind, draw the border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside = QPainterPath()
        outside.addRect(self.rect())
        inside = QPainterPath()
        inside.addRoundedRect(self.rect(), RADIUS, RADIUS)
        painter.fillPath(outside - inside, theme().colour(self._card.behind))
        paint_box(painter, self.rect(), border=self._card.border, radius=RADIUS)
        painter.end()


class CardHeader(QWidget):
    """The 44 px on top of a card: title, caption, and whatever is put at the trailing end."""

    def __init__(self, title: Text, caption: Text = "", *, line: bool = True, height: int = 44) -> None:
        super().__init__()
        self._line = line
        self.setFixedHeight(height)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(8)
        self.title = Label(title, Role.SECTION)
        self.caption = Label(caption, Role.CAPTION, "text3")
        self._row.addWidget(self.title)
        self._row.addWidget(self.caption)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the trailing end: a link, a caption, a state."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line below."""
        if self._line:
            painter = QPainter(self)
            paint_line(painter, self.rect())
            painter.end()


class Card(QWidget):
    """A white box with a border of 1 px and round corners.

    ``body`` is the layout for the content; it starts without margins, so that lists and tables reach the edges (use
    ``pad`` for content that keeps 16 px off them).
    """

    def __init__(
        self,
        title: Text | None = None,
        caption: Text = "",
        *,
        border: Token = "border",
        fill: Token = "surface",
        behind: Token = "bg",
        header_line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.border: Token = border
        self.fill: Token = fill
        self.behind: Token = behind
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.header: CardHeader | None = None
        if title is not None:
            self.header = CardHeader(title, caption, line=header_line)
            column.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)
        _Edge(self)  # kept by Qt, as every child is

    def add(self, content: QWidget | QLayout, stretch: int = 0) -> None:
        """Put content below what is there, reaching the edges of the card."""
        if isinstance(content, QLayout):
            self.body.addLayout(content, stretch)
        else:
            self.body.addWidget(content, stretch)

    def pad(
        self, content: QWidget | QLayout, stretch: int = 0, *, margins: tuple[int, int, int, int] = (16, 12, 16, 16)
    ) -> None:
        """Put content below what is there, off the edges by ``margins`` (left, top, right, bottom)."""
        box = QVBoxLayout()
        box.setContentsMargins(*margins)
        box.setSpacing(0)
        if isinstance(content, QLayout):
            box.addLayout(content)
        else:
            box.addWidget(content)
        self.body.addLayout(box, stretch)

    def add_separator(self) -> None:
        """A line across the card."""
        self.body.addWidget(Separator())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the box; its edge is drawn above the content."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill=self.fill, radius=RADIUS)
        painter.end()
