"""What the rules say of a source mention: whose name it gives, in what role, and what kind of speaker that is."""

from __future__ import annotations

from dataclasses import replace

from quotes.arabic.function_words import class_of
from quotes.arabic.names import Title, nationality_of, organisation_of, place_of, title_of
from quotes.arabic.orthography import fold
from quotes.speakers.lexical import given_name, is_definite, without_article
from quotes.speakers.mention import Kind, Mention, content_words, surface, trimmed
from quotes.speakers.name_words import name_in
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words


def parse_one(words: Words, start: int, end: int) -> Mention | None:
    """Take a phrase with one speaker apart; None where nothing is left of it."""
    found = trimmed(words, content_words(words, start, end))
    mention = _read(words, found)
    if mention is None or mention.kind != "person" or mention.gender:
        return mention
    title = title_of(_plain(words, found[0]))  # السيدة فلانة
    return replace(mention, gender=title.gender if title else None)


def _read(words: Words, found: list[int]) -> Mention | None:
    rank: str | None = None
    while (
        len(found) > 1
        and (title := title_of(_plain(words, found[0])))
        and title.kind in {"honorific", "rank"}
    ):
        if is_definite(words[found[1]]) and words[found[1]].pos == "ADJ":
            return _office(
                words, found, title, rank
            )  # السيناتور الجمهوري …, السفير الفلسطيني …: an office after all
        rank = rank or (words[found[0]].text if title.kind == "rank" else None)
        found = found[1:]
    if not found:
        return None
    norm = words.norm(found[0]) if class_of(words.norm(found[0])) else words.norm(found[0])[1:]
    if len(found) == 1 and class_of(norm) == "pronoun":
        return Mention(
            "pronoun", words[found[0]].text, None, norm, "f" if norm.endswith(("هي", "ها")) else "m"
        )
    title = title_of(_plain(words, found[0]))
    if title is None or (title.kind in {"honorific", "rank"} and len(found) > 1):
        return _named(words, found, rank)
    if title.kind in {"role", "honorific", "rank"}:
        return _office(words, found, title, rank)
    return _described(words, found, title)


def _plain(words: Words, k: int) -> str:
    """Give a word without a bound conjunction or preposition."""
    return surface(words, k, k + 1)


def _named(words: Words, found: list[int], rank: str | None) -> Mention:
    """Read a phrase that begins with a name: «فرحان حق الناطق باسم …», «واشنطن»."""
    start, end = found[0], found[-1] + 1
    whole = surface(words, start, end)
    cut = next(
        (
            k
            for k in found[1:]
            if (t := title_of(words[k].text))
            and t.kind in {"role", "rank"}
            and class_of(words.norm(k - 1)) != "preposition"
        ),
        None,
    )
    if organisation_of(whole) or place_of(whole):
        return Mention(
            "organisation", whole, None, without_article(words.norm(start)), definite=True, known=True
        )
    if cut is not None:
        name = surface(words, start, _last(words, found, cut))
        if not place_of(name):
            return Mention(
                "person",
                name,
                surface(words, cut, end),
                without_article(words.norm(cut)),
                given_name(words[start].text),
                definite=True,
                known=True,
            )
    relative = next(
        (
            k
            for k in found[1:]
            if class_of(words.norm(k)) in {"relative", "preposition"} and not given_name(words[k].text)
        ),
        None,
    )
    if relative is not None:
        whole = surface(words, start, _last(words, found, relative))
        if organisation_of(whole) or place_of(whole):
            return Mention(
                "organisation", whole, None, without_article(words.norm(start)), definite=True, known=True
            )
    kind = _kind_of_name(words, found)
    known = bool(given_name(words[start].text)) or words[start].pos in {"X", "PROPN"}
    return Mention(
        kind,
        whole,
        rank,
        without_article(words.norm(start)),
        given_name(words[start].text),
        definite=True,
        plural=kind == "unnamed",
        known=known,
    )


