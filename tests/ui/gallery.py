"""Every widget of the kit on a few pages, to be looked at: ``python tests/ui/gallery.py FOLDER`` renders them to PNG.

All people here are invented.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kizilay_desk.domain.entities.people import PARTICIPANT
from kizilay_desk.domain.entities.sessions import SESSION
from kizilay_desk.i18n.catalogue import current
from kizilay_desk.i18n.formats import number, percent
from kizilay_desk.ui.forms.form import Form
from kizilay_desk.ui.shell.frame import Frame, OtherPage, Place, RailItem
from kizilay_desk.ui.shell.language import Speech
from kizilay_desk.ui.shell.page import Page
from kizilay_desk.ui.shell.window import Window
from kizilay_desk.ui.theme.fonts import Role
from kizilay_desk.ui.theme.painting import Run
from kizilay_desk.ui.theme.theme import Mode
from kizilay_desk.ui.widgets.buttons import Button, ExplainedButton, IconButton, Kind, LinkButton, Size
from kizilay_desk.ui.widgets.card import Card, Separator
from kizilay_desk.ui.widgets.cells import (
    ActionCell,
    Cell,
    NameCell,
    NumberCell,
    ProgressCell,
    StateCell,
    TextCell,
)
from kizilay_desk.ui.widgets.check_box import CheckBox
from kizilay_desk.ui.widgets.chips import Chip, ChoiceChip, CountBadge, FilterChip
from kizilay_desk.ui.widgets.choice_field import ChoiceField
from kizilay_desk.ui.widgets.figures import BarLine, Distribution, KeyFigure, StackedFigure
from kizilay_desk.ui.widgets.kbd import KeyHints
from kizilay_desk.ui.widgets.label import Label, RunLine
from kizilay_desk.ui.widgets.layouts import column, row
from kizilay_desk.ui.widgets.month_chart import MonthBar, MonthChart
from kizilay_desk.ui.widgets.notices import Banner, EmptyLine, UndoStrip
from kizilay_desk.ui.widgets.popover import Popover
from kizilay_desk.ui.widgets.progress_line import ProgressLine
from kizilay_desk.ui.widgets.read_fields import DateField
from kizilay_desk.ui.widgets.search_field import SearchField
from kizilay_desk.ui.widgets.segmented import Choice
from kizilay_desk.ui.widgets.state import State, Tone
from kizilay_desk.ui.widgets.stepper import Stepper
from kizilay_desk.ui.widgets.tab_bar import Tab, TabBar
from kizilay_desk.ui.widgets.table import DataTable
from kizilay_desk.ui.widgets.table_model import Column, RowsModel
from kizilay_desk.ui.widgets.text_field import NumberField, PassphraseField, TextField
from kizilay_desk.ui.widgets.time_range_field import TimeRangeField


def say(tr: str, en: str, ar: str) -> Callable[[], str]:
    """A text of the gallery in the language spoken."""
    return lambda: {"tr": tr, "en": en, "ar": ar}[current().code]


@dataclass(frozen=True)
class Person:
    """An invented person."""

    latin: str
    arabic: str
    born: str
    sex: str
    consent: bool


PEOPLE = [
    Person("Meryem Haj Ali", "مريم حاج علي", "1991", "F", True),
    Person("Ayşe Demir", "", "1984", "F", True),
    Person("Abdulkadir İbrahim", "عبد القادر إبراهيم", "1976", "M", True),
    Person("Gulam Resul Haydari", "غلام رسول حيدری", "2003", "M", False),
    Person("", "محمد خليل", "1979", "M", True),
    Person("Muhsin Aydın", "", "1990", "M", True),
    Person("Hüda Kaddur", "هدى قدور", "1969", "F", True),
] * 5


def name_cell(person: Person, matched: int = 0) -> NameCell:
    """The name in the script of the language first."""
    first, second = (person.arabic, person.latin) if current().rtl else (person.latin, person.arabic)
    return NameCell(first or second, second if first else "", matched)


def people_table() -> DataTable:
    """The attendance list of the mockups."""
    sex = {"F": say("Kadın", "Female", "أنثى"), "M": say("Erkek", "Male", "ذكر")}
    given, missing = say("Var", "Given", "موجودة"), say("Eksik", "Missing", "ناقصة")

    def consent(person: Person) -> Cell:
        if person.consent:
            return StateCell(Tone.OK, "check", given())
        return StateCell(Tone.WARN, "warning", missing())

    columns: list[Column[tuple[int, Person]]] = [
        Column("number", "", lambda item: TextCell(str(23 - item[0]), quiet=True), 48),
        Column("name", say("Ad soyad", "Name", "الاسم والكنية"), lambda item: name_cell(item[1])),
        Column("born", say("Doğum", "Born", "الميلاد"), lambda item: TextCell(item[1].born), 64, sortable=True),
        Column("sex", say("Cinsiyet", "Sex", "الجنس"), lambda item: TextCell(sex[item[1].sex]()), 72),
        Column("consent", say("KVKK rızası", "Consent", "موافقة KVKK"), lambda item: consent(item[1]), 116),
        Column("remove", "", lambda item: ActionCell("x", f"× {item[1].latin}"), 56),
    ]

    def fetch(ids: Sequence[str]) -> Mapping[str, tuple[int, Person]]:
        return {each: (int(each), PEOPLE[int(each)]) for each in ids}

    model = RowsModel(columns, fetch)
    model.set_ids([str(at) for at in range(23)])
    return DataTable(model)


def files_table() -> DataTable:
    """The file list of the merge page."""
    rows = {
        "1": ("Adana", 31, 4, 0, StateCell(Tone.OK, "check", "Okundu")),
        "2": ("Ankara", 44, 2, 1, StateCell(Tone.WARN, "intersect", "Çakışma")),
        "3": ("Bursa", 1018, 0, 2, StateCell(Tone.ERR, "warning-circle", "Reddedilen var")),
        "4": ("Sultanbeyli", 0, 0, 0, ProgressCell(0.6, "194 / 312")),
    }
    columns: list[Column[tuple[str, int, int, int, Cell]]] = [
        Column("centre", say("Merkez", "Centre", "المركز"), lambda it: TextCell(it[0], strong=True)),
        Column("new", say("Yeni", "New", "جديد"), lambda it: NumberCell(number(it[1]), opens=True), 80, number=True),
        Column("changed", say("Değişen", "Changed", "معدَّل"), lambda it: NumberCell(number(it[2])), 80, number=True),
        Column(
            "conflict",
            say("Çakışma", "Conflict", "تعارض"),
            lambda it: NumberCell(number(it[3]), "warn" if it[3] else "text3", strong=bool(it[3])),
            80,
            number=True,
        ),
        Column("state", say("Durum", "Status", "الحالة"), lambda it: it[4], 170),
    ]
    model = RowsModel(columns, lambda ids: {each: rows[each] for each in ids})
    model.set_ids(list(rows))
    table = DataTable(model, row_height=30)
    table.show_sort("centre", descending=True)
    return table


class HomePage(Page):
    """The first mockup: heading, buttons, cards, states, figures."""

    def __init__(self) -> None:
        super().__init__()
        heading = row(
            Label(say("15. hafta", "Week 15", "الأسبوع 15"), Role.HEADING),
            Label(say("6–12 Nisan 2026", "6–12 Apr 2026", "06.04.2026 إلى 12.04.2026"), Role.BODY, "text2"),
            None,
            Button(say("İsimsiz sayım", "Anonymous headcount", "عدّ دون أسماء"), Kind.FLAT, icon="hash"),
            Button(say("Geri bildirim", "Feedback", "الملاحظات"), icon="chat-circle-text"),
            Button(say("Kişi kaydet", "Register person", "تسجيل شخص"), icon="user-plus"),
            Button(say("Yeni oturum", "New session", "جلسة جديدة"), Kind.PRIMARY, icon="plus", hint="Ctrl+N"),
        )
        self.content.addLayout(heading)
        today = Card(
            say("Bugünkü oturumlar", "Today's sessions", "جلسات اليوم"), say("7 Nisan Salı", "Tue 7 Apr", "07.04")
        )
        assert today.header is not None
        today.header.add(LinkButton(say("Tüm haftayı göster", "Show the whole week", "عرض الأسبوع كاملاً")))
        states = (
            State(Tone.OK, "check", say("23 kişi girildi", "23 people entered", "سُجّل 23 شخصاً"), filled=True),
            State(Tone.WARN, "clock", say("Katılım bekliyor", "Waiting", "بانتظار تسجيل الحضور"), filled=True),
            State(Tone.NEUTRAL, "calendar-blank", say("Planlandı", "Planned", "مخطّطة"), filled=True),
        )
        for at, state in enumerate(states):
            if at:
                today.add_separator()
            state.setFixedWidth(150)
            action = Button(say("Aç", "Open", "فتح"), size=Size.SMALL)
            action.setFixedWidth(104)
            words = column(
                Label(
                    say("Geçici koruma ve çalışma izni", "Temporary protection", "الحماية المؤقتة وإذن العمل"),
                    Role.STRONG,
                ),
                Label(
                    say("Bilgilendirme Oturumları · Salon 2", "Information · Hall 2", "جلسات تعريفية · القاعة 2"),
                    Role.SECONDARY,
                    "text2",
                ),
                spacing=0,
            )
            times = column(Label("10:00", Role.STRONG), Label("12:00", Role.CAPTION, "text3"), spacing=0)
            today.pad(row(times, 16, words, None, state, 8, action), margins=(16, 10, 16, 10))
        totals = Card(
            say("Bu haftanın toplamı", "This week's totals", "مجموع هذا الأسبوع"),
            say("şimdiye kadar", "so far", "حتى الآن"),
        )
        for at, (count, label) in enumerate(
            (
                (4, say("Oturum", "Sessions", "جلسة")),
                (71, say("Katılım", "Participations", "مشاركة")),
                (2316, say("Kişi", "People", "شخصاً")),
            )
        ):
            if at:
                totals.add_separator()
            figure = KeyFigure(
                label,
                say("geçen hafta 12", "last week 12", "الأسبوع الماضي 12"),
                role=Role.DISPLAY_HOME,
                column=80,
                line=False,
            )
            figure.set_count(count)
            totals.pad(figure, margins=(16, 7, 16, 7))
        export = Card(border="warnb")
        export.pad(
            column(
                Label(
                    say("14. hafta henüz dışa aktarılmadı", "Week 14 not yet exported", "لم يُصدَّر الأسبوع 14 بعد"),
                    Role.SECTION,
                ),
                State(Tone.WARN, "warning", say("Son gün dündü", "It was due yesterday", "كان آخر موعد أمس")),
                row(
                    Button(say("Excel'e aktar", "Export to Excel", "تصدير إلى Excel"), size=Size.SMALL, icon="export"),
                    Button(say("Önce göster", "Preview first", "عرض أولاً"), Kind.FLAT, Size.SMALL),
                    None,
                ),
            )
        )
        empty = Card(say("Tamamlanacak taslaklar", "Drafts to finish", "مسودات للإكمال"))
        empty.add(
            EmptyLine(
                say("Bugün oturum yok.", "No sessions today.", "لا جلسات اليوم."),
                say("Yeni oturum", "New session", "جلسة جديدة"),
                "plus",
            )
        )
        left, right = QWidget(), QWidget()
        left.setLayout(column(today, empty, None, spacing=16))
        right.setLayout(column(export, totals, None, spacing=16))
        right.setFixedWidth(352)
        body = row(left, right, spacing=16, tall=True)
        body.setStretch(0, 1)
        self.content.addLayout(body, 1)

    def title(self) -> str:
        return say("Bu hafta", "This week", "هذا الأسبوع")()


class SessionPage(Page):
    """The second mockup: form, tabs, quick add, table, undo strip, footer."""

    def __init__(self) -> None:
        super().__init__()
        head = row(
            Label(
                say("Geçici koruma ve çalışma izni", "Temporary protection", "الحماية المؤقتة وإذن العمل"),
                Role.HEADING_SMALL,
            ),
            Chip(say("Taslak", "Draft", "مسودة"), "pencil-simple"),
            State(Tone.OK, "check-circle", say("Kaydedildi 14:32", "Saved 14:32", "حُفظت 14:32")),
            None,
            Button(say("Oturumu tamamla", "Complete session", "إنهاء الجلسة"), Kind.PRIMARY, hint="Ctrl+Enter"),
        )
        self.add_header(head)
        details = Card(say("Oturum bilgileri", "Session details", "معلومات الجلسة"))
        times = TimeRangeField(say("Saat", "Time", "الوقت"))
        self.form = Form(
            SESSION,
            ("activity", "topic", ("date", "times"), ("place", "facilitator"), "languages", "note"),
            editors={"times": times},
            shares={"date": 4, "times": 5, "place": 4, "facilitator": 5},
            spacing=10,
        )
        self.form.set_values(
            {
                "activity": "TTK-2",
                "topic": "Geçici koruma ve çalışma izni",
                "date": "2026-04-07",
                "place": "Salon 2",
                "facilitator": "رانيا شيخو",
                "languages": ["ara", "tur"],
                "note": "طلب 4 أشخاص موعداً فردياً بشأن إذن العمل وأُحيلوا إلى وحدة الحماية.",
            }
        )
        times.set_times("10:00", "12:00")
        details.pad(self.form)
        details.body.addStretch(1)
        details.setFixedWidth(336)
        people = Card()
        tabs = TabBar(
            (
                Tab("people", say("Kişi listesi", "List of people", "قائمة الأشخاص"), lambda: 23),
                Tab("count", say("İsimsiz sayım", "Headcount", "عدّ دون أسماء")),
                Tab("late", say("Süresi geçmiş", "Overdue", "متأخرة"), lambda: 1, "warning-circle"),
            )
        )
        people.add(tabs)
        self.search_field = SearchField(
            say(
                "Ad, Arapça ad, telefon veya kimlik no ile arayın",
                "Search by name, phone or ID",
                "ابحث بالاسم أو الهاتف",
            ),
            height=40,
        )
        bring = Button(
            say("Geçen oturumdan getir", "Bring from last session", "جلب من الجلسة السابقة"),
            size=Size.LARGE,
            icon="stack",
        )
        people.pad(row(self.search_field, bring), margins=(16, 12, 16, 12))
        people.add_separator()
        self.table = people_table()
        people.add(self.table, 1)
        self.strip = UndoStrip()
        people.add(self.strip)
        people.add_separator()
        footer = row(
            RunLine([Run("23 kişi" if current().code == "tr" else "23", "text", 600)], Role.SECONDARY),
            8,
            Separator(upright=True),
            8,
            RunLine(
                [Run("Kadın  ", "text2"), Run("14", "text", 600), Run("   Erkek  ", "text2"), Run("9", "text", 600)],
                Role.SECONDARY,
            ),
            None,
            State(Tone.WARN, "warning", ""),
            LinkButton(
                say("1 kişinin rızası eksik", "Consent missing for 1 person", "موافقة شخص واحد ناقصة"), token="warn"
            ),
        )
        people.pad(footer, margins=(16, 8, 16, 8))
        body = row(spacing=16)
        body.addWidget(details)
        body.addWidget(people, 1)
        self.content.addLayout(body, 1)

    def title(self) -> str:
        return say("Oturumlar", "Sessions", "الجلسات")()

    def open_popover(self) -> Popover:
        """The register form below the search field."""
        popover = Popover()
        form = Form(PARTICIPANT, ("given_name", "family_name", "arabic_name", "sex", "birth", "nationality"), 3)
        form.set_values(
            {
                "given_name": "Muhsin",
                "family_name": "Kara",
                "arabic_name": "محسن كارا",
                "sex": "male",
                "nationality": "SYR",
            }
        )
        form.editor("birth").set_error("Tarih okunamadı. 14.06.1991 veya 1991 gibi yazın.")
        banner = Banner(Tone.WARN, "warning", action=say("Bu kişiyi ekle", "Add this person", "إضافة هذا الشخص"))
        banner.set_runs([Run("Benzer kayıt var: "), Run("Muhsin Kara", weight=600), Run(", 1991, Suriye, Bağcılar")])
        consent = CheckBox(say("KVKK açık rızası alındı", "Explicit consent received", "أُخذت الموافقة الصريحة"))
        consent.setChecked(True)
        last = row(
            consent,
            None,
            Button(say("Vazgeç", "Discard", "تجاهل"), Kind.FLAT, hint="Esc"),
            Button(
                say("Kaydet ve listeye ekle", "Save and add to list", "حفظ وإضافة إلى القائمة"), Kind.INK, hint="Enter"
            ),
        )
        popover.body.setContentsMargins(17, 13, 17, 13)
        popover.body.setSpacing(12)
        popover.body.addWidget(form)
        popover.body.addWidget(banner)
        popover.body.addLayout(last)
        popover.open_below(self.search_field, 748)
        return popover


class FiguresPage(Page):
    """Reports: figures, distributions, banner, tables with numbers, months."""

    def __init__(self) -> None:
        super().__init__()
        self.content.setSpacing(12)
        figures = row(spacing=16)
        for count, label, caption in (
            (
                148,
                say("Oturum", "Sessions", "جلسة"),
                say("yapılan oturum sayısı", "sessions held", "عدد الجلسات المنفّذة"),
            ),
            (
                2316,
                say("Katılım", "Participations", "مشاركة"),
                say("bir kişi her gelişinde sayılır", "each attendance counts", "يُحسب الشخص في كل حضور"),
            ),
            (
                678,
                say("Kişi", "People", "شخصاً"),
                say("her kişi bir kez sayılır", "each person counts once", "يُحسب كل شخص مرة واحدة"),
            ),
        ):
            card = Card()
            figure = KeyFigure(label, caption)
            figure.set_count(count)
            card.pad(figure, margins=(20, 12, 20, 12))
            figures.addWidget(card)
        self.content.addLayout(figures)
        self.distributions: list[Distribution] = []
        thirds = row(spacing=16)
        self.lines = (
            (
                say("Cinsiyet", "Sex", "الجنس"),
                (
                    (say("Kadın", "Female", "إناث"), 412),
                    (say("Erkek", "Male", "ذكور"), 261),
                    (say("Belirtilmemiş", "Not stated", "غير مذكور"), 0),
                ),
            ),
            (say("Yaş", "Age", "العمر"), ((lambda: "0–17", 259), (lambda: "18–59", 409), (lambda: "60+", 10))),
            (
                say("Uyruk", "Nationality", "الجنسية"),
                (
                    (say("Suriye", "Syria", "سوريا"), 429),
                    (say("Türkiye", "Türkiye", "تركيا"), 216),
                    (say("Diğer", "Other", "أخرى"), 28),
                ),
            ),
        )
        for title, _lines in self.lines:
            card = Card(title, header_line=False)
            assert card.header is not None
            card.header.add(Label(lambda: number(673), Role.CAPTION, "text3"))
            distribution = Distribution()
            self.distributions.append(distribution)
            card.add(distribution)
            card.body.addSpacing(12)
            card.body.addStretch(1)
            thirds.addWidget(card, 1)
        self.content.addLayout(thirds)
        self.content.addWidget(
            Banner(
                Tone.WARN,
                "info",
                say(
                    "5 kişinin cinsiyeti ve uyruğu belirtilmemiş. Yüzdeler, bilinenler üzerinden hesaplanır.",
                    "Sex and nationality of 5 people are not stated.",
                    "جنس 5 أشخاص وجنسيتهم غير مذكورين.",
                ),
                action=say("5 kişiyi göster", "Show 5 people", "عرض الأشخاص الخمسة"),
                link=True,
            )
        )
        table = Card(say("Alt programa göre", "By sub-programme", "حسب البرنامج الفرعي"), header_line=True)
        table.add(files_table(), 1)
        months = Card(say("Aylara göre katılım", "Participations by month", "المشاركات حسب الشهر"), header_line=False)
        self.chart = MonthChart()
        months.pad(self.chart, 1, margins=(12, 0, 12, 10))
        months.setFixedWidth(436)
        last = row(spacing=16)
        last.addWidget(table, 1)
        last.addWidget(months)
        self.content.addLayout(last, 1)

    def title(self) -> str:
        return say("Raporlar", "Reports", "التقارير")()

    def retranslate(self) -> None:
        for distribution, (_title, lines) in zip(self.distributions, self.lines, strict=True):
            whole = sum(count for _label, count in lines)
            distribution.set_lines(
                [
                    BarLine(label(), label(), count, count / whole, percent(count, whole) if count else "–")
                    for label, count in lines
                ]
            )
        from kizilay_desk.i18n.formats import month_short

        counts = (96, 118, 164, 172, 141, 226, 188, 152, 248, 281, 294, 236)
        self.chart.set_bars([MonthBar(f"2021-{at:02}", month_short(at), count) for at, count in enumerate(counts, 1)])


class SheetPage(Page):
    """Everything small in all its states."""

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        grid = column(spacing=12)
        kinds = [Button(say("Kaydet", "Save", "حفظ"), kind, icon="check", hint="Ctrl+S") for kind in Kind]
        off = [Button(say("Uygula", "Apply", "تطبيق"), kind) for kind in Kind]
        for button in off:
            button.setEnabled(False)
        self.ringed = Button(say("Odaklı", "Focused", "مركّز"), Kind.PRIMARY)
        explained = ExplainedButton(Button(say("Birleştirmeyi uygula", "Apply merge", "تطبيق الدمج"), Kind.PRIMARY))
        explained.set_state(
            False, say("Okuma bitince açılır", "Available when reading ends", "يُتاح عند انتهاء القراءة")
        )
        grid.addLayout(row(*kinds, self.ringed, None))
        grid.addLayout(row(*off, None, explained))
        sizes = [Button(size.name.title(), size=size) for size in Size]
        grid.addLayout(
            row(*sizes, LinkButton("Bağlantı"), IconButton("x", "Kapat"), IconButton("arrow-left", "Geri"), None)
        )
        chosen = ChoiceChip(say("Tümü 19", "All 19", "الكل 19"))
        chosen.setChecked(True)
        grid.addLayout(
            row(
                Chip(say("Taslak", "Draft", "مسودة"), "pencil-simple"),
                chosen,
                ChoiceChip(say("Çakışma 7", "Conflict 7", "تعارض 7")),
                FilterChip(say("Grup", "Group", "الفئة"), say("Göçmen", "Migrant", "مهاجر")),
                CountBadge(2),
                CountBadge(1234),
                None,
            )
        )
        grid.addLayout(
            row(
                *(
                    State(tone, icon, "Eksik")
                    for tone, icon in zip(
                        Tone, ("check", "warning", "x-circle", "circle-half", "circle-dashed"), strict=True
                    )
                ),
                *(
                    State(tone, icon, "Eksik", filled=True)
                    for tone, icon in zip(
                        Tone, ("check", "clock", "x-circle", "circle-half", "circle-dashed"), strict=True
                    )
                ),
                None,
            )
        )
        text = TextField(say("Konu", "Topic", "الموضوع"), say("isteğe bağlı", "optional", "اختياري"))
        text.set_value("الموقف مظلم")
        wrong = DateField(say("Son tarih", "Due date", "الموعد"))
        wrong.set_error("Son tarih seçin")
        secret = PassphraseField(say("Parola", "Passphrase", "عبارة المرور"))
        secret.set_value("on iki harf ve fazlası")
        off_field = TextField(say("Kapalı", "Disabled", "معطّل"))
        off_field.setEnabled(False)
        kind_field = ChoiceField(
            say("Tür", "Type", "النوع"),
            lambda: (
                Choice("request", say("İstek", "Request", "طلب")),
                Choice("wish", say("Dilek", "Wish", "اقتراح")),
                Choice("complaint", say("Şikâyet", "Complaint", "شكوى")),
            ),
        )
        kind_field.set_value("complaint")
        fields = row(
            text, wrong, secret, off_field, NumberField(say("Sayı", "Number", "العدد")), kind_field, spacing=12
        )
        for at in range(fields.count()):
            fields.setAlignment(fields.itemAt(at).widget(), Qt.AlignmentFlag.AlignTop)
        grid.addLayout(fields)
        self.stepper = Stepper()
        self.stepper.set_value(46)
        check = CheckBox(
            say("Hassas", "Sensitive", "حسّاسة"),
            say("Yalnızca odak kişi açabilir", "Only the focal point", "لا يفتحها إلا مسؤول الاتصال"),
        )
        check.setChecked(True)
        line = ProgressLine()
        line.set_share(0.62)
        amount = StackedFigure(say("yeni kayıt", "new", "جديد"))
        amount.set_count(3016)
        conflicts = StackedFigure(say("çakışma", "conflicts", "تعارض"), "warn")
        conflicts.set_count(7)
        steppers = row(
            self.stepper, Stepper(), check, CheckBox("…"), amount, Separator(upright=True), conflicts, line, spacing=16
        )
        grid.addLayout(steppers)
        grid.addWidget(KeyHints(((("↑", "↓"), say("gez", "move", "تنقّل")), (("Enter",), say("aç", "open", "فتح")))))
        for tone, icon in ((Tone.WARN, "warning"), (Tone.ERR, "warning-circle")):
            grid.addWidget(
                Banner(
                    tone,
                    icon,
                    say(
                        "Aynı telefon ve doğum yılı. Fatma Elahmed, 1991, Bağcılar.",
                        "Same phone and birth year.",
                        "الهاتف نفسه وسنة الميلاد نفسها.",
                    ),
                    title=say("Aynı kişi olabilir", "Possibly the same person", "قد يكونان الشخص نفسه")
                    if tone is Tone.WARN
                    else "",
                    action=say("Karşılaştır", "Compare", "مقارنة"),
                )
            )
        strip = UndoStrip()
        grid.addWidget(strip)
        grid.addStretch(1)
        card.pad(grid, 1)
        strip.offer("Fatma Kaya listeden çıkarıldı.", lambda: None)
        self.content.addWidget(card, 1)

    def title(self) -> str:
        return "Kit"


def gallery_window(speech: Speech) -> Window:
    """The window with the gallery's pages."""
    nothing = SheetPage
    frame = Frame(
        items=(
            RailItem("home", "house", say("Bu hafta", "This week", "هذا الأسبوع"), HomePage),
            RailItem("sessions", "calendar-check", say("Oturumlar", "Sessions", "الجلسات"), SessionPage),
            RailItem("sheet", "users", say("Katılımcılar", "Participants", "المشاركون"), SheetPage),
            RailItem("feedback", "chat-circle-text", say("Geri bildirim", "Feedback", "الملاحظات"), nothing, lambda: 2),
            RailItem("reports", "chart-bar", say("Raporlar", "Reports", "التقارير"), FiguresPage),
            RailItem("merge", "git-merge", say("Birleştirme", "Merge", "الدمج"), nothing, place=Place.COORDINATION),
            RailItem(
                "review", "intersect", say("İnceleme", "Review", "المراجعة"), nothing, lambda: 19, Place.COORDINATION
            ),
            RailItem("help", "question", say("Yardım", "Help", "المساعدة"), nothing, None, Place.BOTTOM, "F1"),
            RailItem("settings", "gear", say("Ayarlar", "Settings", "الإعدادات"), nothing, None, Place.BOTTOM),
        ),
        others=(OtherPage("session", "sessions", SessionPage),),
        user=say("Elif Arslan", "Elif Arslan", "رانيا شيخو"),
        centre=lambda: "Sultanbeyli Toplum Merkezi",
        version="1.0",
        lock=lambda: None,
    )
    return Window(frame, speech)


