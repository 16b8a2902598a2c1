import pytest

from quotes.statements.candidates import candidates
from quotes.statements.ends import REACH, Context, ends, features, first_word
from quotes.statements.starts import Start, starts
from statements.hand_made import at, favouring, place, written


def begun(text, opener, word, **kinds):
    """Give a text's words, its first cue and a start at a word."""
    words = written(text, **kinds)
    cues = candidates(words)
    cue, index = next(iter(cues.values())), at(words, word)
    listed = (s for s in starts(words, cue) if (s.index, s.opener) == (index, opener))
    return words, cue, next(listed, Start(index, opener)), cues


def reached(text, opener, word):
    words, _, start, _ = begun(text, opener, word)
    first = first_word(words, start)
    return [words.span(first, e).of(text) for e in ends(words, start)]


def described(text, opener, word, reports=None, particles=frozenset()):
    words, cue, start, cues = begun(text, opener, word)
    stops = ends(words, start)
    return words, stops, features(words, cue, start, stops, Context(cues, reports or {}, particles))


@pytest.mark.parametrize(
    ("text", "opener", "word", "right"),
    [
        ("قال الوزير أن الوفد وصل، ثم غادر.", "أن", "أن", "أن الوفد وصل"),
        ("قال الوزير: «وصلنا. سنبدأ غدا»، ثم غادر.", "quote", "«", "وصلنا. سنبدأ غدا"),
        ("قال الوزير: وصلنا. سنبدأ غدا.\nثم غادر.", "colon", "وصلنا", "وصلنا. سنبدأ غدا"),
        ("قال الوزير أن الوفد «وصل»، ثم غادر.", "أن", "أن", "أن الوفد «وصل»"),
        ("قال الوزير أن الوفد (وصل) ثم غادر.", "أن", "أن", "أن الوفد (وصل)"),
        ("«وصلنا غدا»، قال الوزير.", "before", "«", "وصلنا غدا"),
        ("قال الوزير: «وصلنا» و«بدأنا» ثم غادر.", "quote", "«", "وصلنا» و«بدأنا»"),
    ],
)
def test_the_right_end_is_listed(text, opener, word, right):
    assert right in reached(text, opener, word)


@pytest.mark.parametrize(
    ("text", "opener", "first"),
    [
        ("قال «“وصلنا” أمس»", "quote", "وصلنا"),
        ("قال «وصلنا»", "quote", "وصلنا"),
        ("«وصلنا»، قال الوزير", "before", "وصلنا"),
        ("قال «وصلنا»", "object", "«"),
    ],
)
def test_a_quotation_begins_behind_its_marks(text, opener, first):
    words, _, start, _ = begun(text, opener, "«")
    assert words[first_word(words, start)].text == first


def test_an_end_follows_a_word_or_what_closes():
    parts = reached("قال الوزير أن الوفد، (أو بعضه)، وصل؛ ثم غادر…", "أن", "أن")
    assert all(part[-1].isalpha() or part[-1] == ")" for part in parts)
    assert parts[-1].endswith("غادر")


def test_a_content_ends_with_its_line():
    assert reached("قال الوزير أن الوفد وصل\nثم غادر", "أن", "أن")[-1] == "أن الوفد وصل"


def test_a_quotation_that_is_never_closed_ends_with_its_line():
    parts = reached("قال الوزير: «وصلنا أمس.\nثم غادر", "quote", "«")
    assert "وصلنا أمس" in parts
    assert not any("\n" in part for part in parts)


def test_the_closing_mark_of_a_quotation_stays_outside():
    parts = reached("قال الوزير: «وصلنا»، ثم غادر.", "quote", "«")
    assert "وصلنا" in parts
    assert "وصلنا»" not in parts


def test_what_stands_before_its_cue_ends_at_its_closing_mark():
    assert reached("«وصلنا، أمس»، قال الوزير.", "before", "«") == ["وصلنا، أمس"]


@pytest.mark.parametrize(
    ("text", "opener", "word"),
    [
        ("قال الوزير أن الوفد (وصل)، «أمس» ثم غادر.", "أن", "أن"),
        ("قال الوزير: «وصلنا» (أمس) ثم غادر.", "quote", "«"),
        ("قال كلمة", "object", "كلمة"),
    ],
)
def test_ends_are_in_order_in_range_and_single(text, opener, word):
    words, _, start, _ = begun(text, opener, word)
    stops = ends(words, start)
    assert stops == sorted(set(stops))
    assert first_word(words, start) < stops[0] <= stops[-1] <= len(words)


