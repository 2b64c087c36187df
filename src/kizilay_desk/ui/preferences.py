"""What this computer remembers outside any store: language, look, and where the store was last. No personal data."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import platformdirs

from kizilay_desk.domain.errors import DeskError
from kizilay_desk.files import replacing


@dataclass(frozen=True, slots=True)
class Preferences:
    """Texts all; ``mode`` is light, dark or system."""

    language: str = "tr"
    mode: str = "light"
    store: str = ""

    def changed(self, **values: str) -> Preferences:
        """The same with other values, remembered."""
        preferences = replace(self, **values)
        path = _path()
        # A preference that cannot be written is no reason to stop anybody's work.
        with contextlib.suppress(DeskError, OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as temporary:
                temporary.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")
        return preferences


def load_preferences() -> Preferences:
    """What was remembered; the defaults where nothing was, or nothing readable."""
    try:
        content = json.loads(_path().read_text(encoding="utf-8"))
        known = {field.name: content[field.name] for field in fields(Preferences) if field.name in content}
        return Preferences(**{key: value for key, value in known.items() if isinstance(value, str)})
    except (OSError, ValueError, TypeError):
        return Preferences()


def usual_store() -> str:
    """Where a store lies when nobody chose another place."""
    return str(Path(platformdirs.user_data_dir("kizilay-desk", appauthor=False)) / "store")


def _path() -> Path:
    return Path(platformdirs.user_config_dir("kizilay-desk", appauthor=False)) / "preferences.json"
