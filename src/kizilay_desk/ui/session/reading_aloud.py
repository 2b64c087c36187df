"""How a name reads in the other script, for somebody who cannot read the one it is written in.

A hint beside a name, never stored and never compared: common names as they are usually written, others letter by
letter with a vowel where Arabic writes none.
"""

from __future__ import annotations

import re
from functools import cache

from kizilay_desk.domain.names import fold, sound_key

_COMMON = """
    محمد Muhammed    أحمد Ahmed    محمود Mahmud    علي Ali    عمر Ömer    عثمان Osman    حسن Hasan    حسين Hüseyin
    خليل Halil    إبراهيم İbrahim    إسماعيل İsmail    يوسف Yusuf    موسى Musa    عيسى İsa    يحيى Yahya    داود Davud
    سليمان Süleyman    مصطفى Mustafa    خالد Halid    وليد Velid    سعيد Said    رشيد Reşid    كريم Kerim    رحيم Rahim
    جمال Cemal    كمال Kemal    نبيل Nebil    عادل Adil    طارق Tarık    ياسر Yasir    ياسين Yasin    حمزة Hamza
    بلال Bilal    أنس Enes    أيمن Eymen    أمين Emin    أمجد Emced    بشار Beşşar    فارس Faris    فراس Firas
    ماهر Mahir    مازن Mazin    مروان Mervan    رامي Rami    سامر Samir    سامي Sami    زياد Ziyad    غسان Gassan
    عماد İmad    عصام İsam    هشام Hişam    حسام Hüsam    جابر Cabir    جعفر Cafer    قاسم Kasım    نور Nur
    فاطمة Fatma    عائشة Ayşe    خديجة Hatice    زينب Zeynep    مريم Meryem    آمنة Emine    أمينة Emine    هدى Hüda
    ليلى Leyla    سارة Sara    رانيا Rania    رنا Rana    ريم Rim    سمر Semer    سميرة Samira    هناء Hena
    منى Muna    مها Meha    ندى Neda    نادية Nadiya    نجوى Necva    سعاد Suad    سلمى Selma    شيماء Şeyma
    أسماء Esma    إيمان İman    إسراء İsra    آية Aya    ياسمين Yasemin    صفاء Safa    وفاء Vefa    حليمة Halime
    فيصل Faysal    خطيب Hatib    حيدر Haydar    رسول Resul    عبدالله Abdullah    عبدو Abdo    جاسم Casim    سيد Seyid
    حاج Hac    شيخو Şeyho    حمدان Hamdan    قدور Kaddur    رحمن Rahman    قادر Kadir    عزيز Aziz    دين Din
"""
_WORDS = _COMMON.split()
_LATIN_OF = {fold(arabic): latin for arabic, latin in zip(_WORDS[::2], _WORDS[1::2], strict=True)}
_ARABIC_OF = {fold(latin): arabic for arabic, latin in zip(_WORDS[::2], _WORDS[1::2], strict=True)}

_CONSONANTS = dict(
    zip(
        "بتثجحخدذرزسشصضطظغفقكلمنهپچژڤگ",
        [
            "b",
            "t",
            "s",
            "c",
            "h",
            "h",
            "d",
            "z",
            "r",
            "z",
            "s",
            "ş",
            "s",
            "d",
            "t",
            "z",
            "g",
            "f",
            "k",
            "k",
            "l",
            "m",
            "n",
            "h",
            "p",
            "ç",
            "j",
            "v",
            "g",
        ],
        strict=True,
    )
)
_VOWELS = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "e", "ء": "", "ئ": "i", "ؤ": "u", "ع": "a"}
_HALF_VOWELS = {"و": ("v", "u"), "ي": ("y", "i")}

_ARABIC_LETTERS = {
    "sh": "ش",
    "kh": "خ",
    "gh": "غ",
    "th": "ث",
    "dh": "ذ",
    "ch": "تش",
    "ou": "و",
    "oo": "و",
    "ee": "ي",
    **dict(
        zip(
            "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
            "ا ب ج تش د _ ف غ غ ه ي ي ج ك ل م ن و و ب ق ر س ش ت و و ف و كس ي ز".replace("_", "").split(" "),
            strict=True,
        )
    ),
}
_ARABIC_UNIT = re.compile("|".join(sorted(_ARABIC_LETTERS, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLE = "ال"
_SERVANT = "عبد"
_AFTER_SERVANT = re.compile(rf"\b{_SERVANT}\s+(?={_ARTICLE})")
_SPOKEN = "aeiu"
_HIGH_VOWELS = tuple("eıioöuü")


def in_latin(name: str) -> str:
    """An Arabic-script name in Turkish letters: ``محمد خليل`` is read *Muhammed Halil*."""
    return " ".join(map(_latin_word, _AFTER_SERVANT.sub(_SERVANT, name).split()))


def in_arabic(name: str) -> str:
    """A Latin-script name in Arabic letters: *Muhammet Yıldız* is read ``محمد يلديز``."""
    return " ".join(map(_arabic_word, name.split()))


def _latin_word(word: str) -> str:
    if common := _LATIN_OF.get(fold(word)):
        return common
    servant, _nothing, of = word.partition(_SERVANT + _ARTICLE)
    if of and not servant:
        return "Abdul" + _latin_word(of).lower()
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return "El " + _latin_word(word.removeprefix(_ARTICLE))
    letters = ""
    for at, letter in enumerate(word):
        sound = _latin_sound(letter, first=at == 0, following=word[at + 1 : at + 2])
        # Two consonants may stand side by side after a vowel, not at the beginning and not three of them.
        if sound and sound not in _SPOKEN and letters and not any(each in _SPOKEN for each in letters[-2:]):
            letters += "e"
        letters += sound
    return ("İ" if letters[:1] == "i" else letters[:1].upper()) + letters[1:]


def _latin_sound(letter: str, *, first: bool, following: str) -> str:
    if letter in _HALF_VOWELS:
        consonant, vowel = _HALF_VOWELS[letter]
        return consonant if first or following in _VOWELS or following in _HALF_VOWELS else vowel
    if letter == "ع" and not first:
        return ""
    return _CONSONANTS.get(letter) or _VOWELS.get(letter, "")


def _arabic_word(word: str) -> str:
    folded = fold(word)
    common = _ARABIC_OF.get(folded) or _arabic_by_sound().get(sound_key(folded))
    if common:
        return common
    lower = word.replace("İ", "i").replace("I", "ı").lower()
    letters = _ARABIC_UNIT.sub(lambda match: _ARABIC_LETTERS[match.group()], lower)
    return _DOUBLED.sub(r"\1", ("ا" if lower[:1] in _HIGH_VOWELS else "") + letters)


@cache
def _arabic_by_sound() -> dict[str, str]:
    """The first common name of each sound; shorter sounds are shared by names that are not alike (Ayşe, İsa)."""
    found: dict[str, str] = {}
    for latin, arabic in _ARABIC_OF.items():
        key = sound_key(latin)
        if len(key) > 2:
            found.setdefault(key, arabic)
    return found
