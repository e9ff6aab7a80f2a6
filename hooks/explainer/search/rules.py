"""The tables by which words are compared, one set for each language; the browser gets them with the index."""

from __future__ import annotations

from dataclasses import dataclass, field

# Letters that are written as others in a query. Marks are gone by then, so أ and آ already are ا.
_LATIN = {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
_ARABIC = {"ي": "ی", "ى": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ة": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا"}
# What nobody types: hamza alone, the stroke that stretches a word, soft hyphens, marks of direction.
_DROPPED = dict.fromkeys("ء\u0640\u00ad\u200d\u200e\u200f\u061c\u2060\ufeff", "")
_DIGITS = {mark: str(index % 10) for index, mark in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_DIGITS |= {"٫": ".", "٬": ","}
LETTERS: dict[str, str] = _LATIN | _ARABIC | _DROPPED
DIGITS: dict[str, str] = _DIGITS


@dataclass(frozen=True)
class Rules:
    """How one language is searched; words may be written here as they are in texts.

    ``stop`` are words that say nothing; ``asking`` are those of questions for a number or date; ``prefixes`` are taken
    off, ``doubtful`` ones may also belong to the word; ``suffixes`` come off in rounds, at most one a round, ``ies>y``
    leaves a ``y``; a word keeps ``shortest`` letters. ``irregular`` gives words the stem of another word.
    """

    stop: str = ""
    asking: str = ""
    prefixes: str = ""
    doubtful: str = ""
    suffixes: tuple[str, ...] = ()
    shortest: int = 3
    irregular: dict[str, str] = field(default_factory=dict)


def _pairs(written: str) -> dict[str, str]:
    """Words with the word whose stem they have: ``wejdzie:wejść``."""
    return dict(pair.split(":") for pair in written.split())


_EN = Rules(
    asking="many much when long",
    stop="a an the of in on at to for from by with and or not is are was were be been has have had it its this that "
    "these those as what which who whom when where why how do does did will would can could may about into than then "
    "there their they he she his her we our you your i s many much some any",
    suffixes=(
        "ies>y sses>ss ches>ch shes>sh xes>x es>e s",
        "ications>y ication>y ifications>ify ations ation ators ator ated ates ate ating itions ition ingly ing edly "
        "ied>y ed ions ion ments ment ness ally ly ory ories al ities ity ence ance er or e y",
        "ie i e at",
    ),
    irregular=_pairs("signatory:sign signatories:sign signature:sign signatures:sign"),
)
_PL = Rules(
    asking="ile ilu kiedy",
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
    irregular=_pairs(
        "ue:unia ludzi:człowiek człowieka:człowiek kraj:kraj kraje:kraj krajów:kraj krajach:kraj "
        "wejdzie:wejść wchodzi:wejść wejście:wejść wejścia:wejść wejściu:wejść weszła:wejść "
        "przyjęto:przyjąć przyjęcie:przyjąć przyjęcia:przyjąć przyjęło:przyjąć przyjęta:przyjąć "
        "życie:życie życia:życie"
    ),
)
_FA = Rules(
    asking="چند چقدر کی تاریخ",
    stop="و در به از که را با این آن ان برای است بود شد شده می نمی های ها ای تا بر یا هم نیز یک چه چیست کی کجا چرا "
    "ایا چگونه چند چقدر کدام خود او انها ما شما من هر دیگر اما اگر باید شود کند کرد کردن کردند دارد داشت هست نیست ی",
    prefixes="نمی می",
    suffixes=("هایشان هایش هایی های ها", "یشان شان یم ی", "ترین تر گان>ه ان"),
    irregular=_pairs(
        "جرایم:جرم اسناد:سند قوانین:قانون اعضا:عضو ارقام:رقم منابع:منبع تصاویر:تصویر وزرا:وزیر "
        "مراحل:مرحله مواد:ماده فصول:فصل اموال:مال اقدامات:اقدام حملات:حمله مذاکرات:مذاکره نتایج:نتیجه "
        "شرایط:شرط مدارک:مدرک شواهد:شاهد حقوق:حقوق رای:رای مهر:مهر"
    ),
)
_AR = Rules(
    asking="كم متى عدد موعد",
    stop="و في من الى على عن مع ما هي هو هل ان انه ان التي الذي الذین هذا هذه ذلك تلك کم متی این کیف لماذا ماذا من "
    "قد لم لن لا ثم او ام بين بعد قبل عند کل ای ایضا کان کانت یکون تکون حتی اذا الا غیر به بها له لها فی علی بین",
    prefixes="وال بال کال فال ولل لل ال",
    doubtful="و ف ب ل ک س",
    suffixes=("هما تین هم هن ها ان ات ون ین یه ته نا", "ه ت ی ا"),
    irregular=_pairs(
        "جرائم:جريمة دول:دولة بلدان:بلد حقوق:حق توقيع:وقع موقع:وقع موقعون:وقع موقعين:وقع موقعا:وقع "
        "موقعة:وقع توقيعات:وقع وقعت:وقع توقع:وقع يوقع:وقع لغات:لغة صور:صورة أدلة:دليل فصول:فصل "
        "أدوات:أداة أطفال:طفل ضحايا:ضحية خبراء:خبير وزراء:وزير رؤساء:رئيس صكوك:صك أموال:مال وفود:وفد "
        "مصادر:مصدر أرقام:رقم أعضاء:عضو قادة:قائد هجمات:هجوم تدابير:تدبير قوانين:قانون برامج:برنامج "
        "مواد:مادة أحكام:حكم مبادئ:مبدأ أسماء:اسم أخطاء:خطأ أهداف:هدف مراحل:مرحلة نتائج:نتيجة شبكات:شبكة "
        "سنوات:سنة أعوام:عام مراسم:مراسم تدخل:دخل دخول:دخل تنفيذ:نفاذ تصدق:تصديق"
    ),
)
RULES: dict[str, Rules] = {"en": _EN, "pl": _PL, "fa": _FA, "ar": _AR}


def rules_of(lang: str) -> Rules:
    """The rules of a language; one without any is searched by its words as they are."""
    return RULES.get(lang, Rules())
