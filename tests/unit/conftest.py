"""What several unit tests share: the languages of the site, and a few entries to write texts with."""

from __future__ import annotations

from pathlib import Path

import pytest
from explainer.facts import Facts, Place
from explainer.localize import Localizer
from explainer.model import Language, Organisation, Person, Term
from explainer.yamlfile import YamlFile, read_yaml
from hypothesis import settings

# The same examples in every run, so that a change is accepted or refused for what it changes.
settings.register_profile("unit", derandomize=True, deadline=None)
settings.load_profile("unit")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def languages() -> dict[str, Language]:
    """The languages of the site, from their one list."""
    data = read_yaml(ROOT, ROOT / "data" / "languages.yml").data
    return {code: Language.model_validate(entry) for code, entry in data.items()}


@pytest.fixture(scope="session")
def localizers(languages) -> dict[str, Localizer]:
    """The writing rules of each language."""
    return {code: Localizer(code, language) for code, language in languages.items()}


@pytest.fixture
def facts(languages) -> Facts:
    """Two people, one body and one term, as they stand in ``data/``; one person more whose entry has mistakes."""
    pham = {"en": "Pham The Tung", "pl": "Pham The Tung", "fa": "فام ته تونگ", "ar": "فام ثي تونغ"}
    guterres = {"en": "António Guterres", "pl": "António Guterres", "fa": "آنتونیو گوترش", "ar": "أنطونيو غوتيريش"}
    nations = {"en": "United Nations", "pl": "Organizacja Narodów Zjednoczonych", "fa": "سازمان ملل متحد"}
    convention = {"en": "Hanoi Convention", "pl": "Konwencja z Hanoi", "fa": "کنوانسیون هانوی", "ar": "اتفاقية هانوي"}
    facts = Facts(ROOT, languages=languages)
    facts.people["pham-the-tung"] = Person.model_validate(
        {
            "name": pham,
            "original": {"lang": "vi", "text": "Phạm Thế Tùng"},
            "office": dict.fromkeys(pham, "…"),
            "forms": {"pl": {"gen": "Phama The Tunga"}},
        }
    )
    facts.people["antonio-guterres"] = Person.model_validate(
        {"name": guterres, "original": {"lang": "pt", "text": "António Guterres"}, "office": dict.fromkeys(pham, "…")}
    )
    facts.organisations["united-nations"] = Organisation.model_validate(
        {"name": {**nations, "ar": "الأمم المتحدة"}, "forms": {"en": {"short": "UN"}, "ar": {"li": "للأمم المتحدة"}}}
    )
    facts.terms["hanoi-convention"] = Term.model_validate(
        {"kind": "name", "name": convention, "forms": {"pl": {"gen": "Konwencji z Hanoi"}}}
    )
    place = Place(YamlFile("data/people.yml", {}, {}), ())
    facts.places = {
        (kind, id): place for kind in ("people", "organisations", "terms") for id in getattr(facts, kind)
    } | {("people", "luong-cuong"): place}
    return facts
