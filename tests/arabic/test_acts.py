"""Acts of cues: by the verb, by the noun without a verb, by the particle, by the noun that a verb carries."""

from __future__ import annotations

import pytest

from quotes.arabic.acts import act_of, acts
from quotes.arabic.particles import particles
from quotes.arabic.verbs import ACTS, speech_nouns, speech_verbs


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("قال", "say"),
        ("ندد", "condemn"),
        ("نفى", "deny"),
        ("دعا", "demand"),
        ("أعلن", "declare"),
        ("هدد", "threaten"),
        ("أشاد", "praise"),
        ("ذكر", "report"),
        ("ذكّر", "point"),
        ("بيان", "declare"),
        ("وفق", "say"),
        ("وفقا", "say"),
        ("على حد زعم", "claim"),
        ("باعتراف", "admit"),
        ("كما", "say"),
        (":", "say"),
        ("", "say"),
    ],
)
def test_act_of_a_lemma(lemma, act):
    assert act_of(lemma) == act


@pytest.mark.parametrize(
    ("lemma", "content", "act"),
    [
        ("أعرب", "عن إدانته للهجوم", "condemn"),
        ("أعرب", "عن بالغ قلقه من التصعيد", "feel"),
        ("عبر", "عن أمله في التوصل إلى اتفاق", "hope"),
        ("أبدى", "ترحيبه بالخطوة", "greet"),
        ("أعرب", "عن استعداد بلاده للحوار", "say"),
        ("أكد", "رفضه أي تدخل", "reject"),
        ("أعلن", "ترحيبه بالقرار", "greet"),
        # The noun stands in what is said, and is not what is done.
        ("أكد", "أن رفض الخطة كان جماعيا", "stress"),
        ("أعلن", "أن إدانة الهجوم ستصدر غدا", "declare"),
        ("قال", "إدانته واضحة", "say"),
    ],
)
def test_the_noun_that_a_verb_carries_counts(lemma, content, act):
    assert act_of(lemma, content) == act


def test_every_act_is_listed_and_used():
    used = {verb.act for verb in speech_verbs()} | {noun.act for noun in speech_nouns()}
    assert used == ACTS == set(acts())
    assert {particle.act for particle in particles()} <= ACTS


def test_acts_have_labels_and_a_family():
    assert {act.family for act in acts().values()} == {"inform", "judge", "call", "oppose", "support"}
    for column in ("name", "name_en"):
        labels = [getattr(act, column) for act in acts().values()]
        assert len(set(labels)) == len(labels)
