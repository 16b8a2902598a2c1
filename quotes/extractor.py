"""Ties parsing, statements and speakers into one call: Document -> statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from hashlib import sha256

from spacy.tokens import Doc

from quotes import __version__
from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA as LEXICON
from quotes.document import Document, Extraction, Span, Statement, Word
from quotes.parsing.parser import Parser
from quotes.ranking.ranker import WEIGHTS, Ranker
from quotes.ranking.ranker import load as load_ranker
from quotes.registry.words import DATA as REGISTRY
from quotes.speakers.own_view import is_own_view
from quotes.speakers.resolver import DECISIONS as RESOLVING
from quotes.speakers.resolver import resolve
from quotes.statements.finder import Finder, Reading
from quotes.tagging.tagger import MODEL

TAGGING = MODEL.parent
_NO_WORDS = frozenset({"PUNCT", "SPACE"})
_SHORT = 25  # letters: a shorter content may well be said twice


class Decider:
    """Decides on the statements of parsed texts and on who speaks in each, with the models of the package.

    Args:
        min_confidence: statements less sure than this (0 to 1) are left out.
    """

    def __init__(self, min_confidence: float = 0.0) -> None:
        self.min_confidence = min_confidence

    @cached_property
    def _finder(self) -> Finder:
        return Finder()

    @cached_property
    def _rankers(self) -> dict[str, Ranker]:
        return {name: load_ranker(name) for name in RESOLVING}

    def decide(self, doc: Doc) -> tuple[Statement, ...]:
        """Find the statements of a parsed text, in the order of the text."""
        found = decide(self._finder.read(doc), self._finder, self._rankers)
        return keep(found, lambda s: s.confidence >= self.min_confidence)


class Extractor:
    """Finds the attributed statements of Arabic articles.

    Args:
        models: which Arabic models parse: `compact` (in the package), `padt`, or a folder.
        threads: how many threads torch may use; None leaves it to torch.
        min_confidence: statements less sure than this (0 to 1) are left out.

    Raises:
        QuotesError: there are no such models.
    """

    def __init__(
        self, models: str = "compact", threads: int | None = None, min_confidence: float = 0.0
    ) -> None:
        self.parser = Parser(models, threads)
        self._decider = Decider(min_confidence)

    @property
    def versions(self) -> tuple[str, str]:
        """Name the code with its data, and the models, so that a database can say what found its statements."""
        models = self.parser.models
        return f"quotes {__version__} ({data_fingerprint()})", f"{models.name} ({models.fingerprint})"

    def extract(self, document: Document | str) -> Extraction:
        """Find the statements of one article."""
        return next(self.extract_many([document]))

    def extract_many(self, documents: Iterable[Document | str]) -> Iterator[Extraction]:
        """Find the statements of many articles, giving each as soon as its batch is parsed."""
        waiting: list[Document] = []

        def texts() -> Iterator[str]:
            for item in documents:
                document = Document(item) if isinstance(item, str) else item
                waiting.append(document)
                yield document.text

        for doc in self.parser.parse_many(texts()):
            document = waiting.pop(0)
            yield Extraction(document, self._decider.decide(doc), words_of(doc))


def words_of(doc: Doc) -> tuple[Word, ...]:
    """Give the words of a parsed text, without punctuation."""
    return tuple(
        Word(Span(token.idx, token.idx + len(token.text)), token.lemma_, token.pos_)
        for token in doc
        if token.pos_ not in _NO_WORDS
    )


def decide(reading: Reading, finder: Finder, rankers: Mapping[str, Ranker]) -> tuple[Statement, ...]:
    """Decide on the statements of a text that was read, and on who speaks in each."""
    text = reading.words.text
    found = resolve(reading.words, once(text, finder.decide(reading)), rankers)
    return keep(found, lambda one: worth(one) and not is_own_view(text, one, found))


def once(text: str, statements: Iterable[Statement]) -> list[Statement]:
    """Keep the first of statements that repeat each other word for word (a lead printed twice).

    A short content may well be said twice; it repeats another only where its whole line does.
    """
    seen: set[tuple[str, str, str, int]] = set()
    lines: dict[int, str] = {}  # each is folded once, or a long line would cost as often as it speaks
    kept = []
    for statement in statements:
        cue = statement.cue.span
        content = _told(" ".join(span.of(text) for span in statement.content))
        place = ("", 0)
        if len(content) < _SHORT:
            begin = text.rfind("\n", 0, cue.start) + 1
            if begin not in lines:
                lines[begin] = _told(text[begin:].split("\n", 1)[0])
            place = (lines[begin], cue.start - begin)
        key = (fold(cue.of(text)), content, *place)
        if key not in seen:
            seen.add(key)
            kept.append(statement)
    return kept


def _told(words: str) -> str:
    return " ".join(fold(words).split())


def worth(statement: Statement) -> bool:
    """Say whether a statement is more than a bare noun of speech that nobody is named for (دعوات للتهدئة), or hearsay:
    a passive without a source (أُعلن).
    """
    noun = statement.rule.startswith(("masdar", "noun"))
    hearsay = statement.rule.startswith("passive") and statement.source is None
    return not (hearsay or (noun and not statement.speakers))


def keep(statements: Sequence[Statement], wanted: Callable[[Statement], bool]) -> tuple[Statement, ...]:
    """Keep the statements wanted, with the numbers of their parents mended."""
    place: dict[int | None, int] = {}
    for k, statement in enumerate(statements):
        if wanted(statement):
            place[k] = len(place)
    return tuple(replace(s, parent=place.get(s.parent)) for k, s in enumerate(statements) if k in place)


@cache
def data_fingerprint() -> str:
    """Tell the lexicon, the registry and the trained weights apart from any others: a hash over their files."""
    found = sha256()
    for folder in (LEXICON, WEIGHTS, TAGGING, REGISTRY):
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.suffix != ".py":
                found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:12]


@cache
def load(models: str = "compact") -> Extractor:
    """Give the extractor for some models; the same one at every call."""
    return Extractor(models)


def extract(text: str, models: str = "compact") -> tuple[Statement, ...]:
    """Find the attributed statements of one article's text, in order."""
    return load(models).extract(text).statements
