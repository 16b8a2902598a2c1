"""News that nobody wrote, as much as is asked for, the same for the same seed: speakers, articles, statements.

Few speakers, outlets, cues and words come often and most seldom, by Zipf's law, as in real news.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, product
from pathlib import Path
from typing import Any, Generic, TypeVar

from quotes.arabic.tables import read_table
from quotes.document import Cue, Document, Extraction, Kind, Span, Speaker, Statement
from quotes.registry import countries

T = TypeVar("T")
HERE = Path(__file__).parent
FIRST_DAY, DAYS = date(2015, 1, 1), 3652
RARE = "زمردي"  # stands in one content of a hundred thousand
_DEFINITE = ("ال", "وال", "بال", "لل", "كال")
_INDEFINITE = ("", "و", "ب", "ل", "ف")
_SUFFIXES = ("", "ها", "ه", "هم", "نا", "ي", "هما", "كم", "هن")
_KINDS: tuple[Kind, ...] = ("indirect", "direct", "mixed")
_LINES = 4


class Zipf(Generic[T]):
    """Draws from a list, the first often and the last seldom: the rank's weight is 1 / (rank + flat) ** steep."""

    def __init__(self, items: Sequence[T], steep: float = 1.0, flat: float = 1.0) -> None:
        self.items = items
        self.sums = list(accumulate(1 / (rank + flat) ** steep for rank in range(len(items))))

    def draw(self, chance: random.Random, number: int) -> list[T]:
        """Draw so many, some perhaps twice."""
        return chance.choices(self.items, cum_weights=self.sums, k=number)


@dataclass(frozen=True)
class News:
    """News of so many statements by so many speakers."""

    statements: int
    speakers: int = 20_000
    seed: int = 1

    @cached_property
    def words(self) -> dict[str, Any]:
        """Give the lists of words.toml, those written as one text cut into words."""
        listed = tomllib.loads((HERE / "words.toml").read_text("utf-8"))
        return {name: each.split() if isinstance(each, str) else each for name, each in listed.items()}

    def __iter__(self) -> Iterator[Extraction]:
        """Give articles with their statements, in the order of their days, until there are enough."""
        chance = random.Random(self.seed)
        people = Zipf(self._people(chance), 1.0, 8)
        outlets = Zipf(
            [f"{self.words['media'][i % 4]} {name}" for i, name in enumerate(self.words["outlets"])], 0.8
        )
        writer = Writer(self.words, people, chance)
        left, number = self.statements, 0
        while left > 0:
            wanted = min(left, 1 + int(chance.expovariate(1 / 13)))
            day = FIRST_DAY + timedelta(days=DAYS * (self.statements - left) // self.statements)
            yield writer.article(f"a{number:07}", outlets.draw(chance, 1)[0], day, wanted)
            left, number = left - wanted, number + 1

    def _people(self, chance: random.Random) -> list[Speaker]:
        """Make up speakers: of each hundred some eighty people, twelve organisations, eight unnamed."""
        kinds = chance.choices(["person", "organisation", "unnamed"], [80, 12, 8], k=self.speakers)
        makers = {kind: self._names(kind, chance) for kind in ("person", "organisation", "unnamed")}
        # Where one kind has no more to give, people fill up.
        return [next(makers[kind], None) or next(makers["person"]) for kind in kinds]

    def _names(self, kind: str, chance: random.Random) -> Iterator[Speaker]:
        lands = self._lands()
        if kind != "person":
            forms = {"organisation": self.words["organisations"], "unnamed": self.words["unnamed"]}[kind]
            made = dict.fromkeys(form.format(**land) for land in lands for form in forms)
            yield from (Speaker(name, kind) for name in made)
            return
        first = [row["name"] for row in read_table("first_names.tsv")]
        pairs = list(product(first, self.words["families"]))
        chance.shuffle(pairs)
        offices, places = Zipf(self.words["offices"], 0.7), Zipf(lands, 0.8)
        for pair in pairs:
            role = offices.draw(chance, 1)[0].format(**places.draw(chance, 1)[0])
            yield Speaker(" ".join(pair), "person", role)

    def _lands(self) -> list[dict[str, str]]:
        """Give countries as the forms name them: the adjectives with their article, the name."""
        adjectives = {row["code"]: row for row in reversed(list(read_table("nationalities.tsv")))}
        return [
            {
                "adjective": f"ال{adjectives[code]['masculine']}",
                "feminine": f"ال{adjectives[code]['feminine']}",
                "country": countries()[code].name,
            }
            for code in self.words["countries"]
        ]


class Writer:
    """Writes articles out of the lists of words."""

    def __init__(self, words: dict[str, Any], people: Zipf[Speaker], chance: random.Random) -> None:
        self.chance, self.people = chance, people
        definite = (before + stem for before in _DEFINITE for stem in words["stems"])
        owned = (
            before + (stem[:-1] + "ت" if after and stem.endswith("ة") else stem) + after
            for after, before in product(_SUFFIXES, _INDEFINITE)
            for stem in words["stems"]
        )
        inflected = [*definite, *owned]
        common = [*words["links"], *words["verbs"], *words["adjectives"]]
        self.vocabulary = Zipf([*common, *dict.fromkeys(inflected)], 1.0, 12)
        self.cues = [(lemma, written, opener) for lemma, (_, written, opener) in words["cues"].items()]
        self.weights = list(accumulate(weight for weight, _, _ in words["cues"].values()))

    def article(self, name: str, outlet: str, day: date, statements: int) -> Extraction:
        """Write an article in which so many statements stand, said by a few people."""
        chance = self.chance
        title = " ".join(self.vocabulary.draw(chance, chance.randint(5, 10)))
        cast = self.people.draw(chance, 1 + statements // _LINES)
        lines, found, start = [title], [], len(title) + 1
        for number in range(statements):
            line, statement = self._sentence(start, cast[number // _LINES], number)
            lines.append(line)
            found.append(statement)
            start += len(line) + 1
        document = Document(
            "\n".join(lines), name, title, outlet, f"https://news.example/{name}", day.isoformat()
        )
        return Extraction(document, tuple(found))

    def _sentence(self, start: int, speaker: Speaker, number: int) -> tuple[str, Statement]:
        """Write one line: cue, source, content. The source is dropped after the first of somebody's lines, mostly."""
        chance = self.chance
        lemma, written, opener = chance.choices(self.cues, cum_weights=self.weights)[0]
        dropped = number % _LINES and chance.random() < 0.6
        source = "" if dropped else f"{speaker.role or ''} {speaker.name}".strip()
        lead = f"{written} {source}".strip() + " "
        content = f"{opener} {self._content()}".strip()
        begin = start + len(lead)
        statement = Statement(
            cue=Cue(Span(start, start + len(written)), lemma),
            content=(Span(begin, begin + len(content)),),
            kind=chance.choices(_KINDS, [72, 16, 12])[0],
            source=Span(start + len(written) + 1, begin - 1) if source else None,
            speakers=(speaker,),
            rule="perfect أن",
            confidence=round(1 - chance.random() ** 2 * 0.6, 4),
        )
        return f"{lead}{content}.", statement

    def _content(self) -> str:
        """Write what was said; now and then it names somebody, and once in a long while it has the rare word."""
        words = self.vocabulary.draw(self.chance, 6 + int(self.chance.expovariate(1 / 9)))
        if self.chance.random() < 0.15:
            words.insert(len(words) // 2, self.people.draw(self.chance, 1)[0].name)
        if self.chance.random() < 1e-5:
            words.append(RARE)
        return " ".join(words)
