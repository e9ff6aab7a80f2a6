"""The tables by which words are compared, one set for each language; the browser gets them with the index."""

from __future__ import annotations

from dataclasses import dataclass, field

# Letters that are written as others in a query. Marks are gone by then, so أ and آ already are ا.
_LATIN = {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
_ARABIC = {"ي": "ی", "ى": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ة": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا"}
# What nobody types: hamza alone, the stroke that stretches a word, soft hyphens, marks of direction.
_DROPPED = dict.fromkeys("ء\u0640\u00ad\u200d\u200e\u200f\u061c\u2060\ufeff", "")
_DIGITS = {mark: str(index % 10) for index, mark in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")} | {"٫": ".", "٬": ","}
LETTERS: dict[str, str] = _LATIN | _ARABIC | _DROPPED
DIGITS: dict[str, str] = _DIGITS


@dataclass(frozen=True)
class Rules:
    """How one language is searched; words may be written here as they are in texts.

    ``stop`` are words that say nothing; ``prefixes`` are taken off, ``doubtful`` ones may also belong to the word;
    ``suffixes`` come off in rounds, at most one a round, ``ies>y`` leaves a ``y``; a word keeps ``shortest`` letters.
    ``irregular`` gives words the stem of another.
    """

    stop: str = ""
    prefixes: str = ""
    doubtful: str = ""
    suffixes: tuple[str, ...] = ()
    shortest: int = 3
    irregular: dict[str, str] = field(default_factory=dict)


_EN = Rules(
    stop="a an the of in on at to for from by with and or not is are was were be been has have had it its this that "
    "these those as what which who whom when where why how do does did will would can could may about into than then "
    "there their they he she his her we our you your i s many much some any",
    suffixes=(
        "ies>y sses>ss ches>ch shes>sh xes>x es>e s",
        "ications>y ication>y ifications>ify ations ation ators ator ated ates ate ating itions ition ingly ing edly "
        "ied>y ed ions ion ments ment ness ally ly ory ories al ities ity ence ance er or e y",
        "ie i e at",
    ),
    irregular={"signatory": "sign", "signatories": "sign", "signature": "sign", "signatures": "sign", "us": "us"},
)
_PL = Rules(
    stop="a i o u w z ze we na do od za po pod przez przy dla oraz lub albo nie tak to ten ta te tego tej tych tym "
    "jest sa byl byla bylo byly byc jak jaki jaka jakie co czy kto kogo kiedy gdzie dlaczego ile ktory ktora ktore "
    "sie jej jego ich juz tylko takze o nad miedzy bez moze mozna ma maja r ds",
    suffixes=(
        "iejszych iejszego owaniami owaniem owania owanie owaniu owania owali owaly owala owalo owal owano owac "
        "ujacych ujacego ujacy ujaca ujace uja uje aniami aniach aniem ania anie aniu eniami eniach eniem enia enie "
        "eniu iami iach ami ach owie owi owych owego owej owym owa owy owe ego emu iej ych ich ymi imi ym im om iem em "
        "ie ia iu io ii ow ej ic ac ec yc al ala alo ali aly il ila ilo ili ily ano ono yly yla yl a e i o u y",
        "owan owal acyjn yczn iczn yjn ijn cj acj owsk sk stw n i j w",
    ),
    irregular={
        "ue": "uni", "ludzi": "czlow", "czlowieka": "czlow", "czlowiek": "czlow", "kraj": "kraj", "kraje": "kraj",
        "krajow": "kraj", "krajach": "kraj", "wejdzie": "wejsc", "wchodzi": "wejsc", "wejscie": "wejsc",
        "wejscia": "wejsc", "wejsciu": "wejsc", "przyjeto": "przyj", "przyjecie": "przyj", "przyjeto": "przyj",
        "przyjecia": "przyj", "przyjelo": "przyj", "zycie": "zyci", "zycia": "zyci",
    },
)  # fmt: skip
_FA = Rules(
    stop="و در به از که را با این آن ان برای است بود شد شده می نمی های ها ای تا بر یا هم نیز یک چه چیست کی کجا چرا "
    "ایا چگونه چند چقدر کدام خود او انها ما شما من هر دیگر اما اگر باید شود کند کرد کردن کردند دارد داشت هست نیست ی",
    prefixes="نمی می",
    suffixes=("هایشان هایش هایی های ها", "یشان شان یم ی", "ترین تر گان"),
    irregular={"مهر": "مهر", "رای": "رای", "حقوق": "حقوق"},
)
_AR = Rules(
    stop="و في من الى على عن مع ما هي هو هل ان انه ان التي الذي الذین هذا هذه ذلك تلك کم متی این کیف لماذا ماذا من "
    "قد لم لن لا ثم او ام بين بعد قبل عند کل ای ایضا کان کانت یکون تکون حتی اذا الا غیر به بها له لها فی علی بین",
    prefixes="وال بال کال فال ولل لل ال",
    doubtful="و ف ب ل ک س",
    suffixes=("هما تین هم هن ها ان ات ون ین یه ته نا", "ه ت ی ا"),
    irregular={
        "جرایم": "جریم", "الجرایم": "جریم", "دول": "دول", "الدول": "دول", "بلدان": "بلد", "البلدان": "بلد",
        "حقوق": "حق", "توقیع": "وقع", "التوقیع": "وقع", "للتوقیع": "وقع", "موقع": "وقع", "الموقعون": "وقع",
        "الموقعین": "وقع", "موقعین": "وقع", "موقعا": "وقع", "توقیعات": "وقع", "التوقیعات": "وقع", "وقعت": "وقع",
        "توقع": "وقع", "لغات": "لغ", "اللغات": "لغ", "لغه": "لغ", "صور": "صور", "الصور": "صور", "صوره": "صور",
        "ادله": "دلیل", "الادله": "دلیل", "دلیل": "دلیل", "دلایل": "دلیل",
    },
)  # fmt: skip
RULES: dict[str, Rules] = {"en": _EN, "pl": _PL, "fa": _FA, "ar": _AR}


def rules_of(lang: str) -> Rules:
    """The rules of a language; one without any is searched by its words as they are."""
    return RULES.get(lang, Rules())
