"""Number words and month names of the languages that articles are read in.

Everything is looked up in the folded spelling of :func:`fold`, so that marks and letter variants do not matter. A
language that is not here has digits and dates in figures only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

Phrase = tuple[str, ...]

_VARIANTS = str.maketrans("يىئكأإآٱۀؤ", "یییکااااهو")
# Vowel signs, the tatweel, the joiners and direction marks: none of them makes another word.
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u2066-\u2069\u202a-\u202e\u061c\ufeff]")


def fold(text: str) -> str:
    """Text in one spelling: NFKC, ASCII digits, lower case, Arabic letters without marks and variants."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"(?![0-9])\d", lambda match: str(unicodedata.decimal(match.group())), text)
    return _MARKS.sub("", unicodedata.normalize("NFKC", text.translate(_VARIANTS))).casefold()


_ADJECTIVE = ("y", "a", "e", "ego", "emu", "ym", "ej", "ą", "ych", "ymi")
_SOFT_ADJECTIVE = ("i", "a", "ia", "ie", "iego", "iemu", "im", "iej", "ą", "ią", "ich", "imi")

# Cardinals and ordinals; "12: …" lists all spellings of one number. "First" is left out: it seldom counts anything.
_UNITS = {
    "en": "1: one|2: two second|3: three third|4: four fourth|5: five fifth|6: six sixth|7: seven seventh|"
    "8: eight eighth|9: nine ninth|10: ten tenth|11: eleven eleventh|12: twelve twelfth|13: thirteen thirteenth|"
    "14: fourteen fourteenth|15: fifteen fifteenth|16: sixteen sixteenth|17: seventeen seventeenth|"
    "18: eighteen eighteenth|19: nineteen nineteenth",
    "fa": "1: یک|2: دو دوم دومین|3: سه سوم سومین|4: چهار چهارم چهارمین|5: پنج پنجم پنجمین|"
    "6: شش ششم ششمین|7: هفت هفتم هفتمین|8: هشت هشتم هشتمین|9: نه نهم نهمین|10: ده دهم دهمین|11: یازده یازدهم|"
    "12: دوازده دوازدهم|13: سیزده سیزدهم|14: چهارده چهاردهم|15: پانزده پانزدهم|16: شانزده شانزدهم|"
    "17: هفده هفدهم|18: هجده هجدهم هیجده|19: نوزده نوزدهم",
    "ar": "1: واحد واحدة|2: اثنان اثنین اثنتان اثنتین اثنا اثنی اثنتا اثنتی ثان ثانی ثانیة|3: ثلاث ثلاثة ثالث ثالثة|"
    "4: اربع اربعة رابع رابعة|5: خمس خمسة خامس خامسة|6: ست ستة سادس سادسة|7: سبع سبعة سابع سابعة|"
    "8: ثمان ثمانی ثمانیة ثامن ثامنة|9: تسع تسعة تاسع تاسعة|10: عشر عشرة عاشر عاشرة",
    "pl": "1: jeden jedna jedno jednego jednej jednemu jednym jedną|2: dwa dwie dwóch dwu dwóm dwoma dwiema dwoje|"
    "3: trzy trzech trzem trzema trzej|4: cztery czterech czterem czterema czterej|5: pięć pięciu pięcioma|"
    "6: sześć sześciu sześcioma|7: siedem siedmiu siedmioma|8: osiem ośmiu ośmioma|9: dziewięć dziewięciu|"
    "10: dziesięć dziesięciu dziesięcioma|11: jedenaście jedenastu|12: dwanaście dwunastu|13: trzynaście trzynastu|"
    "14: czternaście czternastu|15: piętnaście piętnastu|16: szesnaście szesnastu|17: siedemnaście siedemnastu|"
    "18: osiemnaście osiemnastu|19: dziewiętnaście dziewiętnastu",
    "vi": "1: một mốt|2: hai nhì|3: ba|4: bốn tư|5: năm lăm|6: sáu|7: bảy|8: tám|9: chín|10: mười",
}
_TENS = {
    "en": "20: twenty twentieth|30: thirty thirtieth|40: forty fortieth|50: fifty fiftieth|60: sixty sixtieth|"
    "70: seventy seventieth|80: eighty eightieth|90: ninety ninetieth",
    "fa": "20: بیست بیستم بیستمین|30: سی سیام سیامین|40: چهل چهلم چهلمین|50: پنجاه پنجاهم پنجاهمین|"
    "60: شصت شصتم شصتمین|70: هفتاد هفتادم هفتادمین|80: هشتاد هشتادم هشتادمین|90: نود نودم نودمین",
    "ar": "20: عشرون عشرین|30: ثلاثون ثلاثین|40: اربعون اربعین|50: خمسون خمسین|60: ستون ستین|70: سبعون سبعین|"
    "80: ثمانون ثمانین|90: تسعون تسعین",
    "pl": "20: dwadzieścia dwudziestu|30: trzydzieści trzydziestu|40: czterdzieści czterdziestu|"
    "50: pięćdziesiąt pięćdziesięciu|60: sześćdziesiąt sześćdziesięciu|70: siedemdziesiąt siedemdziesięciu|"
    "80: osiemdziesiąt osiemdziesięciu|90: dziewięćdziesiąt dziewięćdziesięciu",
}
_HUNDREDS = {
    "en": "100: hundred hundredth",
    "fa": "100: صد صدم یکصد|200: دویست|300: سیصد|400: چهارصد|500: پانصد",
    "ar": "100: مئة مائة|200: مئتان مئتین مائتان مائتین",
    "pl": "100: sto stu|200: dwieście dwustu|300: trzysta trzystu|400: czterysta czterystu|500: pięćset pięciuset",
}
_POLISH_ORDINALS = {
    4: "czwart", 5: "piąt", 6: "szóst", 7: "siódm", 8: "ósm", 9: "dziewiąt", 10: "dziesiąt",
    11: "jedenast", 12: "dwunast", 13: "trzynast", 14: "czternast", 15: "piętnast", 16: "szesnast", 17: "siedemnast",
    18: "osiemnast", 19: "dziewiętnast", 20: "dwudziest", 30: "trzydziest", 40: "czterdziest", 50: "pięćdziesiąt",
    60: "sześćdziesiąt", 70: "siedemdziesiąt", 80: "osiemdziesiąt", 90: "dziewięćdziesiąt", 100: "setn",
}  # fmt: skip
_MULTIPLIERS = {
    "en": "1000: thousand thousands|1000000: million millions|1000000000: billion billions bn",
    "fa": "1000: هزار|1000000: میلیون|1000000000: میلیارد",
    "ar": "1000: الف الفا الاف|1000000: ملیون ملیونا ملایین|1000000000: ملیار ملیارا ملیارات",
    "pl": "1000: tys tysiąc tysiące tysięcy tysiącom tysiącami tysiącach|"
    "1000000: mln milion miliony milionów milionom milionami milionach|"
    "1000000000: mld miliard miliardy miliardów",
    "vi": "1000: nghìn ngàn|1000000: triệu|1000000000: tỷ tỉ",
}
_MONTHS = {
    "en": "1: january jan|2: february feb|3: march mar|4: april apr|5: may|6: june jun|7: july jul|8: august aug|"
    "9: september sept sep|10: october oct|11: november nov|12: december dec",
    "fa": "1: ژانویه|2: فوریه|3: مارس|4: اوریل|5: مه می|6: ژوئن|7: ژوئیه جولای|8: اوت اگوست|9: سپتامبر|"
    "10: اکتبر|11: نوامبر|12: دسامبر",
    "ar": "1: ینایر کانون_الثانی جانفی|2: فبرایر شباط فیفری|3: مارس اذار|4: ابریل نیسان افریل|5: مایو ایار مای|"
    "6: یونیو یونیه حزیران جوان|7: یولیو یولیه تموز جویلیة|8: اغسطس اب اوت|9: سبتمبر ایلول|"
    "10: اکتوبر تشرین_الاول|11: نوفمبر تشرین_الثانی|12: دیسمبر کانون_الاول",
    "pl": "1: stycznia styczeń styczniu|2: lutego luty lutym|3: marca marzec marcu|4: kwietnia kwiecień kwietniu|"
    "5: maja maj maju|6: czerwca czerwiec czerwcu|7: lipca lipiec lipcu|8: sierpnia sierpień sierpniu|"
    "9: września wrzesień wrześniu|10: października październik październiku|"
    "11: listopada listopad listopadzie|12: grudnia grudzień grudniu",
    "vi": "|".join(f"{month}: tháng_{month}" for month in range(1, 13)),
}
_PERSIAN_MONTHS = (
    "1: فروردین|2: اردیبهشت|3: خرداد|4: تیر|5: مرداد|6: شهریور|7: مهر|8: ابان|9: اذر|10: دی|11: بهمن|12: اسفند"
)
# What an Arabic word may begin with: and, then, by, to, like, the article.
_ARABIC_PREFIX = re.compile(r"(?:[وف])?(?:ال|لل|[بلک](?:ال)?)?")


