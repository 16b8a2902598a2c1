"""Statements over the words of a text, counted: figures can be worked out by hand from how many words they share."""

from __future__ import annotations

from hypothesis import strategies as st

from quotes.document import Cue, Document, Kind, Span, Speaker, Statement

# Word 0 is «أعلن», word 1 «سالم», word 19 the last; marks stand between words and are none.
TEXT = (
    "أعلن سالم: «الطريق الجبلي سيفتح غدا، والحافلات ستعود صباحا» ثم أضافت ليلى أن "
    "المدرسة القريبة تستقبل طلابها بعد أسبوع واحد."
)
DOCUMENT = Document(TEXT, id="tariq")
SALEM, LAYLA = Speaker("سالم", "person", "مدير النقل البري"), Speaker("ليلى", "person")


def _words() -> list[Span]:
    found, after = [], 0
    for word in TEXT.split():
        bare = word.strip("«»:،.")
        start = TEXT.index(bare, after)
        after = start + len(bare)
        found.append(Span(start, after))
    return found


WORDS = _words()


def words(first: int, last: int) -> Span:
    """Give the span from one word to another, both included."""
    return Span(WORDS[first].start, WORDS[last].end)


def said(
    *content: tuple[int, int],
    by: tuple[Speaker, ...] = (SALEM,),
    cue: int = 0,
    source: int | None = 1,
    kind: Kind = "direct",
) -> Statement:
    """Make a statement of content (first and last word of each stretch), cue and source."""
    return Statement(
        Cue(WORDS[cue], "أعلن"),
        tuple(words(*stretch) for stretch in content),
        kind,
        None if source is None else WORDS[source],
        by,
    )


def stretches() -> st.SearchStrategy[tuple[int, int]]:
    """Give first and last words of contents."""
    word = st.integers(0, len(WORDS) - 1)
    return st.tuples(word, word).map(lambda pair: (min(pair), max(pair)))


def statements(size: int = 4) -> st.SearchStrategy[list[Statement]]:
    """Give statements of different contents."""
    one = st.builds(
        lambda stretch, by, cue, source, kind: said(stretch, by=by, cue=cue, source=source, kind=kind),
        stretches(),
        st.sampled_from([(), (SALEM,), (LAYLA,), (SALEM, LAYLA)]),
        st.integers(0, len(WORDS) - 1),
        st.none() | st.integers(0, len(WORDS) - 1),
        st.sampled_from(["direct", "indirect", "mixed"]),
    )
    return st.lists(one, max_size=size, unique_by=lambda s: s.content)
