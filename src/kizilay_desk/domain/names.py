"""Names as they are searched and compared, whatever script they were written in.

A *folded* text has no case, diacritics, harakat or punctuation, so that ``İBRAHİM``, ``ibrahim`` and
``Ibrahim`` are one. A *sound key* is the skeleton of consonants of one word in coarse classes (t/d, s/z/sh,
c/ç/j/g, k/q, h/kh ...): محمد, Muhammed and Mehmet are all ``MHMT``, so that a beginning typed in one script is
the beginning of the key in the other. Both are stored and compared, never shown.

The search index holds tokens that begin with ``n`` (a folded word), ``s`` (a sound key, ended by ``.``) or ``d``
(digits of a phone or an identity number). A search is for tokens that begin with what was typed: a range of an index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

# ------------------------------------------------------------------------------------------------- folding

# The letter or letters on the left are what each of those on the right becomes.
_SAME_LETTER = """
    i ı    o ø    d đð    h ħ    l ł    n ŋ    e ə    t ŧ    ss ß    ae æ    oe œ    th þ
    ا ٱٲٳٵ    ي ىیېێےۍئ    ه ةەھہۃۀ    و ؤۆۇۈۋۅ    ك کگڭڬ    ن ں    ل ڵ
    ب پ    ج چ    ز ژ    ف ڤ    ر ڕڑ    ت ٹ    د ڈ
    0 ٠۰    1 ١۱    2 ٢۲    3 ٣۳    4 ٤۴    5 ٥۵    6 ٦۶    7 ٧۷    8 ٨۸    9 ٩۹
"""
# Tatweel, soft hyphen, apostrophes and ʿayn signs vanish: Sa'id is Said.
_NOTHING = "ـ\u00ad'’‘`´ʻʼʿʾˈ"
_LETTERS = _SAME_LETTER.split()
_FOLDING = str.maketrans(
    dict.fromkeys(_NOTHING, "")
    | {letter: same for same, letters in zip(_LETTERS[::2], _LETTERS[1::2], strict=True) for letter in letters}
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The form in which texts are searched and compared: folded words with one space between them.

    Turkish-aware (İ, I, ı and i are one letter), without diacritics, with Arabic letter variants unified and
    Western digits. Folding a folded text changes nothing.
    """
    if text.isascii():
        return _BETWEEN_WORDS.sub(" ", text.lower().replace("'", "").replace("`", "")).strip()
    # Twice, because taking a mark away can bring together what Unicode then takes apart further.
    return _fold_once(_fold_once(text))


def _fold_once(text: str) -> str:
    # Translated before too: NFKD turns some apostrophes into a space and an accent.
    apart = unicodedata.normalize("NFKD", text.translate(_FOLDING)).casefold()
    bare = "".join(letter for letter in apart if unicodedata.category(letter) not in ("Mn", "Me", "Cf"))
    return _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFC", bare.translate(_FOLDING))).strip()


# Names repeat: a few thousand make up most of any list of people.
@lru_cache(maxsize=1 << 14)
def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(fold(text).split())


def name_key(given: str | None, family: str | None, arabic: str | None) -> str:
    """The name by which two records are said to carry exactly the same name; '' when there is no name.

    The Latin name where there is one, else the Arabic. Without spaces, so that ``Abdul Kadir``, ``Abdulkadir``
    and a name that was split at another place are the same.
    """
    latin = fold(f"{given or ''} {family or ''}").replace(" ", "")
    return latin or fold(arabic or "").replace(" ", "")


# ---------------------------------------------------------------------------------------------- sound keys

# The classes of consonants and what is written for them. Vowels, ayn, hamza, and y, v and w within a word have
# no class: the scripts write them too differently.
_CLASSES = {
    "B": "b p ب",
    "F": "f ph ف",
    "H": "h kh ح خ ه",
    "J": "j c g dj gh tch tsch ج غ",
    "K": "k q ck ق ك",
    "KS": "x",
    "L": "l ل",
    "M": "m م",
    "N": "n ن",
    "R": "r ر",
    "S": "s z sh th dh ch sch ث س ص ش ز ذ ظ ض",
    "T": "t d ت ط د",
}
# English Othman is written with th for one consonant, Turkish Fethi for two; رضا is Rıza and Rida.
_SECOND_READINGS = {"th": "TH", "dh": "T", "sh": "SH", "ch": "J", "ض": "T"}
_SOUNDS = {
    spelling: (sound, _SECOND_READINGS[spelling]) if spelling in _SECOND_READINGS else (sound,)
    for sound, spellings in _CLASSES.items()
    for spelling in spellings.split()
}
_SPELLING = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_OPENING = {letter: sound for sound, letters in {"A": "aeiouاعء", "Y": "yي", "V": "vwو"}.items() for letter in letters}
_MOST_READINGS = 4
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile("(?:(?<=[ae])h|ه)$")

