"""Verifying a store: folding its whole log again, and looking for damage and losses."""

from __future__ import annotations

from dataclasses import dataclass

from kizilay_desk.domain.ranges import DeviceRanges
from kizilay_desk.services.desk import Desk
from kizilay_desk.storage import checking
from kizilay_desk.storage.checking import Difference
from kizilay_desk.storage.digest import content_digest


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found. ``digest`` is that of the programme records; ``damage`` counts faults of the database itself.

    ``holes`` are numbers that never came, by device: files that were lost on the way, not damage of this store.
    """

    digest: str
    changes: int
    records: int
    damage: int
    differences: tuple[Difference, ...]
    holes: DeviceRanges

    @property
    def sound(self) -> bool:
        """Whether the store holds exactly what its log says, undamaged."""
        return self.damage == 0 and not self.differences


def verify(desk: Desk) -> VerifyReport:
    """Check a store. Raises StoreUnreadable when it is too damaged to be read at all."""
    with desk.store.reading() as connection:
        return VerifyReport(
            digest=content_digest(connection),
            changes=checking.change_count(connection),
            records=checking.record_count(connection),
            damage=checking.damaged_pages(connection),
            differences=tuple(checking.fold_differences(connection)),
            holes=checking.holes(connection),
        )
