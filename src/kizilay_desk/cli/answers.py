"""What the commands answer: for people in their language, for programs as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from kizilay_desk.cli.console import Cell, say, say_json, say_table
from kizilay_desk.domain.attendance_list import CellProblem
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.fields import Entity
from kizilay_desk.domain.ranges import size
from kizilay_desk.i18n import formats
from kizilay_desk.i18n.bidi import iso, strip_marks
from kizilay_desk.i18n.catalogue import gettext as _
from kizilay_desk.i18n.catalogue import ngettext, pgettext
from kizilay_desk.i18n.labels import entity_label, entity_plural, field_label
from kizilay_desk.i18n.messages import reason, sentence
from kizilay_desk.i18n.sentences import fill, listing
from kizilay_desk.services import naming
from kizilay_desk.services.conflicts import Conflict, Version
from kizilay_desk.services.desk import Desk, Identity
from kizilay_desk.services.exporting import Exported
from kizilay_desk.services.importing import ImportReport
from kizilay_desk.services.merging import MergedFile, MergeReport
from kizilay_desk.services.verifying import VerifyReport
from kizilay_desk.storage.batches import MissingFile

# ------------------------------------------------------------------------------------------------- setting up


def tell_set_up(desk: Desk, as_json: bool) -> None:
    """Where the records of which centre are now."""
    here = desk.identity
    if as_json:
        say_json({"store": desk.store.place, "centre": here.centre_code, "device": here.device, "user": here.user})
    else:
        say(fill(_("The records of {centre} are set up in {path}."), centre=here.centre_name, path=desk.store.place))


# -------------------------------------------------------------------------------------------------- importing


def tell_import(report: ImportReport, as_json: bool) -> None:
    """What came in, and every cell that did not."""
    counts = {
        "rows": report.rows,
        "sessions": report.sessions,
        "participants": report.participants,
        "attendances": report.attendances,
        "matched": report.matched,
        "known": report.known,
    }
    if as_json:
        rejected = {(problem.sheet, problem.row) for problem in report.problems}
        say_json(
            {
                **counts,
                "duplicates": [_problem_json(problem) for problem in report.duplicates],
                "rejected": len(rejected),
                "problems": [_problem_json(problem) for problem in report.problems],
                "other_names": [{"name": other.name, "rows": other.rows} for other in report.other_names],
                "unread_columns": list(report.unread_columns),
            }
        )
        return
    labels = (
        _("Rows in the list"),
        _("New sessions"),
        _("New participants"),
        _("New attendance"),
        _("Participants registered before"),
        _("Attendance that was here before"),
    )
    say_table(list(zip(labels, counts.values(), strict=True)))
    if report.unread_columns:
        say(fill(_("Columns that were not read: {names}"), names=listing(report.unread_columns)))
    for other in report.other_names:
        say(fill(_("The list names the centre {name}. Its rows were taken as this centre's."), name=other.name))
    _tell_problems(_("Rows of people who are already on the session's list; each was counted once:"), report.duplicates)
    _tell_problems(_("Rows that wait until these cells are corrected; import the list again then:"), report.problems)


def _tell_problems(heading: str, problems: Sequence[CellProblem]) -> None:
    if not problems:
        return
    say()
    say(heading)
    header = (_("Sheet"), _("Row"), _("Column"), _("Value"), _("Reason"))
    rows: list[tuple[Cell, ...]] = [
        (each.sheet, each.row, _column(each), each.value, _reason(each)) for each in problems
    ]
    say_table(rows, header=header, indent=2)


def _problem_json(problem: CellProblem) -> dict[str, object]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.letter,
        "label": naming.column_label(problem.column),
        "value": problem.value,
        "reason": problem.reason.value,
        "message": _reason(problem),
    }


def _column(problem: CellProblem) -> str:
    """The letter that the spreadsheet shows, and what the column is."""
    return f"{problem.letter} {naming.column_label(problem.column)}".strip()


def _reason(problem: CellProblem) -> str:
    return reason(problem.reason, code_list=problem.code_list, longest=problem.longest)


# -------------------------------------------------------------------------------------------------- exporting


def tell_export(exported: Exported, sender: Identity, as_json: bool) -> None:
    """Which file holds what."""
    if as_json:
        say_json(
            {
                "file": str(exported.path),
                "centre": sender.centre_code,
                "week": str(exported.week) if exported.week else None,
                "number": exported.number,
                "changes": exported.changes,
                "rows": dict(exported.rows),
            }
        )
        return
    say(fill(_("Written: {path}"), path=str(exported.path)))
    rows: list[tuple[Cell, Cell]] = [(entity_plural(entity), count) for entity, count in exported.rows.items()]
    say_table([*rows, (_("Changes"), exported.changes)])


# ---------------------------------------------------------------------------------------------------- merging


def tell_merge(report: MergeReport, as_json: bool, *, dry_run: bool) -> None:
    """What every file did, and what is missing."""
    if as_json:
        say_json(
            {
                "batch": report.batch,
                "dry_run": dry_run,
                **_merge_counts(report),
                "missing_files": [
                    {"centre": lost.centre, "number": lost.number, "week": lost.week} for lost in report.missing
                ],
                "ignored": list(report.ignored),
                "files": [_file_json(file) for file in report.files],
            }
        )
        return
    _tell_files(report)
    for file in report.files:
        if file.repeats is not None:
            say(
                fill(
                    _("{file} has the same content as {other} and was counted once."),
                    file=file.file,
                    other=file.repeats,
                )
            )
        for what in _rejections(file):
            say(what)
    if report.ignored:
        say(fill(_("Not looked at, because they are no workbooks: {names}"), names=listing(report.ignored)))
    for lost in report.missing:
        say(_lost(lost))
    if report.batch is not None:
        say(fill(_("This is merge {number}. To take it back: kizilay-desk undo-merge"), number=str(report.batch)))
    elif dry_run:
        say(_("Nothing was written: this was only to show."))


def _tell_files(report: MergeReport) -> None:
    read = [file for file in report.files if file.error is None]
    if not read:
        return
    header = (
        pgettext("merge", "File"),
        pgettext("merge", "Centre"),
        pgettext("merge", "Week"),
        pgettext("merge", "New"),
        pgettext("merge", "Changed"),
        pgettext("merge", "Same"),
        pgettext("merge", "Conflict"),
        pgettext("merge", "Rejected"),
    )
    rows: list[tuple[Cell, ...]] = [
        (file.file, file.centre, file.week or _("All weeks"), *_merge_counts(file).values()) for file in read
    ]
    if len(read) > 1:
        rows.append((_("Total"), "", "", *_merge_counts(report).values()))
    say_table(rows, header=header)


def _merge_counts(counted: MergedFile | MergeReport) -> dict[str, int]:
    of = counted.receipt if isinstance(counted, MergedFile) else counted
    return {
        "new": of.new,
        "changed": of.changed,
        "same": of.same,
        "conflicts": of.conflicts,
        "rejected": counted.rejected,
    }


def _file_json(file: MergedFile) -> dict[str, object]:
    error = file.error
    return {
        "file": file.file,
        "centre": file.centre,
        "week": file.week,
        "number": file.number,
        **_merge_counts(file),
        "repeats": file.repeats,
        "rejections": [
            *({"position": each.position, "part": each.part} for each in file.unreadable),
            *({"number": each.seq, "entity": each.entity, "part": each.part} for each in file.receipt.rejected),
        ],
        "error": {"code": error.code, "message": strip_marks(sentence(error))} if error else None,
    }


def _rejections(file: MergedFile) -> Iterator[str]:
    """A sentence for each change of a file that could not go in."""
    template = _("{file}: a change was not taken in: {what}")
    for unreadable in file.unreadable:
        yield fill(template, file=file.file, what=f"{unreadable.position} ({unreadable.part})")
    for rejected in file.receipt.rejected:
        known = ENTITIES.get(rejected.entity)
        kind = entity_label(rejected.entity) if known else rejected.entity
        part = field_label(rejected.entity, rejected.part) if known and _has(known, rejected.part) else rejected.part
        yield fill(template, file=file.file, what=f"{rejected.seq} {kind} ({part})")


def _has(entity: Entity, key: str) -> bool:
    return any(field.key == key for field in entity.fields)


def _lost(lost: MissingFile) -> str:
    """Which file never came, and what to do."""
    week = lost.week or _("All weeks")
    template = _("Missing: file {number} of {centre} ({week}). Ask the centre to send it again.")
    return fill(template, number=str(lost.number), centre=lost.centre, week=week)


def tell_undone(batch: int, changes: int, as_json: bool) -> None:
    """That a merge was taken back."""
    if as_json:
        say_json({"batch": batch, "changes": changes})
    else:
        template = ngettext(
            "Merge {number} was undone: {count} change taken back.",
            "Merge {number} was undone: {count} changes taken back.",
            changes,
        )
        say(fill(template, number=str(batch), count=changes))


# -------------------------------------------------------------------------------------------------- conflicts


def tell_conflicts(conflicts: Sequence[Conflict], as_json: bool) -> None:
    """Every open conflict with its versions."""
    if as_json:
        say_json({"conflicts": [_conflict_json(conflict) for conflict in conflicts]})
        return
    if not conflicts:
        say(_("Nothing to decide."))
    for conflict in conflicts:
        say(f"{entity_label(conflict.entity)} · {iso(conflict.name)} · {iso(conflict.label)}")
        header = (_("Value"), _("Who"), _("Centre"), _("When"), "")
        rows = [
            (version.text or formats.NOTHING, version.author, version.centre, _when(version.at), _shown(version))
            for version in conflict.versions
        ]
        say_table(rows, header=header, indent=2)


def _conflict_json(conflict: Conflict) -> dict[str, object]:
    return {
        "entity": conflict.entity,
        "record": conflict.record,
        "name": conflict.name,
        "field": conflict.field,
        "label": conflict.label,
        "versions": [
            {
                "value": version.value,
                "text": version.text,
                "author": version.author,
                "centre": version.centre,
                "at": version.at,
                "origin": version.origin.value,
                "shown": version.shown,
            }
            for version in conflict.versions
        ],
    }


def _shown(version: Version) -> str:
    return _("used until decided") if version.shown else ""


def _when(instant: str) -> str:
    at = datetime.fromisoformat(instant).astimezone()
    return f"{formats.date_field(at.date())} {formats.time_field(at.time())}"


# -------------------------------------------------------------------------------------------------- verifying


def tell_verified(report: VerifyReport, as_json: bool) -> None:
    """Whether all is well, and what is not."""
    if as_json:
        say_json(
            {
                "digest": report.digest,
                "sound": report.sound,
                "changes": report.changes,
                "records": report.records,
                "damage": report.damage,
                "differences": [
                    {"entity": each.entity, "record": each.record, "part": each.part.value}
                    for each in report.differences
                ],
                "holes": [
                    {"device": device, "first": first, "last": last}
                    for device, ranges in report.holes.items()
                    for first, last in ranges
                ],
            }
        )
        return
    say_table([(_("Changes"), report.changes), (_("Records"), report.records)])
    say(fill(_("Content: {digest}"), digest=report.digest))
    if report.sound:
        say(_("The records are complete and undamaged."))
    else:
        faults = report.damage + len(report.differences)
        template = ngettext(
            "{count} fault was found. Restore a backup.", "{count} faults were found. Restore a backup.", faults
        )
        say(fill(template, count=faults))
    lost = sum(size(ranges) for ranges in report.holes.values())
    if lost:
        template = ngettext(
            "{count} change of other devices never came. Merge the missing weekly files.",
            "{count} changes of other devices never came. Merge the missing weekly files.",
            lost,
        )
        say(fill(template, count=lost))