_ARTICLE = re.compile("ال(?=..)|[ae]l(?=[^aeiou].{4})")
_LOOKS_LIKE_ARTICLE = frozenset(
    ("الهام", "الياس", "الماس", "الفت", "الين", "اليف", "اليان", "الاء", "الكسندر", "البير")
)
# The article inside a compound: Abdulkadir, Ebulfez, Nureldin; عبدالقادر, ابوالخير, نورالدين.
_INNER_ARTICLE = re.compile(
    "(?<=^abd)[aeiou]+l|(?<=^ab|^eb)[ou]+[ae]?l(?=[^aeiou].)|(?<=..)[aeiou]l(?=d+[iey]+n)"
    "|(?<=^عبد)ال|(?<=^ابو)ال|(?<=..)ال(?=دين$)"
)


@lru_cache(maxsize=1 << 14)
def sound_key(token: str) -> str:
    """The sound key of one folded word in its likeliest reading; '' for a word without a letter we know."""
    return next(iter(sound_keys(token)), "")


def sound_keys(token: str, *, beginning: bool = False) -> tuple[str, ...]:
    """The sound keys of one folded word, likeliest first: several where the spelling is ambiguous.

    ``beginning`` says that the word may go on, as while somebody types: then a final h may be a consonant
    (``muh``) or silent (Fatimah, فاطمه), and ``ال`` the article or not.
    """
    bodies = _bodies(token, beginning)
    readings = [reading for body in bodies for reading in _readings(_FINAL_H.sub("", body))]
    if beginning:
        readings = [reading for body in bodies for reading in _readings(body)] + readings
    return tuple(dict.fromkeys(filter(None, readings)))


def _bodies(token: str, beginning: bool) -> tuple[str, ...]:
    """The word without its article and without an article inside; a beginning also with it."""
    article = _ARTICLE.match(token)
    if article is None or token in _LOOKS_LIKE_ARTICLE:
        return (_INNER_ARTICLE.sub("", token),)
    bare = token[article.end() :]
    return (bare, token) if beginning else (bare,)


def _readings(word: str) -> Iterator[str]:
    readings = [_OPENING.get(word[:1], "")]
    for spelling in _SPELLING.findall(word):
        sounds = _SOUNDS[spelling] if len(readings) < _MOST_READINGS else _SOUNDS[spelling][:1]
        readings = [reading + sound for reading, sound in product(readings, sounds)]
    for reading in readings:
        yield _DOUBLED.sub(r"\1", reading)


# ------------------------------------------------------------------------------------------ the search index

_NUMBER_FIELDS = ("phone", "identity_number")
_NATIONAL_DIGITS = 10
_FEWEST_DIGITS = 4
_KEY_END = "."
_ARABIC = re.compile("[\u0621-\u064a]")

