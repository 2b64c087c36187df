"""The sentence for everything that can go wrong: what is the matter, and what to do about it.

Errors (``domain.errors``) carry facts; so do the reasons why a value or a row is not taken. Here they become words of
the current language, with the facts isolated. Sentences are for one line on the screen or on standard error.
"""

from __future__ import annotations

from dataclasses import fields

from kizilay_desk.domain import errors
from kizilay_desk.domain.entities import ENTITIES
from kizilay_desk.domain.errors import DeskError
from kizilay_desk.domain.reasons import Reason
from kizilay_desk.i18n.bidi import iso_ltr
from kizilay_desk.i18n.catalogue import N_, gettext
from kizilay_desk.i18n.labels import code_list_label, field_label, offered_labels
from kizilay_desk.i18n.sentences import fill, listing

# Longer lists of allowed values are left out of a sentence: nobody reads 250 nationalities there.
_MOST_ALLOWED = 12

_SENTENCES: dict[type[DeskError], str] = {
    DeskError: N_("This could not be done. Please try again."),
    # The store
    errors.StoreMissing: N_("There are no records at {path}. Check the path, or set up this computer first."),
    errors.StoreExists: N_("There are already records at {path}. Choose another place, or open those."),
    errors.StoreUnreadable: N_("{path} cannot be read: it is damaged or not a file of records. Restore a backup."),
    errors.StoreNewer: N_("The records at {path} were written by a newer version. Update Kızılay Desk to open them."),
    errors.StoreLocked: N_(
        "The records at {path} are in use by another program. Close the other Kızılay Desk window and try again."
    ),
    errors.ServerUnreachable: N_("The server {server} does not answer. Check the network and the address."),
    errors.WrongPassphrase: N_("This passphrase does not open the records. Check Caps Lock and the keyboard language."),
    errors.PassphraseMissing: N_("The records are encrypted. A passphrase is needed to open them."),
    errors.PassphraseTooShort: N_("The passphrase is too short. The least number of characters is {least}."),
    errors.DiskFull: N_("The disk is full, so {path} was not written. Free some space and try again."),
    errors.NotWritable: N_(
        "{path} cannot be written. Close it if it is open in another program, or choose another folder."
    ),
    # Files
    errors.FileError: N_("{file} could not be used. Ask the centre to send it again."),
    errors.FileMissing: N_("{file} was not found. Check the name and the folder."),
    errors.FileEmpty: N_("{file} is empty: the copy was probably interrupted. Copy it again or ask the sender for it."),
    errors.FileTruncated: N_("{file} is incomplete or damaged. Copy it again or ask the sender for it."),
    errors.FileNotWorkbook: N_("{file} is not an Excel workbook. Choose an .xlsx file."),
    errors.FileEncrypted: N_(
        "{file} is protected with a password. Remove the password in Excel, save the file and try again."
    ),
    errors.FileHasMacros: N_("{file} has macros and is not opened. Save it as .xlsx without macros and try again."),
    errors.FileTooLarge: N_(
        "{file} would grow beyond {limit_mb} MB when opened, so it is damaged or harmful. Ask the sender for a new one."
    ),
    errors.FileNotOurs: N_(
        "{file} is not a weekly file of Kızılay Desk. Choose a weekly file, or import an attendance list as a list."
    ),
    errors.FileNewer: N_("{file} was written by a newer version. Update Kızılay Desk and read it again."),
    errors.FileTampered: N_("The hidden sheets of {file} were changed. Ask the sender to export the week again."),
    errors.NoHeaderRow: N_(
        "No row with column names was found in {file}. Write names such as Date, Activity, Given name above the list."
    ),
    errors.NoFiles: N_("There is no Excel file in {path}. Choose the folder with the weekly files."),
    # Requests
    errors.UnknownBatch: N_("There is no merge {batch} here. Check the number in the list of merges."),
    errors.BatchAlreadyWithdrawn: N_("The merge {batch} has already been undone. Nothing was changed."),
    errors.UnknownCentre: N_("There is no centre {centre} here. Check the centre code."),
    errors.UnknownCode: N_("“{value}” is not in the list “{list_name}”. Choose one that is."),
    errors.BadArgument: N_("“{value}” cannot be used for {what}. Correct it and try again."),
    errors.Cancelled: N_("Stopped. Everything is as it was before."),
    errors.InvalidValue: N_("{field}: {reason}"),
}

# What a user can give that cannot be read, by BadArgument.what.
_BAD_ARGUMENTS = {
    "week": N_("“{value}” is not a week. Write it like 2026-W14."),
    "date": N_("“{value}” is not a date. Write it like 2026-04-07 or 07.04.2026."),
    "period": N_("The period {value} ends before it begins. Swap the two dates."),
    "language": N_("“{value}” is not a language of Kızılay Desk. Choose tr, en or ar."),
    "centre": N_("“{value}” cannot be a centre code. Use capital letters, digits and hyphens, like HATAY."),
    "store": N_("“{value}” cannot be used as a store. Give a path, or an address like postgresql+psycopg://..."),
    "user": N_("The user's name is empty. Write a name."),
    "role": N_("“{value}” is not a role. Choose field or coordinator."),
}

