import pytest
import spacy
from hypothesis import given, settings
from texts import texts

from quotes.document import Span
from quotes.parsing.parser import Parser
from quotes.ranking.ranker import Ranker
from quotes.statements import ends, kinds, particles, source_features, sources
from quotes.statements.finder import DECISIONS, Finder
from statements.hand_made import Preferring, at, parsed, place

TEXT = (
    "الوزير: سنفتح الجسر\n"
    "قال وزير النقل نبيل زياد أن الجسر جاهز، وأضاف أن العمال غادروا.\n"
    "وصلت السفينة أمس، بحسب الصحيفة.\n"
)


class Silent:
    """A tagger that sees no names."""

    def tag(self, words):
        return ["O"] * len(words)


class Some(Ranker):
    """Prefers the first candidate that is not none."""

    def __init__(self):
        super().__init__({})

    def probabilities(self, candidates):
        return [float(k == min(1, len(candidates) - 1)) for k in range(len(candidates))]


def finder(**rankers):
    return Finder({name: rankers.get(name, Preferring()) for name in DECISIONS}, Silent())


@pytest.fixture(scope="module")
def reading(parser):
    return finder().read(parser.parse(TEXT))


def test_a_reading_holds_all_that_may_be_a_cue(reading):
    words = reading.words
    assert {words[k].text for k in reading.cues} >= {"قال", "وأضاف"}
    assert [words[c.first].text for c in reading.particles] == ["بحسب"]
    assert [options[0].colon for options in reading.colons] == [at(words, ":")]
    assert set(reading.starts) == set(reading.cues)


def test_the_tagger_labels_the_words(parser):
    class Loud(Silent):
        def tag(self, words):
            return ["B-PER"] * len(words)

    words = Finder({}, Loud()).read(parser.parse("قال نبيل")).words
    assert [words.label(k) for k in range(3)] == ["B-PER", "B-PER", "O"]


def test_reports_are_what_is_not_none(reading):
    assert {round(p, 6) for k, p in reading.reports(Preferring()).items() if reading.starts[k][0]} == {0.1}
    wanted = [described[1] for found, described in reading.starts.values() if found]
    assert all(p > 0.8 for k, p in reading.reports(Preferring(*wanted)).items() if reading.starts[k][0])


def test_nothing_is_told_where_none_is_preferred(reading):
    assert finder().decide(reading) == []


def told(reading, cue, content, kind, source):
    """Give rankers that prefer one statement, its content opened by a complementizer."""
    words = reading.words
    index, part = at(words, cue), place(words, content)
    found, described = reading.starts[index]
    at_start = [s.index for s in found].index(part[0])
    start, candidate = found[at_start], reading.cues[index]
    stops = ends.ends(words, start)
    starts = Preferring(described[at_start + 1])
    context = reading.context(reading.reports(starts))
    options = sources.sources(words, candidate, part)
    right = [(s.start, s.end) if s else None for s in options].index(place(words, source) if source else None)
    return {
        "starts": starts,
        "ends": Preferring(ends.features(words, candidate, start, stops, context)[stops.index(part[1])]),
        "sources": Preferring(source_features.features(words, candidate, part, options)[right]),
        "kinds": Preferring(kinds.features(words, candidate, start.opener, [part])[kinds.KINDS.index(kind)]),
    }


@pytest.mark.parametrize(
    ("cue", "content", "source"),
    [("قال", "أن الجسر جاهز", "وزير النقل نبيل زياد"), ("وأضاف", "أن العمال غادروا", None)],
)
def test_what_the_rankers_prefer_is_told(reading, cue, content, source):
    rankers = told(reading, cue, content, "indirect", source)
    (found,) = finder(**rankers).decide(reading)
    assert found.cue.span.of(TEXT) == cue
    assert [span.of(TEXT) for span in found.content] == [content]
    assert (found.source.of(TEXT) if found.source else None) == source
    assert (found.kind, found.rule, found.speakers) == ("indirect", "perfect أن", ())
    sure = reading.reports(rankers["starts"])[at(reading.words, cue)]
    assert found.confidence == pytest.approx(0.9 * sure, abs=1e-4)


