"""Whom statements speak about: other known speakers named in their content.

A statement names a speaker by the full name, an organisation or a state by its own, a person of the same article
also by the single word (a surname) by which that article calls the person elsewhere. What is known changes: a new
speaker is looked up in older statements too, and where one goes the names within it may come to light, so that
the table says the same in whatever order articles came.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from quotes.store.known_names import KnownNames, words_of

TABLE = """
CREATE TABLE mentions (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  speaker TEXT NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
  PRIMARY KEY (statement, speaker)
) STRICT
"""
# Whom editors merged is named by either name.
_KNOWN = "select coalesce(same_as, id), kind, name from speakers"
_ARTICLE = "select id, content from statements where article = ? and status <> 'rejected'"
_CALLED = """
select s.source_text, p.id, p.name from statements s join statement_speakers t on t.statement = s.id
join speakers p on p.id = t.speaker where s.article = ? and p.kind = 'person' and s.status <> 'rejected'
"""
_OWN = """
select t.statement, t.speaker from statement_speakers t join statements s on s.id = t.statement where s.article = ?
"""
_STORED = """
select m.statement, m.speaker from mentions m join statements s on s.id = m.statement where s.article = ?
"""
_NAMING = """
select distinct article from statements
where rowid in (select rowid from statements_fts where statements_fts match ?) and article <> ?
"""
# Written joined to the first word of a name: the index holds them as one word.
_JOINED = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل")


class Mentions:
    """The table of mentions, kept in step with statements and speakers."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._names = KnownNames()
        self._version: object = None

    def update(self, article: str, new_speakers: Iterable[tuple[str, str, str]]) -> None:
        """Bring an article's mentions up to date, and those of other articles that name its new speakers.

        `new_speakers` are (id, kind, name) of those that were not known before.
        """
        self._refresh()
        telling = [speaker for speaker in new_speakers if self._names.add(*speaker)]
        for each in dict.fromkeys([article, *self._naming(telling, article)]):
            self._update(each)

    def naming(self, speakers: Sequence[str]) -> list[str]:
        """Give the articles whose statements are known to name these speakers."""
        found = self.db.execute(
            "select distinct s.article from mentions m join statements s on s.id = m.statement"
            " where m.speaker in (select value from json_each(?))",
            [json.dumps(speakers)],
        )
        return [article for (article,) in found.fetchall()]

    def drop(self, speakers: Iterable[tuple[str, str]]) -> None:
        """Know some speakers (id, name) no more, because they were deleted."""
        for speaker in speakers:
            self._names.discard(*speaker)

    def regroup(self, speakers: Sequence[str], articles: Iterable[str]) -> None:
        """Bring up to date what names these speakers, who are shown as somebody else than before in these articles."""
        self.forget()
        named = "select id, kind, name from speakers where id in (select value from json_each(?))"
        names = self.db.execute(named, [json.dumps(speakers)]).fetchall()
        # No article has an empty id.
        again = [*articles, *self.naming(speakers), *self._naming(names, "")]
        self.look_again(dict.fromkeys(again))

    def forget(self) -> None:
        """Know no names any more, because what was written was taken back or deleted; they are read again."""
        self._version = None

    def look_again(self, articles: Iterable[str]) -> None:
        """Bring the mentions of articles up to date with the names that are known now."""
        self._refresh()
        for article in articles:
            self._update(article)

    def fill(self) -> None:
        """Find the mentions of every statement there is."""
        self.look_again(article for (article,) in self.db.execute("select id from articles").fetchall())

    def _refresh(self) -> None:
        """Read the names again where another program may have changed them."""
        version = self.db.execute("pragma data_version").fetchone()
        if version != self._version:
            self._names, self._version = KnownNames(), version
            for speaker in self.db.execute(_KNOWN).fetchall():
                self._names.add(*speaker)

    def _naming(self, speakers: Iterable[tuple[str, str, str]], article: str) -> Iterator[str]:
        for _, _, name in speakers:
            for (other,) in self.db.execute(_NAMING, [_phrase(name), article]).fetchall():
                yield other

    def _update(self, article: str) -> None:
        statements = self.db.execute(_ARTICLE, [article]).fetchall()
        if not statements:
            return
        own = set(self.db.execute(_OWN, [article]).fetchall())
        surnames = self._surnames(article)
        wanted = {
            (statement, speaker)
            for statement, content in statements
            for speaker in self._names.found_in(content, surnames)
        } - own
        stored = set(self.db.execute(_STORED, [article]).fetchall())
        delete = "delete from mentions where statement = ? and speaker = ?"
        self.db.conn.executemany(delete, sorted(stored - wanted))
        self.db.conn.executemany("insert into mentions values (?, ?)", sorted(wanted - stored))

    def _surnames(self, article: str) -> dict[str, str]:
        """Give the single words by which an article calls a person, where they are nobody else's name in it."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        called: set[str] = set()
        for source, speaker, name in self.db.execute(_CALLED, [article]).fetchall():
            for word in words_of(name):
                owners[word].add(speaker)
            # One word that is the whole name («البلدين») is no surname.
            if source and len(words := words_of(source)) == 1 and words != words_of(name):
                called.add(words[0])
        return {word: min(owners[word]) for word in called if len(owners[word]) == 1}


def _phrase(name: str) -> str:
    """Write a name as an FTS5 query: its words in a row, the first with whatever is written joined to it."""
    first, *rest = words_of(name)
    firsts = [clitic + first for clitic in _JOINED]
    if first.startswith("ال"):
        firsts += [clitic + "لل" + first[2:] for clitic in ("", "و", "ف")]
    return " OR ".join(f'"{" ".join([form, *rest])}"' for form in firsts)
