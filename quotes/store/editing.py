"""What editors do to a database: correct a statement, judge two speakers. All of it, or nothing, is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from quotes.document import Speaker
from quotes.errors import QuotesError
from quotes.store import judgements, matching
from quotes.store.corrections import Correction, NotThereError, record
from quotes.store.judgements import Judgement
from quotes.store.lookup import named
from quotes.store.mentions import Mentions
from quotes.store.names import index_names
from quotes.store.rows import add_speakers, no_rows, speaker_key, squeezed
from quotes.store.settling import settle
from quotes.store.tidying import tidy_after
from quotes.store.upsert import put_new
from quotes.store.wikidata import identify, identify_all

_OWN = "select speaker, role from statement_speakers where statement = ?"
_AMONG = "in (select value from json_each(?))"


class Editing:
    """A database that editors write; it may be kept as long as its connection is, and is quicker then."""

    def __init__(self, db: Database, mentions: Mentions | None = None) -> None:
        self.db = db
        self.mentions = mentions or Mentions(db)

    def correct(  # noqa: PLR0913 - one keyword for each part
        self,
        statement: str,
        action: str,
        *,
        editor: str,
        value: object = None,
        note: str = "",
        after: int | None = None,
    ) -> Correction:
        """Correct a statement, and show it so from now on; raises what `corrections.record` raises."""
        db = self.db
        with self._whole():
            made = record(db, statement, action, editor=editor, value=value, note=note, after=after)
            touched = db.execute(_OWN, [statement]).fetchall()
            new = settle(db, [statement])
            touched += db.execute(_OWN, [statement]).fetchall()
            article = db.execute("select article from statements where id = ?", [statement]).fetchone()[0]
            self.mentions.update(article, [(row["id"], row["kind"], row["name"]) for row in new])
            roles = [role for _, role in touched if role]
            tidy_after(db, self.mentions, [speaker for speaker, _ in touched], roles)
        return made

    def judge(self, left: str, right: str, judgement: str, *, editor: str, note: str = "") -> Judgement:
        """Judge two speakers the same, different or unsure, and show `left` as `right` where they are the same.

        Raises what `judgements.add` raises.
        """
        with self._whole():
            made = judgements.add(self.db, left, right, judgement, editor=editor, note=note)
            self._show({left, right})
            identify(self.db, {left, right})
            if matching.concerns(self.db, [left, right]):
                self._match()
        return made

    def alias(self, speaker: str, name: str, *, editor: str, note: str = "") -> Judgement:
        """Give a speaker one more name: whoever is found under it, now or later, is this one.

        Raises what `judgements.add` raises.
        """
        found = self.db.execute("select kind from speakers where id = ?", [speaker]).fetchone()
        if not found:
            raise NotThereError(f"speaker {speaker}: there is none with this id")
        other = Speaker(squeezed(name), found[0])
        if not any(letter.isalnum() for letter in name):
            raise QuotesError(f"name {name!r}: has no letters; write the name as articles do")
        with self._whole():
            made = no_rows()
            add_speakers(made, "", [other], None)
            put_new(self.db, "speakers", made["speakers"])
            return self.judge(speaker_key(other), speaker, "same", editor=editor, note=note)

    def match(self) -> int:
        """Join the speakers that are one by rule, and take apart those that are so no more.

        Gives how many judgements that took.

        Speakers, their statements and what editors said decide alone: when they were joined makes no difference.
        """
        with self._whole():
            return self._match()

    def _match(self) -> int:
        known = matching.known_speakers(self.db)
        judged = matching.judge(self.db, known)
        self._show({one for names in judged for one in names})
        # Whom rules join is no evidence: what is known of each stays as it was.
        identify_all(self.db, known)
        return len(judged)

    def _show(self, speakers: Iterable[str]) -> None:
        """Show speakers that were judged, and all that are in a group with them, as whom they are now."""
        db = self.db
        changed = judgements.regroup(db, speakers)
        touched = self._put_names([after for _, after in changed.values() if after])
        statements: set[str] = set()
        for speaker, (before, _) in changed.items():
            statements |= set(self._statements(speaker, before))
            touched |= {speaker, before or speaker}
        roles = self._of(statements, "role from statement_speakers where role is not null and statement")
        settle(db, statements)
        if changed:
            articles = self._of(statements, "article from statements where id")
            self.mentions.regroup(sorted(changed), articles)
        tidy_after(db, self.mentions, touched, roles)

    def find(self, name: str, other_than: str) -> str:
        """Find a speaker by name, in any spelling, as whom it is shown; of the same kind where there are several.

        Raises:
            NotThereError: no speaker other than `other_than` has this name.
        """
        mine = self.db.execute("select kind from speakers where id = ?", [other_than]).fetchone()
        found = [known for known in named(self.db, name) if known.shown_as != other_than]
        if not found:
            raise NotThereError(
                f"speaker {name!r}: there is no other of this name; write it as their page does"
            )
        return next((known for known in found if (known.kind,) == mine), found[0]).shown_as

    @contextmanager
    def _whole(self) -> Iterator[None]:
        # A large merge that outgrew the cache would lock readers out until it is done.
        self.db.execute("PRAGMA cache_spill = OFF")
        try:
            with self.db.atomic():
                # A write comes first: SQLite waits for another writer only where nothing was read yet.
                self.db.execute("delete from found where false")
                yield
        except BaseException:
            self.mentions.forget()
            raise
        finally:
            self.db.execute("PRAGMA cache_spill = ON")

    def _put_names(self, speakers: Iterable[str]) -> set[str]:
        """Give speakers the names of those that were merged into them."""
        query = f"select same_as, name from speakers where same_as {_AMONG}"  # noqa: S608 - our own names
        merged = self.db.execute(query, [json.dumps(sorted(set(speakers)))]).fetchall()
        put_new(self.db, "aliases", [{"speaker": speaker, "name": name} for speaker, name in merged])
        touched = {speaker for speaker, _ in merged}
        index_names(self.db, sorted(touched))
        return touched

    def _statements(self, speaker: str, shown_as: str | None) -> Iterable[str]:
        """Give the statements that showed a speaker as themselves, or as somebody else: those keep what was found."""
        query = "select statement from statement_speakers where speaker = ?"
        if shown_as:
            query += " and statement in (select statement from found)"
        return [statement for (statement,) in self.db.execute(query, [shown_as or speaker])]

    def _of(self, statements: Iterable[str], what: str) -> list[str]:
        query = f"select distinct {what} {_AMONG}"
        return [one for (one,) in self.db.execute(query, [json.dumps(sorted(statements))])]
