"""Statistics of a selection, their rows, their labels, and the form in which programs read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kizilay_desk.domain.errors import BadArgument
from kizilay_desk.domain.fields import NP_
from kizilay_desk.domain.statistics import (
    DEFAULT_BANDS,
    FINE_BANDS,
    NOT_STATED,
    OTHER,
    AgeBand,
    CountedRow,
    Distribution,
    Figure,
    GroupLine,
    Measure,
    ReportFilter,
    Statistics,
    percent_tenths,
)
from kizilay_desk.domain.tally import Tally
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import pgettext
from kizilay_desk.i18n.labels import code_label, code_lists
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import statistics as storage
from kizilay_desk.storage.statistics import Scope