def render(folder: Path) -> None:
    """Every page in Turkish light and dark and in Arabic light, as PNG."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    speech = Speech(app)
    for language, mode in (("tr", Mode.LIGHT), ("ar", Mode.LIGHT), ("tr", Mode.DARK), ("en", Mode.LIGHT)):
        speech.dress(mode, language)
        window = gallery_window(speech)
        window.show()
        window.activateWindow()
        app.processEvents()
        window.status_bar.show_saved()
        for key in ("home", "session", "reports", "sheet"):
            window.go(key)
            page = window.page()
            if isinstance(page, SessionPage):
                page.table.flash("0")
                page.table.set_current("2")
                page.strip.offer("Fatma Kaya listeden çıkarıldı.", lambda: None)
            if isinstance(page, SheetPage):
                page.ringed.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(page, FiguresPage):
                page.chart.setFocus(Qt.FocusReason.TabFocusReason)
            app.processEvents()
            window.grab().save(str(folder / f"{key}-{language}-{mode.value}.png"))
            if isinstance(page, SessionPage):
                popover = page.open_popover()
                app.processEvents()
                window.grab().save(str(folder / f"{key}-popover-{language}-{mode.value}.png"))
                popover.close_popover()
        window.close()
        window.deleteLater()


if __name__ == "__main__":
    render(Path(sys.argv[1]))
