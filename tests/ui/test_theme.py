"""Tokens, fonts, icons and style sheet."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kizilay_desk.i18n.bidi import iso
from kizilay_desk.ui.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, Role, font, load_fonts
from kizilay_desk.ui.theme.icons import MIRRORED, is_mirrored, pixmap
from kizilay_desk.ui.theme.painting import running_its_own_way
from kizilay_desk.ui.theme.stylesheet import style_sheet
from kizilay_desk.ui.theme.theme import Mode, theme
from kizilay_desk.ui.theme.tokens import DARK, LIGHT, NEEDED_CONTRAST, Palette, Token, contrast

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "needed"), NEEDED_CONTRAST)
def test_people_can_read_and_find_everything(palette: Palette, ink: Token, ground: Token, needed: float) -> None:
    assert contrast(palette.colour(ink), palette.colour(ground)) >= needed


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#C3102A", "#FFFFFF") == pytest.approx(6.13, abs=0.005)
    assert contrast("#FFFFFF", "#C3102A") == contrast("#C3102A", "#FFFFFF")


def test_every_token_has_a_colour() -> None:
    assert {field.name for field in fields(Palette)} == set(get_args(Token))


@pytest.mark.parametrize("rtl", [False, True])
def test_weights_really_differ(qapp: QApplication, rtl: bool) -> None:
    load_fonts()
    for text in ("Kızılay", "الهلال الأحمر"):
        widths = [
            QFontMetricsF(font(Role.BODY, weight, rtl=rtl)).horizontalAdvance(text)
            for weight in (REGULAR, MEDIUM, SEMIBOLD)
        ]
        assert widths == sorted(set(widths))


def test_both_scripts_come_from_the_shipped_fonts(qapp: QApplication) -> None:
    load_fonts()
    assert font(Role.BODY, rtl=False).families() == ["Noto Sans", "Noto Sans Arabic"]
    assert font(Role.BODY, rtl=True).families() == ["Noto Sans Arabic", "Noto Sans"]


def test_arabic_lines_are_at_least_1_6_times_the_letters(qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT, RTL)
    assert all(role.line >= 1.6 * role.pixels for role in Role)
    theme().apply(qapp, Mode.LIGHT, LTR)
    assert Role.BODY.line == 20


def test_a_style_sheet_leaves_no_placeholder_and_names_no_font(qapp: QApplication) -> None:
    for palette in (LIGHT, DARK):
        left, right = style_sheet(palette, LTR), style_sheet(palette, RTL)
        assert "@" not in left + right
        assert "padding-left: 8px" in left
        assert "padding-right: 8px" in right
        assert "font-" not in left


def test_a_label_keeps_its_weight_under_the_style_sheet(qtbot: QtBot, qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT, LTR)
    label = QLabel("Kızılay Desk")
    qtbot.addWidget(label)
    label.ensurePolished()
    regular = label.sizeHint().width()
    label.setFont(font(Role.STRONG))
    label.show()
    assert label.sizeHint().width() > regular


def test_icons_with_a_direction_turn_round_and_others_do_not(qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT, LTR)
    there = {name: pixmap(name, "text", 32).toImage() for name in ("arrow-left", "magnifying-glass")}
    theme().apply(qapp, Mode.LIGHT, RTL)
    back = {name: pixmap(name, "text", 32).toImage() for name in ("arrow-left", "magnifying-glass")}
    theme().apply(qapp, Mode.LIGHT, LTR)
    assert there["magnifying-glass"] == back["magnifying-glass"]
    assert there["arrow-left"] != back["arrow-left"]
    assert is_mirrored("users-fill")
    assert not is_mirrored("check-bold")


def test_every_icon_of_the_design_exists(qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT, LTR)
    names = (
        "house calendar-check users chat-circle-text chart-bar git-merge intersect question gear "
        "magnifying-glass plus-bold user-plus x pencil-simple arrow-left caret-right caret-down "
        "caret-down-bold stack image calendar-blank clock map-pin check-circle check warning warning-circle "
        "x-circle x-bold circle circle-half circle-dashed spinner-gap export table file-pdf printer "
        "folder-open tray arrow-u-up-left arrow-counter-clockwise arrows-left-right equals lock-key "
        "hard-drives key eye eye-slash wifi-slash floppy-disk user-circle hash info house-fill users-fill "
        "gear-fill check-bold"
    )
    for name in {*names.split(), *MIRRORED}:
        drawn = pixmap(f"ph.{name}", "text", 16).toImage()
        assert any(drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), name
    with pytest.raises(KeyError):
        pixmap("no-such-icon", "text", 16)


def test_bare_values_run_left_to_right_and_sentences_their_own_way() -> None:
    assert running_its_own_way("0–17") == iso("0–17")
    assert running_its_own_way("مريم، 1991.") == iso("مريم، 1991.")
    # Values with commas between them belong to the line: in Arabic the first stands on the right.
    values = f"{iso('التركية')}، {iso('العربية')}"
    assert running_its_own_way(values) == values
    assert running_its_own_way(f"{iso('Fatma')} من القائمة") == iso(f"{iso('Fatma')} من القائمة")


def test_the_theme_can_change_while_the_window_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT, LTR)
    with qtbot.waitSignal(theme().changed):
        theme().apply(qapp, Mode.DARK, LTR)
    assert theme().is_dark
    assert theme().colour("surface").name().upper() == DARK.surface
    theme().apply(qapp, Mode.LIGHT, LTR)
    assert qapp.palette().window().color().name().upper() == LIGHT.bg


def test_the_interpreter_survives_many_calls_that_return_nothing() -> None:
    # In a process of its own: where it fails, the interpreter is gone.
    script = (
        "import kizilay_desk.ui.theme\n"
        "from PySide6.QtCore import QRect\n"
        "rect = QRect()\n"
        "for _ in range(200_000): rect.setX(1)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