_ARTICLES = frozenset(
    ("al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "an", "en", "ul", "ال")
)
_SERVANT_OR_FATHER = frozenset(
    ("abd", "abdel", "abdal", "abdul", "abdu", "abdur", "abdus", "abdoul", "abu", "abou", "ebu", "abo", "um", "umm")
)
_LEADS_A_COMPOUND = _ARTICLES | _SERVANT_OR_FATHER | {"عبد", "ابو", "ام", "بو", "ذو"}
_ENDS_A_COMPOUND = frozenset(("din", "eddin", "eddine", "uddin", "aldin", "allah", "ullah", "الدين", "الله"))
_SERVANT_OF = re.compile("^(?:abd[aeiou]+(?:l|([drstzn])(?=\\1))|عبد(?:ال)?)(?=...)")


def search_tokens(values: Mapping[str, str | None]) -> set[str]:
    """What the search index holds for a record, from its searchable values by field key.

    Words as written, also with compounds joined and without their article; their sound keys; whole names as lines
    (see ``line_prefixes``); a phone whole and by its last ten digits; an identity number.
    """
    found: set[str] = set()
    names: dict[str, tuple[str, ...]] = {}
    for key, value in values.items():
        if not value:
            continue
        if key in _NUMBER_FIELDS:
            number = fold(value).replace(" ", "")
            found |= {"d" + number, "d" + (number[-_NATIONAL_DIGITS:] if key == "phone" else number)}
        else:
            names[key] = tokens(value)
            found.update(*map(_word_tokens, _searched_words(names[key])))
    given, family, arabic = (names.get(key, ()) for key in ("given_name", "family_name", "arabic_name"))
    for line in ((*given, *family), arabic):
        found.update(_lines(line, beginning=False))
    found.update(_lines((*family, *given), beginning=False)[:1])
    return found


def line_prefixes(text: str) -> tuple[str, ...]:
    """Prefixes that find whole names when somebody typed several words of one in their order: as written, by sound.

    Two common words each begin thousands of names; the line they make begins few. Empty for a single word.
    """
    return _lines(tokens(text), beginning=True)


def _lines(words: Sequence[str], *, beginning: bool) -> tuple[str, ...]:
    telling = [word for word in words if word not in _ARTICLES]
    if len(telling) < 2 or any(letter.isdecimal() for word in telling for letter in word):
        return ()
    *whole, last = telling
    ending = next(iter(sound_keys(last, beginning=True)), "") if beginning else sound_key(last)
    sounds = [*map(sound_key, whole), ending]
    written = "f" + " ".join(telling)
    return (written, "z" + " ".join(sounds)) if all(sounds) else (written,)


def query_tokens(text: str) -> list[tuple[str, ...]]:
    """What to look for in the search index when somebody typed ``text``: a record must match every entry of the
    list, and matches an entry when one of its tokens begins with one of the entry's prefixes.

    The exact beginning comes first in an entry, then the sound keys, where the word is long enough for them to
    be selective. A text without a letter is one number.
    """
    words = tokens(text)
    if words and all(word.isdecimal() for word in words):
        return [_number_prefixes("".join(words))]
    # An article, or the first digits of a number, says nothing beside another word.
    idle = {word for word in words if word in _ARTICLES or (word.isdecimal() and len(word) < _FEWEST_DIGITS)}
    telling = [word for word in words if word not in idle]
    return [_word_prefixes(word) for word in telling or words]


def _number_prefixes(digits: str) -> tuple[str, ...]:
    if len(digits) < _FEWEST_DIGITS:
        return ("n" + digits,)
    # 0555 ... and 00963 ... are how a phone is dialled; the index holds 555 ... and 963 ...
    return tuple(dict.fromkeys(("d" + digits, "d" + (digits.lstrip("0") or digits))))


def _word_prefixes(word: str) -> tuple[str, ...]:
    if word.isdecimal():
        return _number_prefixes(word)
    if len(word) >= _FEWEST_DIGITS and any(letter.isdecimal() for letter in word):
        return ("n" + word, "d" + word)
    if len(word) < (2 if _ARABIC.search(word) else 3):
        return ("n" + word,)
    # A single consonant begins too many names: it must be the whole key (Mai and مي).
    sounds = (sound + _KEY_END if len(sound) == 1 else sound for sound in sound_keys(word, beginning=True))
    return ("n" + word, *("s" + sound for sound in sounds))


@lru_cache(maxsize=1 << 14)
def _word_tokens(word: str) -> frozenset[str]:
    sounds = {*sound_keys(word)}
    if word.endswith(("h", "ه")):
        # The h may be a consonant (Salah); and Turkish keeps the Arabic ending -a(t) as a letter (Nimet, Hayat).
        sounds |= {*sound_keys(word, beginning=True), *sound_keys(word[:-1] + "ت" if word.endswith("ه") else word)}
    return frozenset(("n" + word, *(f"s{sound}{_KEY_END}" for sound in sounds)))


def _searched_words(words: Sequence[str]) -> Iterator[str]:
    for word in (*words, *_compounds(words)):
        if word in _ARTICLES:
            continue
        yield word
        if word.startswith("ال") and len(word) > 3:
            yield word[2:]
        if servant := _SERVANT_OF.match(word):
            yield word[servant.end() :]


def _compounds(words: Sequence[str]) -> Iterator[str]:
    """Neighbouring words that others write as one: abd al qadir, nour eddine, abu bakr, el hasan, نور الدين."""
    begun = ""
    for position, word in enumerate(words):
        if word in _ENDS_A_COMPOUND and position and not begun:
            yield words[position - 1] + word
        if word in _LEADS_A_COMPOUND:
            begun += word
        elif begun:
            yield begun + word
            begun = ""
