"""What a statement is shown as: what the extractor found, then what editors said of it, then whom they merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

from quotes.document import Kind, Speaker, SpeakerKind, Statement
from quotes.store.rows import speaker_key

Status = Literal["found", "confirmed", "corrected", "rejected"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The part of a statement that editors may change: its kind, and who said it."""

    kind: Kind
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What editors made of a statement; None where they left it as it was found."""

    status: Status = "found"
    kind: Kind | None = None
    speakers: tuple[Speaker, ...] | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A statement's attribution as found, as editors mean it, and as shown once speakers are merged."""

    found: Attribution
    meant: Attribution
    shown: Attribution
    status: Status

    @property
    def touched(self) -> bool:
        """Say whether anything is not as the extractor found it."""
        return self.status != "found" or self.shown != self.found

    @property
    def other_names(self) -> list[str]:
        """Give the names of merged speakers that are not shown, by which a statement is still searched for."""
        shown = {speaker.name for speaker in self.shown.speakers}
        return [speaker.name for speaker in self.meant.speakers if speaker.name not in shown]

    def applied(self, statement: Statement) -> Statement:
        """Give a statement of the extractor's as it is shown."""
        return replace(statement, kind=self.shown.kind, speakers=self.shown.speakers)


def decide(found: Attribution, verdict: Verdict, merged: Mapping[str, Speaker]) -> Decided:
    """Apply an editor's verdict and the merges (a speaker's id -> whom the speaker is shown as)."""
    meant = Attribution(
        verdict.kind or found.kind, found.speakers if verdict.speakers is None else verdict.speakers
    )
    shown = Attribution(meant.kind, _merged(meant.speakers, merged))
    return Decided(found, meant, shown, verdict.status)


def _merged(speakers: Iterable[Speaker], merged: Mapping[str, Speaker]) -> tuple[Speaker, ...]:
    """Show each speaker as whom they were merged into; two who are one now speak once."""
    shown: dict[str, Speaker] = {}
    for speaker in speakers:
        as_whom = merged.get(speaker_key(speaker))
        one = replace(speaker, name=as_whom.name, kind=as_whom.kind) if as_whom else speaker
        shown.setdefault(speaker_key(one), one)
    return tuple(shown.values())


def speakers_of(listed: Iterable[Mapping[str, Any]]) -> tuple[Speaker, ...]:
    """Give speakers out of what `rows.speaker_json` wrote."""
    return tuple(Speaker(s["name"], cast(SpeakerKind, s["kind"]), s["role"]) for s in listed)