def _last(words: Words, found: list[int], before: int) -> int:
    return max(k for k in found if k < before) + 1


def _kind_of_name(words: Words, found: list[int]) -> Kind:
    """Say what a phrase without any title is: a person's name, an organisation, or people without a name."""
    first = words[found[0]]
    if given_name(first.text):
        return "person"
    plural = words.doc[first.stem].morph.get("Number", []) == ["Plur"]
    tagged = first.pos in {"X", "PROPN"}
    if not tagged and (plural or first.norm.endswith(("ون", "ين"))):
        return "unnamed"
    if not tagged and len(found) > 1 and nationality_of(words[found[-1]].text) and first.pos == "NOUN":
        return "organisation"
    return "person"


def _office(words: Words, found: list[int], title: Title, rank: str | None) -> Mention:
    """Read a phrase that begins with an office: «وزير الخارجية الأميركي أنتوني بلينكن», «الوزير»."""
    start, end = found[0], found[-1] + 1
    name = name_in(words, found)
    definite = any(is_definite(words[k]) for k in found[:3])
    head = without_article(words.norm(start))
    if not name:
        role = surface(words, start, end)
        if title.number != "s":
            return Mention("unnamed", role, None, head, title.gender, plural=True, definite=definite)
        return Mention("role", role, role if definite else rank, head, title.gender, definite=definite)
    office = [k for k in found if k < name[0]]
    while len(name) > 1 and title_of(words[name[0]].text) and not given_name(words[name[0]].text):
        name = name[1:]
    while len(office) > 1 and _stray_title(words, office):
        office = office[:-1]
    gender = given_name(words[name[0]].text) or title.gender
    role = surface(words, start, office[-1] + 1)
    return Mention(
        "person", surface(words, name[0], name[-1] + 1), role, head, gender, definite=True, known=True
    )


def _stray_title(words: Words, office: list[int]) -> bool:
    """Say whether an office ends in a second title that belongs to the name (الناطق باسم الوزارة السفير بدر …)."""
    last, before = words[office[-1]], words[office[-2]]
    settled = is_definite(before) or place_of(before.text) is not None
    return title_of(last.text) is not None and is_definite(last) and settled


def _described(words: Words, found: list[int], title: Title) -> Mention:
    """Read a phrase that begins with what the speaker is: an organisation, a medium, a document, unnamed people."""
    start, end = found[0], found[-1] + 1
    whole = surface(words, start, end)
    head = without_article(fold(_plain(words, start)))
    bound = is_definite(words[start])
    if title.kind == "document":
        issuer = tuple(found[_issuer(words, found) :])
        return Mention(
            "document", whole, None, head, title.gender, definite=bound or len(found) > 1, issuer=issuer
        )
    if title.kind != "unnamed":
        return Mention(
            "organisation", whole, None, head, title.gender, definite=bound or len(found) > 1, known=True
        )
    name = name_in(words, found) if title.number == "s" else []
    if name and (
        given_name(words[name[0]].text) or any(words[j].text in COMMAS for j in range(start, name[0]))
    ):
        role = surface(words, start, _last(words, found, name[0]))
        gender = given_name(words[name[0]].text) or title.gender
        return Mention(
            "person", surface(words, name[0], name[-1] + 1), role, head, gender, definite=True, known=True
        )
    verb = next((k for k in found[1:] if words[k].pos == "VERB"), None)
    if verb is not None:
        whole = surface(words, start, _last(words, found, verb))
    return Mention("unnamed", whole, None, head, title.gender, title.number != "s", bound, known=True)


def _issuer(words: Words, found: list[int]) -> int:
    """Say where in a document's phrase its issuer begins: بيان [الخارجية], بيان صادر عن [الخارجية]."""
    n = 1
    while n < len(found) and (
        class_of(words.norm(found[n])) in {"preposition", "relative", "reflexive", "time"}
        or (words[found[n]].pos in {"VERB", "ADJ"} and not is_definite(words[found[n]]))
    ):
        n += 1
    return n