def test_what_is_less_sure_than_asked_is_not_told(reading):
    strict = finder(**told(reading, "قال", "أن الجسر جاهز", "indirect", None))
    strict.least["starts"] = 0.9999
    assert strict.decide(reading) == []


def commented(reading, content):
    words, (cue,) = reading.words, reading.particles
    found = particles.contents(words, cue, cue.index + 1)
    described = particles.features(words, cue, cue.index + 1, found)
    return Preferring(described[1 + found.index([place(words, content)])])


def test_a_particle_tells_what_it_comments_on(reading):
    (found,) = finder(particles=commented(reading, "وصلت السفينة أمس")).decide(reading)
    assert [span.of(TEXT) for span in found.content] == ["وصلت السفينة أمس"]
    assert (found.cue.lemma, found.rule, found.source) == ("بحسب", "particle", None)


def test_a_colon_tells_what_stands_behind_it(reading):
    (options,) = reading.colons
    (found,) = finder(colons=Some()).decide(reading)
    assert found.source == reading.words.span(*options[0].source)
    assert [span.of(TEXT) for span in found.content] == ["سنفتح الجسر"]
    assert found.rule == "colon headline"


def test_statements_are_told_in_the_order_of_the_text(reading):
    found = finder(starts=Some(), particles=Some(), colons=Some()).decide(reading)
    cues = [s.cue.span for s in found]
    assert cues == sorted(cues)
    assert {"قال", "وأضاف", "بحسب", ":"} <= {cue.of(TEXT) for cue in cues}


def test_a_colon_that_a_verb_has_used_tells_nothing(parser):
    found = finder(starts=Some(), colons=Some()).decide(finder().read(parser.parse("الوزير قال: نعم")))
    assert [s.cue.lemma for s in found] == ["قال"]


def test_a_verb_that_a_particle_has_taken_tells_nothing_by_itself():
    doc = parsed("وصل الوفد، حسبما قال الوزير أمس.", {"قال": "VERB"})
    one = finder(starts=Some(), particles=Some())
    assert [s.cue.span.of(doc.text) for s in one.find(doc)] == ["حسبما قال"]
    assert [s.cue.span.of(doc.text) for s in finder(starts=Some()).find(doc)] == ["قال"]


def test_marks_alone_tell_nothing():
    doc = parsed("الوزير قال: !", {"قال": "VERB"})
    assert finder(starts=Some(), colons=Some()).find(doc) == []


def test_texts_of_another_vocabulary_are_read_too(parser):
    one = finder()
    for doc in (parsed(TEXT), spacy.blank("ar")(TEXT), parser.parse(TEXT), parsed(TEXT)):
        assert [c.lemma for c in one.read(doc).particles] == ["بحسب"]


def size(reading):
    return sum(len(found) for found, _ in reading.starts.values()) + sum(map(len, reading.colons))


def test_twice_the_text_has_about_twice_the_candidates():
    line = "قال الوزير: نعم، وأضاف أن «العمل» بدأ وأكد لنا ذلك، "
    once, twice = (size(finder().read(parsed("عنوان\n" + line * n))) for n in (30, 60))
    assert once < twice <= 2.2 * once


def spans(reading):
    """Give every range of words that may become part of a statement."""
    words = reading.words
    for index, cue in reading.cues.items():
        for start in reading.starts[index][0]:
            first = ends.first_word(words, start)
            yield from ((first, e) for e in ends.ends(words, start))
        end = words.sentence_end(index)
        yield from ((s.start, s.end) for s in sources.sources(words, cue, (end, end)) if s)
    for cue in reading.particles:
        yield from (part for one in particles.contents(words, cue, cue.index + 1) for part in one)
    for option in (o for options in reading.colons for o in options):
        yield from (option.source, option.content)


@settings(max_examples=25)
@given(text=texts())
def test_any_text_is_read_and_its_candidates_lie_within_it(parser: Parser, text: str):
    reading = Finder({}).read(parser.parse(text))
    assert len(reading.words.labels) == len(reading.words)
    for start, end in spans(reading):
        assert 0 <= start < end <= len(reading.words)
        span = reading.words.span(start, end)
        assert Span(0, 0) <= span
        assert span.start < span.end <= len(text)
