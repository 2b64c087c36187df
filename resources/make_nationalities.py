"""Write ``codes/nationality.json``: ISO 3166-1 alpha-3 with the country names of CLDR, through Babel.

Run it after an update of Babel and read the difference:  python resources/make_nationalities.py
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from babel.core import get_global

LANGUAGES = ("tr", "en", "ar")
TARGET = Path(__file__).parent / "codes" / "nationality.json"

# CLDR also maps withdrawn alpha-3 codes to today's countries; they are no nationality of today.
WITHDRAWN = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR", "ROM"}

# CLDR territories that ISO 3166-1 does not name. Kosovo has no ISO code; XKX is the user-assigned one in wide use.
NOT_ISO = {"AC", "CP", "DG", "EU", "QO", "TA", "UN", "XA", "XB", "ZZ"}
USER_ASSIGNED = {"XK": "XKX"}

# Names as the programmes use them, where CLDR's are longer or not the usual ones.
NAMES = {
    "SYR": {"tr": "Suriye", "en": "Syria", "ar": "سوريا"},
    "TUR": {"tr": "Türkiye", "en": "Türkiye", "ar": "تركيا"},
    "PSE": {"tr": "Filistin", "en": "Palestine", "ar": "فلسطين"},
    "HKG": {"tr": "Hong Kong", "en": "Hong Kong", "ar": "هونغ كونغ"},
    "MAC": {"tr": "Makao", "en": "Macao", "ar": "ماكاو"},
    "COD": {"tr": "Kongo Demokratik Cumhuriyeti", "en": "DR Congo", "ar": "الكونغو الديمقراطية"},
    "COG": {"tr": "Kongo Cumhuriyeti", "en": "Republic of the Congo", "ar": "جمهورية الكونغو"},
    "MMR": {"tr": "Myanmar", "en": "Myanmar", "ar": "ميانمار"},
}

# An alpha-2 code that means another country where this application is used: TC is Türkiye Cumhuriyeti.
NOT_A_SPELLING = {"TCA": "TC"}

# ICAO Doc 9303 part 3, section 5: codes for people without a state or of unspecified nationality.
WITHOUT_COUNTRY: tuple[dict[str, object], ...] = (
    {
        "code": "XXA",
        "tr": "Vatansız",
        "en": "Stateless",
        "ar": "عديم الجنسية",
        "also": ["Haymatlos", "بدون جنسية", "عديمة الجنسية"],
    },
    {
        "code": "XXX",
        "tr": "Belirsiz uyruk",
        "en": "Unspecified nationality",
        "ar": "جنسية غير محددة",
        "also": ["uyruğu belirsiz", "unspecified", "undetermined", "غير محددة"],
    },
)

# What people write instead of the country: demonyms and older or shorter names. Left out on purpose: what may mean
# people of another nationality too (Türkmen, Kongolu); such a cell is asked about.
SPELLINGS = {
    "AFG": ["Afgan", "Afganistanlı", "Afghan", "أفغاني", "أفغانية"],
    "ARE": ["BAE", "UAE", "الإمارات"],
    "AZE": ["Azerbaycanlı", "Azeri", "Azerbaijani", "أذربيجاني", "أذربيجانية"],
    "BGD": ["Bangladeşli", "Bangladeshi", "بنغلاديشي", "بنغلاديشية"],
    "BGR": ["Bulgar", "Bulgaristanlı", "Bulgarian", "بلغاري", "بلغارية"],
    "CHN": ["Çinli", "Chinese", "صيني", "صينية"],
    "CMR": ["Kamerunlu", "Cameroonian", "كاميروني", "كاميرونية"],
    "COD": ["Democratic Republic of the Congo", "KDC", "DRC"],
    "CZE": ["Çek Cumhuriyeti", "Czech Republic"],
    "DEU": ["Alman", "German", "ألماني", "ألمانية"],
    "DZA": ["Cezayirli", "Algerian", "جزائري", "جزائرية"],
    "EGY": ["Mısırlı", "Egyptian", "مصري", "مصرية"],
    "ERI": ["Eritreli", "Eritrean", "إريتري", "إريترية"],
    "ETH": ["Etiyopyalı", "Ethiopian", "إثيوبي", "إثيوبية"],
    "GBR": ["UK", "İngiltere", "Büyük Britanya", "England", "Great Britain", "British", "İngiliz", "بريطانيا"],
    "GEO": ["Gürcü", "Georgian", "جورجي", "جورجية"],
    "IND": ["Hint", "Hintli", "Indian", "هندي", "هندية"],
    "IRN": ["İranlı", "Iranian", "إيراني", "إيرانية"],
    "IRQ": ["Iraklı", "Iraqi", "عراقي", "عراقية"],
    "JOR": ["Ürdünlü", "Jordanian", "أردني", "أردنية"],
    "KAZ": ["Kazak", "Kazakistanlı", "Kazakh", "كازاخي"],
    "KGZ": ["Kırgız", "Kırgızistanlı", "Kyrgyz", "قيرغيزي"],
    "LBN": ["Lübnanlı", "Lebanese", "لبناني", "لبنانية"],
    "LBY": ["Libyalı", "Libyan", "ليبي", "ليبية"],
    "MAR": ["Faslı", "Moroccan", "مغربي", "مغربية"],
    "MKD": ["Makedonya", "Macedonia", "مقدونيا"],
    "MMR": ["Burma", "Burmese", "بورما"],
    "NGA": ["Nijeryalı", "Nigerian", "نيجيري", "نيجيرية"],
    "PAK": ["Pakistanlı", "Pakistani", "باكستاني", "باكستانية"],
    "PSE": ["Filistinli", "Palestinian", "Palestinian Territories", "فلسطيني", "فلسطينية"],
    "RUS": ["Rus", "Russian", "Russian Federation", "Rusya Federasyonu", "روسي", "روسية"],
    "SAU": ["Suudi", "Saudi", "السعودية", "سعودي", "سعودية"],
    "SDN": ["Sudanlı", "Sudanese", "سوداني", "سودانية"],
    "SOM": ["Somalili", "Somali nationality", "صومالي", "صومالية"],
    "SYR": [
        "Suriyeli",
        "Suriye Arap Cumhuriyeti",
        "Suriye uyruklu",
        "Syrian",
        "Syrian Arab Republic",
        "سوري",
        "سورية",
        "الجمهورية العربية السورية",
    ],
    "TJK": ["Tacik", "Tacikistanlı", "Tajik", "طاجيكي"],
    "TKM": ["Türkmenistanlı"],
    "TUN": ["Tunuslu", "Tunisian", "تونسي", "تونسية"],
    "TUR": [
        "Türk",
        "T.C.",
        "TC",
        "TC vatandaşı",
        "Türkiye Cumhuriyeti",
        "Turkey",
        "Turkish",
        "Turk",
        "تركي",
        "تركية",
    ],
    "UKR": ["Ukraynalı", "Ukrainian", "أوكراني", "أوكرانية"],
    "USA": [
        "ABD",
        "Amerika",
        "United States of America",
        "Amerikalı",
        "American",
        "أمريكا",
        "الولايات المتحدة الأمريكية",
    ],
    "UZB": ["Özbek", "Özbekistanlı", "Uzbek", "أوزبكي", "أوزبكية"],
    "YEM": ["Yemenli", "Yemeni", "يمني", "يمنية"],
}


def countries() -> dict[str, str]:
    """ISO 3166-1: alpha-2 by alpha-3, as CLDR's aliases give them."""
    known = set(Locale.parse("en").territories)
    found = {
        alpha3: targets[0]
        for alpha3, targets in get_global("territory_aliases").items()
        if len(alpha3) == 3
        and alpha3.isalpha()
        and len(targets) == 1
        and alpha3 not in WITHDRAWN
        and targets[0] in known - NOT_ISO - set(USER_ASSIGNED)
        and not ("QMM" <= alpha3 <= "QZZ" or "XAA" <= alpha3 <= "XZZ")
    }
    return found | {alpha3: alpha2 for alpha2, alpha3 in USER_ASSIGNED.items()}


def entries() -> list[dict[str, object]]:
    """The list: the nationalities met most first, then the others by code, then those without a country."""
    names = {language: Locale.parse(language).territories for language in LANGUAGES}
    codes = countries()
    first = ["SYR", "TUR", "AFG", "IRQ", "IRN", "PSE", "SOM"]
    rows: list[dict[str, object]] = []
    for alpha3 in first + sorted(set(codes) - set(first)):
        alpha2 = codes[alpha3]
        labels = NAMES.get(alpha3) or {language: names[language][alpha2] for language in LANGUAGES}
        cldr = [names[language][alpha2] for language in LANGUAGES]
        also = dict.fromkeys([alpha2, *cldr, *SPELLINGS.get(alpha3, [])])
        said = {*labels.values(), NOT_A_SPELLING.get(alpha3)}
        rows.append({"code": alpha3, **labels, "also": [text for text in also if text not in said]})
    return [*rows, *WITHOUT_COUNTRY]


def main() -> None:
    """Write the file anew."""
    lines = ",\n".join("    " + json.dumps(entry, ensure_ascii=False) for entry in entries())
    TARGET.write_text(f'{{\n  "list": "nationality",\n  "codes": [\n{lines}\n  ]\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
