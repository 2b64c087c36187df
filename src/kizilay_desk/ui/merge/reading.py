"""Reading chosen files on the work's thread, one after the other, while the page looks on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kizilay_desk.domain.errors import NoFiles
from kizilay_desk.services.merging import Incoming, ReadEntry, UnreadFile, find_files, read_file
from kizilay_desk.services.progress import Progress

Entry = ReadEntry | UnreadFile


class Reading:
    """What was found at the chosen places and read so far.

    ``run`` is called on the work's thread and only adds; the page looks at the attributes whenever it hears of
    progress, and after a cancel too: what was read until then stays.
    """

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = tuple(places)
        self.paths: tuple[Path, ...] = ()
        self.entries: dict[Path, Entry] = {}
        self.ignored: tuple[str, ...] = ()
        self.empty_folders: tuple[NoFiles, ...] = ()

    def run(self, progress: Progress) -> None:
        """Find the files and read them. Raises Cancelled."""
        self._find()
        for done, path in enumerate(self.paths):
            progress.report(done, len(self.paths), path.name)
            self.entries[path] = read_file(path)
        progress.report(len(self.paths), len(self.paths))

    def _find(self) -> None:
        paths: dict[Path, None] = {}
        for place in self._places:
            try:
                found = find_files([place])
            except NoFiles as error:
                self.empty_folders += (error,)
                continue
            paths.update(dict.fromkeys(found.files))
            self.ignored += found.ignored
        self.paths = tuple(paths)


def incoming(entries: Sequence[Entry]) -> Incoming:
    """What was read, as the services take it in."""
    return Incoming(
        tuple(entry for entry in entries if isinstance(entry, ReadEntry)),
        tuple(entry for entry in entries if isinstance(entry, UnreadFile)),
    )
