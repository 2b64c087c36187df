"""The files that come with the application are found wherever it runs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kizilay_desk import resources


@pytest.fixture(autouse=True)
def _look_afresh() -> Iterator[None]:
    resources._folder.cache_clear()
    yield
    resources._folder.cache_clear()


def test_in_a_source_checkout() -> None:
    assert (resources.resources_folder() / "codes" / "sex.json").is_file()
    assert (resources.translations_folder() / "ar" / "LC_MESSAGES" / "kizilay_desk.po").is_file()


def test_in_a_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "translations").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.translations_folder() == tmp_path / "translations"


def test_in_an_installed_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.resources_folder() == tmp_path / "_resources"


def test_an_incomplete_installation_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "a" / "b")
    with pytest.raises(FileNotFoundError, match="translations"):
        resources.translations_folder()
