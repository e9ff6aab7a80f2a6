"""How words are brought to one form for the search, in Python; the browser is tested with the same cases."""

from __future__ import annotations

import pytest
import yaml
from explainer.search.normalize import Normalizer, fold
from explainer.search.rules import RULES, Rules, rules_of
from hypothesis import given
from hypothesis import strategies as st

from .conftest import ROOT

CASES = yaml.safe_load((ROOT / "tests/search/words.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']} {case['text']}")
def test_words(case):
    """Each text has the words that the table gives."""
    assert Normalizer(rules_of(case["lang"])).words(case["text"]) == case["words"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łódź ŻÓŁĆ", "lodz zolc"),
        ("كنوانسيون", "کنوانسیون"),
        ("الأمم المتّحدة", "الامم المتحده"),
        ("إسلام آسيا", "اسلام اسیا"),
        ("جـرم", "جرم"),
        ("۱۲٬۵۰۰", "12500"),
        ("١٢٬٥٠٠", "12500"),
        ("83,5", "83.5"),
        ("2,500", "2500"),
        ("12\u00a0500", "12500"),
        ("Phạm Đức", "pham duc"),
    ],
)
def test_writings_of_the_same(one, other):
    """What readers type without marks or with another keyboard is the same once folded."""
    assert fold(one) == fold(other) == other


@given(st.sampled_from(sorted(RULES)), st.text())
def test_any_text_has_words(lang, text):
    """No text is too odd, and no word is left without a stem or with an empty one."""
    for word in Normalizer(rules_of(lang)).words(text):
        assert word and all(part and all(part) for part in word)


@pytest.mark.parametrize("lang", sorted(RULES))
def test_a_word_keeps_enough_letters(lang):
    """Whatever comes off, a stem keeps as many letters as its language asks for, or the whole of a shorter word."""
    normalizer = Normalizer(rules_of(lang))
    for ending in " ".join(normalizer.rules.suffixes).replace(">", " ").split():
        word = f"بب{ending}" if lang in ("fa", "ar") else f"zz{ending}"
        assert all(len(stem) >= min(3, len(word)) for stem in normalizer.stems(word)), word


def test_a_language_without_rules():
    """Where nothing is known of a language, words are compared as they are once folded."""
    assert Normalizer(Rules()).words("Straße, été") == [[["strasse"]], [["ete"]]]
    assert rules_of("xx") == Rules()


def test_every_language_has_rules(languages):
    """The languages of the site are the ones with rules."""
    assert set(RULES) == set(languages)