_REASONS: dict[Reason, str] = {
    Reason.REQUIRED: N_("This must be filled in."),
    Reason.NAME_MISSING: N_("A name is missing. Write it in Latin or Arabic letters."),
    Reason.DATE_MISSING: N_("The date is missing. Write it."),
    Reason.CONTROL_CHARACTER: N_("This has characters that cannot be shown. Type it again."),
    Reason.TOO_LONG: N_("This is too long. Shorten it."),
    Reason.NOT_A_DATE: N_("This is not a date. Write it like 07.04.2026."),
    Reason.IMPOSSIBLE_DATE: N_("This date does not exist. Check day and month."),
    Reason.AMBIGUOUS_DATE: N_("Day and month of this date cannot be told apart. Write it like 07.04.2026."),
    Reason.DATE_IN_FUTURE: N_("This date is in the future. Check it."),
    Reason.BIRTH_IN_FUTURE: N_("This birth date is in the future. Check the year."),
    Reason.AGE_OVER_120: N_("By this birth date the person is over 120 years old. Check the year."),
    Reason.NOT_A_TIME: N_("This is not a time. Write it like 14:30."),
    Reason.END_BEFORE_START: N_("The end is before the start. Check both times."),
    Reason.NOT_A_NUMBER: N_("This is not a whole number. Use digits only."),
    Reason.NEGATIVE: N_("This cannot be less than zero. Write zero or more."),
    Reason.NOT_A_CODE: N_("This is not in the list. Choose one that is."),
    Reason.UNKNOWN_ACTIVITY: N_("This activity is not in the programme list. Use its name or code, like TTK-2."),
    Reason.DUPLICATE_ROW: N_(
        "The same person is already listed for this session. Delete the row or correct the person."
    ),
    Reason.FORMULA: N_("This is a formula without a result. Type the value instead."),
    Reason.ERROR_CELL: N_("This cell holds an Excel error. Type the value instead."),
}

# The same said more exactly, where the facts that help are known.
_TOO_LONG = N_("This is too long. The greatest number of characters is {longest}.")
_NOT_ONE_OF = N_("This is not in the list. Choose one of: {allowed}.")
_NOT_IN_LIST = {
    "nationality": N_("This country or nationality is not known. Write the country, like Syria or Türkiye."),
    "programme": _REASONS[Reason.UNKNOWN_ACTIVITY],
}


def sentence(error: DeskError) -> str:
    """One sentence or two in the current language: what is wrong and what to do. Its facts are isolated."""
    template = gettext(_SENTENCES[type(error)])
    match error:
        case errors.UnknownCode():
            return fill(template, value=error.value, list_name=code_list_label(error.list_key))
        case errors.BadArgument(what=what) if what in _BAD_ARGUMENTS:
            return fill(gettext(_BAD_ARGUMENTS[what]), value=error.value)
        case errors.InvalidValue():
            return fill(template, field=field_label(error.entity, error.field), reason=_why(error))
        case _:
            return fill(template, **_facts(error))


def reason(why: Reason | str, *, code_list: str | None = None, longest: int | None = None) -> str:
    """Why a value, a cell or a row is not taken, and what to do.

    ``why`` is a reason or its value; ``code_list`` is the list that has no such code; ``longest`` is in characters.
    ValueError for what is no reason.
    """
    # Forms name a reason as a key of theirs, ``not_a_code``; files and --json as the value, ``not-a-code``.
    why = Reason(why.replace("_", "-")) if isinstance(why, str) else why
    if why is Reason.TOO_LONG and longest is not None:
        return fill(gettext(_TOO_LONG), longest=longest)
    if why is Reason.NOT_A_CODE and code_list is not None:
        return _not_in_list(code_list)
    return gettext(_REASONS[why])


def _not_in_list(code_list: str) -> str:
    allowed = offered_labels(code_list)
    if code_list not in _NOT_IN_LIST and len(allowed) <= _MOST_ALLOWED:
        return fill(gettext(_NOT_ONE_OF), allowed=listing(allowed))
    return gettext(_NOT_IN_LIST.get(code_list, _REASONS[Reason.NOT_A_CODE]))


def _facts(error: DeskError) -> dict[str, str | int]:
    facts: dict[str, str | int] = {fact.name: getattr(error, fact.name) for fact in fields(error)}
    for name in ("path", "server", "batch"):
        if name in facts:
            facts[name] = iso_ltr(str(facts[name]))
    return facts


def _why(error: errors.InvalidValue) -> str:
    field = ENTITIES[error.entity].field(error.field)
    return reason(error.reason, code_list=field.code_list, longest=field.longest)