def _table(listed: str) -> dict[str, int]:
    entries = (line.split(": ") for line in listed.split("|") if line)
    return {fold(word).replace("_", " "): int(number) for number, words in entries for word in words.split()}


@cache
def number_words(lang: str) -> dict[Phrase, int]:
    """Every phrase that writes a number of at most a few hundred, as a tuple of words."""
    units, tens = _table(_UNITS.get(lang, "")), _table(_TENS.get(lang, ""))
    hundreds = _table(_HUNDREDS.get(lang, ""))
    if lang == "pl":
        units |= {stem + end: number for number, stem in _POLISH_ORDINALS.items() if number < 20 for end in _ADJECTIVE}
        units |= {stem + end: number for stem, number in (("drug", 2), ("trzec", 3)) for end in _SOFT_ADJECTIVE}
        tens |= {stem + end: number for number, stem in _POLISH_ORDINALS.items() if number >= 20 for end in _ADJECTIVE}
    phrases: dict[Phrase, int] = {(word,): number for word, number in (units | tens | hundreds).items()}
    small = {word: number for word, number in units.items() if number < 10}
    for word, number in small.items():
        for ten, value in tens.items():
            if lang == "ar":
                phrases[(word, "و" + ten)] = value + number
                phrases[(word, "وال" + ten)] = value + number
            elif lang == "fa":
                phrases[(ten, "و", word)] = value + number
            elif value < 100:
                phrases[(ten, word)] = value + number
        if lang == "ar" and number < 10:
            phrases |= {(word, ten): 10 + number for ten in ("عشر", "عشرة") if number > 1}
        if lang == "vi":
            phrases |= {("mười", word): 10 + number, (word, "mươi"): 10 * number, (word, "trăm"): 100 * number}
            phrases |= {(word, "mươi", other): 10 * number + unit for other, unit in small.items()}
        if lang == "en":
            phrases[(word, "hundred")] = 100 * number
    if lang == "ar":
        phrases |= {("احد", "عشر"): 11, ("احدی", "عشرة"): 11, ("حادی", "عشر"): 11, ("حادیة", "عشرة"): 11}
    return phrases


@cache
def multipliers(lang: str) -> dict[str, int]:
    """Words that make a number larger: thousand, million."""
    return _table(_MULTIPLIERS.get(lang, ""))


@cache
def months(lang: str) -> dict[str, int]:
    """The names of the Gregorian months, by name."""
    return _table(_MONTHS.get(lang, ""))


@cache
def persian_months() -> dict[str, int]:
    """The names of the months of the Persian calendar, by name."""
    return _table(_PERSIAN_MONTHS)


def without_prefixes(word: str, lang: str) -> list[str]:
    """The word as it stands, and what is left of an Arabic one without particles and article."""
    if lang != "ar":
        return [word]
    match = _ARABIC_PREFIX.match(word)
    longest = match.end() if match else 0
    return [word, *(word[cut:] for cut in range(1, longest + 1) if _ARABIC_PREFIX.fullmatch(word[:cut]))]
