"""The shapes of the data: what each YAML file may hold. ``data/README.md`` is the dictionary for editors."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

LangCode = str
NameId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
DottedId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$")]
PassageId = Annotated[str, StringConstraints(pattern=r"^p[0-9]{2,3}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"']+$")]


class Record(BaseModel):
    """A block of YAML: unknown keys are refused, types are not guessed, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Text(RootModel[dict[LangCode, NonEmpty]]):
    """A text in every language of the site, by language code."""

    model_config = ConfigDict(strict=True, frozen=True)

    def __getitem__(self, lang: LangCode) -> str:
        return self.root[lang]


# Another year is a slip of the finger, and the Persian calendar of persiantools does not reach all of them.
_YEARS = range(1000, 3000)
# Beyond it a floating-point number does not keep the digits that were typed.
_LIMIT = 10**15


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month or a year of the Gregorian calendar; ``month`` and ``day`` are ``None`` when not given."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, iso: object) -> PartialDate:
        """Read ``2025-10-26``, ``2025-10`` or ``2025``; anything else is refused."""
        if isinstance(iso, PartialDate):
            return iso
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso, re.ASCII) if isinstance(iso, str) else None
        if match is not None:
            parts = [int(part) for part in match.groups() if part]
            try:
                datetime.date(*[*parts, 1, 1][:3])
                if parts[0] in _YEARS:
                    return cls(*parts)
            except ValueError:
                pass
        raise PydanticCustomError("partial_date", 'a quoted date such as "2025-10-26", "2025-10" or "2025"')

    @property
    def iso(self) -> str:
        """The date as ISO 8601, as precise as it is known."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> datetime.date:
        """The first day that the date covers."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date covers."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


Date = Annotated[
    PartialDate,
    BeforeValidator(PartialDate.parse),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]


def _writable(number: int | float) -> int | float:
    if abs(number) >= _LIMIT:
        raise PydanticCustomError("number_size", "a number of at most fifteen digits")
    return number


Number = Annotated[int | float, AfterValidator(_writable)]


def _numbers_in_order(pair: list[int | float]) -> list[int | float]:
    if not pair[0] < pair[1]:
        raise PydanticCustomError("range_order", "a smaller number before a larger one")
    return pair


def _days_in_order(pair: list[PartialDate]) -> list[PartialDate]:
    if any(date.day is None for date in pair) or not pair[0] < pair[1]:
        raise PydanticCustomError("range_order", "two days, the earlier first")
    return pair


class NumberValue(Record):
    """A count or an amount, with what it counts."""

    number: Number
    unit: NameId


class NumberRangeValue(Record):
    """Two numbers, from and to."""

    number_range: Annotated[list[Number], Field(min_length=2, max_length=2), AfterValidator(_numbers_in_order)]
    unit: NameId


class DateValue(Record):
    """A day, month or year."""

    date: Date


class DateRangeValue(Record):
    """Two days, from and to."""

    date_range: Annotated[list[Date], Field(min_length=2, max_length=2), AfterValidator(_days_in_order)]


class SymbolValue(Record):
    """A document symbol or another sign that is never translated: A/RES/74/247, 24/7."""

    symbol: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Za-z0-9./:-]*$")]


_VALUE_KEYS = ("number", "number_range", "date", "date_range", "symbol")


def _value_kind(raw: Any) -> str | None:
    if isinstance(raw, dict):
        kinds = [key for key in _VALUE_KEYS if key in raw]
        return kinds[0] if len(kinds) == 1 else None
    return next((key for key in _VALUE_KEYS if hasattr(raw, key)), None)


Value = Annotated[
    Annotated[NumberValue, Tag("number")]
    | Annotated[NumberRangeValue, Tag("number_range")]
    | Annotated[DateValue, Tag("date")]
    | Annotated[DateRangeValue, Tag("date_range")]
    | Annotated[SymbolValue, Tag("symbol")],
    Discriminator(
        _value_kind,
        custom_error_type="value_kind",
        custom_error_message="exactly one of number, number_range, date, date_range, symbol",
    ),
]
ValueName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]

Status = Literal["fact", "reported", "claimed", "disputed", "editorial"]


class Evidence(Record):
    """Where a source says it: a passage, and the language edition when only one of them says so."""

    source: NameId
    passage: PassageId
    edition: LangCode | None = None


class Statement(Record):
    """One factual point in every language, with its values and its evidence."""

    status: Status
    said_by: NameId | None = None
    values: dict[ValueName, Value] = {}
    as_of: Date | None = None
    evidence: list[Evidence] = []
    rests_on: list[DottedId] = []
    text: Text


class Original(Record):
    """A name as it is written in its own language."""

    lang: Annotated[LangCode, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    text: NonEmpty


class Named(Record):
    """Something with one agreed name in each language, and the forms that sentences need."""

    name: Text
    original: Original | None = None
    forms: dict[LangCode, dict[NameId, NonEmpty]] = {}
    avoid: dict[LangCode, list[NonEmpty]] = {}

    def form(self, lang: LangCode, form: str | None) -> str:
        """Return the name, or one of its forms, in one language; ``KeyError`` when there is no such form."""
        return self.name[lang] if form is None else self.forms.get(lang, {})[form]


class Person(Named):
    """A person, with the office held at the time of the events."""

    office: Text


class Organisation(Named):
    """A body: an organisation, a ministry, a newspaper."""


class Term(Named):
    """A treaty, event or slogan (``name``: always through the filter) or a word of the glossary (``word``)."""

    kind: Literal["name", "word"]
    explained_by: list[DottedId] = []


SourceKind = Literal["state-media", "party-media", "treaty-record", "un-page", "un-release"]


class Passage(Record):
    """A place in a source: a digest for each edition read, or a described place when the text is not at hand."""

    digests: dict[LangCode, Digest] = {}
    locator: Text | None = None
    seen: Literal["excerpt"] | None = None
    skip: DottedId | None = None


class Edition(Record):
    """A language edition that was read."""

    translation: Literal["machine", "human", "none"]


class Source(Record):
    """A source that statements may cite; its text is not kept, only what is needed to check a citation."""

    publisher: NameId
    kind: SourceKind
    title: Text
    url: WebAddress
    language: LangCode
    published: Date | None
    editions: Annotated[dict[LangCode, Edition], Field(min_length=1)]
    reliability: Text
    passages: Annotated[dict[PassageId, Passage], Field(min_length=1)]


class Disagreement(Record):
    """Statements that do not agree, our reading of why, and the one whose figure or wording the site uses."""

    title: Text
    says: Annotated[list[DottedId], Field(min_length=1)]
    reading: DottedId
    prints: DottedId | None = None


class Unit(RootModel[dict[LangCode, dict[str, NonEmpty]]]):
    """What a number counts: by language and plural category, without the number."""

    model_config = ConfigDict(strict=True, frozen=True)


class Label(Record):
    """A word or sentence of the page itself."""

    text: Text


def _known_locale(locale: str) -> str:
    try:
        Locale.parse(locale)
    except (ValueError, UnknownLocaleError):
        raise PydanticCustomError("locale", "a locale that Babel knows, such as en_GB") from None
    return locale


class Language(Record):
    """A language of the site and how it writes numbers and dates."""

    name: NonEmpty
    english: NonEmpty
    direction: Literal["ltr", "rtl"]
    locale: Annotated[NonEmpty, AfterValidator(_known_locale)]
    digits: Literal["latn", "arabext"]
    calendar: Literal["gregorian", "persian"]
    alphabet: NonEmpty
    reviewed: bool