@pytest.mark.parametrize(("opener", "mark"), [("object", ""), ("quote", "«")])
def test_a_long_line_has_no_more_ends_than_a_content_reaches(opener, mark):
    texts = [f"قال {mark}نعم " + " ".join(["كلمة"] * n) for n in (500, 1000)]
    short, long = (reached(text, opener, mark or "نعم") for text in texts)
    assert short == long
    assert len(long) <= 3 * REACH + 1


def test_a_long_quotation_may_end_where_it_closes():
    text = "قال «" + " ".join(["كلمة"] * (2 * REACH)) + "» ثم غادر"
    assert "كلمة" * (2 * REACH) in {part.replace(" ", "") for part in reached(text, "quote", "«")}


def test_every_end_is_described():
    _, stops, found = described("قال الوزير أن الوفد (وصل)، وأضاف أن الحوار بدأ.", "أن", "أن")
    assert len(found) == len(stops)
    assert all(isinstance(f, str) and f for one in found for f in one)


def test_weights_choose_the_end():
    words, stops, found = described("قال الوزير أن الوفد وصل، وأضاف أن الحوار بدأ.", "أن", "أن")
    right = stops.index(at(words, "وصل") + 1)
    assert favouring(found, right).best(found)[0] == right


def test_what_speaks_for_an_end_does_not_hang_on_the_other_ends():
    text = "قال الوزير أن الوفد (وصل)، وأضاف أن الحوار بدأ."
    words, cue, start, cues = begun(text, "أن", "أن")
    stops, context = ends(words, start), Context(cues, {}, frozenset())
    whole = features(words, cue, start, stops, context)
    assert [features(words, cue, start, [e], context)[0] for e in stops] == whole


def test_a_likely_report_further_on_speaks_from_where_it_begins():
    text = "قال الوزير أن الوفد وصل، وأضاف أن الحوار بدأ."
    words, stops, quiet = described(text, "أن", "أن")
    report = at(words, "وأضاف")
    _, _, loud = described(text, "أن", "أن", {report: 0.9})
    changed = [e for e, a, b in zip(stops, quiet, loud, strict=True) if a != b]
    assert changed
    assert stops[0] < min(changed) <= report
    assert changed[-1] == stops[-1]


def test_a_report_that_is_not_likely_is_not_passed():
    text = "قال الوزير أن الوفد وصل، وأضاف أن الحوار بدأ."
    words, stops, quiet = described(text, "أن", "أن")
    _, _, unsure = described(text, "أن", "أن", {at(words, "وأضاف"): 0.1})
    assert unsure[stops.index(len(words) - 1)] == quiet[stops.index(len(words) - 1)]


def test_a_particle_further_on_speaks_too():
    text = "قال الوزير أن الوفد وصل، بحسب الصحيفة."
    words, stops, quiet = described(text, "أن", "أن")
    _, _, loud = described(text, "أن", "أن", particles=frozenset({at(words, "بحسب")}))
    right = stops.index(place(words, "الوفد وصل")[1])
    assert loud[right] != quiet[right]
    assert loud[0] == quiet[0]


def test_a_name_cut_in_two_speaks():
    text = "زعم سالم كريم أن نبيل زياد وصل"
    words, cue, start, cues = begun(text, "أن", "أن", names={"نبيل زياد": "PER"})
    stops, context = ends(words, start), Context(cues, {}, frozenset())
    named = features(words, cue, start, stops, context)
    words.labels = ()
    plain = features(words, cue, start, stops, context)
    inside = stops.index(at(words, "نبيل") + 1)
    assert named[inside] != plain[inside]


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("العصابات، التي هددت بالحرب، لن تنجح.", "relative True"),
        ("العصابات التي هددت بالحرب لن تنجح.", "relative False"),
        ("وأمس هددت بالحرب.", "perfect -"),
    ],
)
def test_a_relative_clause_is_told(text, led):
    _, _, told = described(text, "ب", "بالحرب")
    assert all(any(f.startswith(f"led {led} ") for f in one) for one in told)
