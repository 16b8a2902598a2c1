"""Correcting through the site: by forms and by the API, shown at once everywhere, and by nobody who may not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from desk import OLD, Desk, copied

EVIL = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
HTML = {"Accept": "text/html"}


def address(statement: dict[str, Any] | str) -> str:
    key = statement if isinstance(statement, str) else statement["id"]
    return f"/quotes/statements/{key}/-/corrections"


def logged(desk: Desk, table: str = "corrections") -> int:
    with closing(sqlite3.connect(desk.path)) as db:
        return int(db.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608


@pytest.fixture
async def statement(desk: Desk) -> dict[str, Any]:
    return await desk.first("statements", kind="mixed")


class TestWhoMay:
    async def test_nobody_by_default(self, database, tmp_path, statement):
        desk = Desk(copied(database, tmp_path), plugins={})
        for token in (None, "desk-token"):
            answer = await desk.send(address(statement), {"action": "confirm"}, token)
            assert answer.status_code == 403
            assert answer.json()["ok"] is False
        desk.cookies = {"ds_actor": desk.datasette.sign({"a": {"id": "root"}}, "actor")}
        page = await desk.get(f"/quotes/statements/{statement['id']}")
        assert 'id="review"' not in page.text
        assert (await desk.get("/quotes/-/review")).status_code == 403
        assert logged(desk) == 0

    @pytest.mark.parametrize("token", [None, "wrong", "guest-token", "nameless-token"])
    async def test_not_without_an_editors_token(self, desk, statement, token):
        answer = await desk.send(address(statement), {"action": "confirm"}, token)
        assert answer.status_code == 403
        assert "\n" not in answer.json()["error"]
        assert logged(desk) == 0

    async def test_not_anonymously_by_a_form(self, desk, statement):
        answer = await desk.client.post(address(statement), data={"action": "confirm"}, headers=HTML)
        assert answer.status_code == 403
        assert 'dir="rtl"' in answer.text
        assert logged(desk) == 0

    async def test_not_a_guest_who_signed_in(self, desk, statement):
        await desk.sign_in("guest")
        page = await desk.get(f"/quotes/statements/{statement['id']}")
        assert 'id="review"' not in page.text
        assert (await desk.post(address(statement), action="confirm")).status_code == 403
        assert (await desk.get("/quotes/-/review")).status_code == 403
        assert logged(desk) == 0

    async def test_not_by_a_page_of_another_site(self, desk, statement):
        """A forged form carries the editor's cookies, and no token of this site."""
        await desk.sign_in()
        forged = await desk.client.post(
            address(statement), data={"action": "reject"}, cookies=desk.cookies, headers=EVIL
        )
        assert forged.status_code == 403
        plain = await desk.client.post(
            address(statement),
            content='{"action": "reject"}',
            cookies=desk.cookies,
            headers={**EVIL, "Content-Type": "text/plain"},
        )
        assert plain.status_code == 403
        as_json = await desk.client.post(
            address(statement), json={"action": "reject"}, cookies=desk.cookies, headers=EVIL
        )
        assert as_json.status_code == 403
        speaker = f"/quotes/speakers/{statement['speaker']}/-/judgements"
        merging = await desk.client.post(
            speaker, data={"judgement": "same", "name": "x"}, cookies=desk.cookies, headers=EVIL
        )
        assert merging.status_code == 403
        assert logged(desk) == logged(desk, "judgements") == 0

    async def test_an_editor_by_password_and_by_token(self, desk, statement):
        await desk.sign_in()
        assert (await desk.post(address(statement), action="confirm")).status_code == 302
        assert (await desk.send(address(statement), {"action": "reject"})).status_code == 201
        with closing(sqlite3.connect(desk.path)) as db:
            assert db.execute("select editor, action from corrections order by id").fetchall() == [
                ("rana", "confirm"),
                ("desk", "reject"),
            ]

    @pytest.mark.parametrize("editors", ["rana", ["rana"], {"id": "rana"}, "*"])
    async def test_the_configuration_names_them(self, database, tmp_path, statement, editors):
        desk = Desk(copied(database, tmp_path), plugins={"quotes": {"editors": editors}})
        await desk.datasette.invoke_startup()
        desk.cookies = {"ds_actor": desk.datasette.sign({"a": {"id": "rana"}}, "actor")}
        assert (await desk.get("/quotes/-/review")).status_code == 200

    async def test_a_permissions_block_of_datasette_names_them(self, database, tmp_path):
        desk = Desk(copied(database, tmp_path), plugins={})
        if not OLD:
            desk.datasette.config["permissions"] = {"quotes-correct": {"id": "rana"}}
        await desk.datasette.invoke_startup()
        desk.cookies = {"ds_actor": desk.datasette.sign({"a": {"id": "rana"}}, "actor")}
        # 0.65 knows no such block
        assert (await desk.get("/quotes/-/review")).status_code == (403 if OLD else 200)


class TestShownAtOnce:
    async def test_another_speaker(self, desk, statement):
        await desk.sign_in()
        answer = await desk.post(
            address(statement),
            action="speaker",
            speaker_name=["ليلى المنصورى", "سلمى عوض", ""],
            speaker_kind=["", "", ""],
            speaker_role=["وزيرة الخارجية", "", ""],
            note="كما في التسجيل",
        )
        assert answer.status_code == 302
        assert answer.headers["location"] == f"/quotes/statements/{statement['id']}#review"
        page = (await desk.client.get(f"/quotes/statements/{statement['id']}")).text
        for words in ("ليلى المنصوري", "سلمى عوض", "صحّحه محرّر", "rana", "كما في التسجيل", "كريم ناصر"):
            assert words in page
        row = await desk.first("statements", id=statement["id"])
        minister = await desk.first("speakers", name="ليلى المنصوري")
        assert (row["speaker"], row["status"]) == (minister["id"], "corrected")
        assert [one["id"] for one in await desk.rows("statements", _search="سلمى عوض")] == [statement["id"]]
        assert statement["id"] in {one["id"] for one in await desk.rows("statements", speaker=minister["id"])}
        table = (await desk.client.get("/quotes/statements")).text
        assert re_count(table, "ليلى المنصوري") == 4
        assert await desk.rows("speakers", name="كريم ناصر") == []

    async def test_another_kind(self, desk, statement):
        made = await desk.send(address(statement), {"action": "kind", "kind": "direct"})
        assert made.status_code == 201
        assert made.json()["status"] == "corrected"
        assert made.json()["correction"]["value"] == "direct"
        assert (await desk.first("statements", id=statement["id"]))["kind"] == "direct"

    async def test_rejected_ones_leave_the_lists(self, desk, statement):
        await desk.send(address(statement), {"action": "reject", "note": "عنوان لا قول"})
        for path in (
            "/",
            "/quotes/statements",
            "/quotes/articles/reform",
            f"/quotes/speakers/{statement['speaker']}",
        ):
            assert f"s-{statement['id']}" not in (await desk.client.get(path)).text, path
        assert "7 أقوال" in (await desk.client.get("/")).text
        assert len(await desk.rows("statements")) == 7
        assert len((await desk.client.get("/quotes/statements.csv")).text.strip().split("\r\n")) == 8
        assert await desk.rows("statements", kind="mixed") == []
        facets = (await desk.client.get("/quotes/statements.json?_facet=kind")).json()["facet_results"]
        listed = facets.get("results", facets)["kind"]["results"]
        assert {one["value"]: one["count"] for one in listed} == {"indirect": 5, "direct": 2}
        for question in ("day_statements", "speaker_statements"):
            answer = await desk.client.get(
                f"/quotes/{question}.json?_shape=array&day=2024-03-06&name=كريم ناصر"
            )
            assert statement["id"] not in {one["statement"] for one in answer.json()}
        most = (await desk.client.get("/quotes/most_quoted.json?_shape=array")).json()
        assert "كريم ناصر" not in {one["name"] for one in most}

    async def test_rejected_ones_are_there_for_those_who_ask(self, desk, statement):
        await desk.send(address(statement), {"action": "reject"})
        for asked in (
            {"status": "rejected"},
            {"status__in": "rejected,found", "kind": "mixed"},
            {"_where": "status = 'rejected'"},
        ):
            assert [one["id"] for one in await desk.rows("statements", **asked)] == [statement["id"]]
        page = await desk.client.get(f"/quotes/statements/{statement['id']}")
        assert page.status_code == 200
        assert "رفضه محرّر" in page.text
        assert (await desk.client.get(f"/quotes/statements/{statement['id']}.json")).status_code == 200
        table = (await desk.client.get("/quotes/statements")).text
        assert "بلا الأقوال المرفوضة" in table
        assert "status=rejected" in table
        assert (
            "بلا الأقوال المرفوضة" not in (await desk.client.get("/quotes/statements?status=rejected")).text
        )

    async def test_nothing_is_said_where_nothing_is_left_out(self, desk):
        assert "left-out" not in (await desk.client.get("/quotes/statements")).text

    async def test_undone(self, desk, statement):
        await desk.send(address(statement), {"action": "speaker", "speakers": []})
        assert (await desk.first("statements", id=statement["id"]))["speaker"] is None
        await desk.send(address(statement), {"action": "restore"})
        row = await desk.first("statements", id=statement["id"])
        assert (row["speaker"], row["status"]) == (statement["speaker"], "found")


def re_count(html: str, name: str) -> int:
    return sum(name in card.split("</header>")[0] for card in html.split('<article class="card')[1:])


class TestTheApi:
    async def test_the_list_is_for_everybody(self, desk, statement):
        empty = await desk.client.get(address(statement))
        assert empty.json() == {
            "ok": True,
            "statement": statement["id"],
            "status": "found",
            "corrections": [],
        }
        await desk.send(address(statement), {"action": "confirm", "note": "x"})
        (one,) = (await desk.client.get(address(statement))).json()["corrections"]
        assert (one["action"], one["editor"], one["note"]) == ("confirm", "desk", "x")
        assert one["seen"]["content"] == statement["content"]
        assert (await desk.client.get(address("none"))).status_code == 404

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ({}, "action ''"),
            ({"action": "remove"}, "'remove'"),
            ({"action": ["confirm"]}, "action"),
            ({"action": "kind"}, "kind None"),
            ({"action": "kind", "kind": "loud"}, "'loud'"),
            ({"action": "speaker"}, "speakers"),
            ({"action": "speaker", "speakers": [{"name": ""}]}, "no name"),
            ({"action": "speaker", "speakers": [{"nom": "x"}]}, "should be an object with 'name'"),
            ({"action": "confirm", "knid": "direct"}, "unknown field knid"),
            ({"action": "confirm", "note": 7}, "note"),
            ({"action": "confirm", "after": "x"}, "after"),
            ({"action": "confirm", "after": True}, "after"),
            (["confirm"], "a JSON object"),
        ],
    )
    async def test_what_makes_no_sense_is_refused_in_one_line(self, desk, statement, body, said):
        answer = await desk.send(address(statement), body)
        assert answer.status_code == 400
        assert said in answer.json()["error"]
        assert "\n" not in answer.json()["error"]
        assert logged(desk) == 0

    async def test_what_is_no_json(self, desk, statement):
        headers = {"Authorization": "Bearer desk-token", "Content-Type": "application/json"}
        for body in (b"{oops", b"", b"\xff\xfe", b"[" * 5000):
            answer = await desk.client.post(address(statement), content=body, headers=headers)
            assert answer.status_code == 400, body
        long = await desk.client.post(address(statement), content=b"x" * 70000, headers=headers)
        assert long.status_code == 413

    @pytest.mark.parametrize("path", [address("none"), "/quotes/speakers/none/-/judgements"])
    async def test_what_is_not_there(self, desk, path):
        answer = await desk.send(
            path, {"action": "confirm"} if "statements" in path else {"judgement": "same", "other": "x"}
        )
        assert answer.status_code == 404
        assert (await desk.send(path.replace("quotes", "none"), {"action": "confirm"})).status_code == 404

    async def test_other_methods(self, desk, statement):
        assert (await desk.client.put(address(statement))).status_code == 405
        assert (await desk.client.delete(address(statement))).status_code == 405
        assert (await desk.client.head(address(statement))).status_code == 200

    async def test_somebody_was_quicker(self, desk, statement):
        assert (await desk.send(address(statement), {"action": "confirm", "after": 0})).status_code == 201
        late = await desk.send(address(statement), {"action": "reject", "after": 0})
        assert late.status_code == 409
        assert "meanwhile" in late.json()["error"]

    async def test_a_form_that_is_refused_says_so_on_a_page(self, desk, statement):
        await desk.sign_in()
        answer = await desk.post(address(statement), headers=HTML, action="kind", kind="loud")
        assert answer.status_code == 400
        assert 'dir="rtl"' in answer.text
        assert "loud" in answer.text

    @pytest.mark.parametrize(
        "away", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"]
    )
    async def test_a_form_leads_nowhere_else(self, desk, statement, away):
        await desk.sign_in()
        answer = await desk.post(address(statement), action="confirm", next=away)
        assert answer.headers["location"].startswith("/quotes/statements/")


class TestReadOnly:
    async def test_an_immutable_copy(self, database, tmp_path, statement):
        desk = Desk(copied(database, tmp_path), immutable=True)
        await desk.datasette.invoke_startup()
        answer = await desk.send(address(statement), {"action": "confirm"})
        assert answer.status_code == 409
        assert "read only" in answer.json()["error"]
        desk.cookies = {"ds_actor": desk.datasette.sign({"a": {"id": "rana"}}, "actor")}
        assert "<form" not in (await desk.get(f"/quotes/statements/{statement['id']}")).text.split("<main")[1]
        assert (await desk.get("/quotes/-/review")).status_code == 409
        assert "/-/review" not in (await desk.get("/")).text

    async def test_another_program_is_writing(self, desk, statement, monkeypatch):
        await desk.send(address(statement), {"action": "confirm"})
        with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
            other.execute("begin immediate")
            answer = await desk.send(address(statement), {"action": "reject"})
            other.execute("rollback")
        assert answer.status_code == 503
        assert "another program" in answer.json()["error"]
        assert logged(desk) == 1

    async def test_the_log_cannot_be_written_past(self, desk, statement):
        await desk.send(address(statement), {"action": "confirm"})
        with (
            closing(sqlite3.connect(desk.path)) as db,
            pytest.raises(sqlite3.IntegrityError, match="only grow"),
        ):
            db.execute("delete from corrections")


async def test_forms_are_for_editors_and_without_scripts(desk, statement):
    await desk.sign_in()
    page = (await desk.get(f"/quotes/statements/{statement['id']}")).text
    section = page.split('id="review"')[1].split("</section>")[0]
    for value in ("confirm", "reject", "kind", "speaker"):
        assert f'name="action" value="{value}"' in section
    assert 'value="restore"' not in section
    assert section.count('name="speaker_name"') == 3  # the two who spoke, and one more
    if OLD:
        assert section.count('name="csrftoken"') == 3
    assert "onclick" not in page
    assert 'style="' not in page.split("<main")[1]


async def test_hostile_words_of_editors_are_inert(desk, statement):
    name = '<img src=x onerror="alert(1)">\u202eعكس'
    await desk.send(
        address(statement),
        {
            "action": "speaker",
            "speakers": [{"name": name, "role": name}],
            "note": "</q><script>alert(1)</script>",
        },
    )
    await desk.sign_in()
    speaker = (await desk.first("statements", id=statement["id"]))["speaker"]
    for path in (f"/quotes/statements/{statement['id']}", f"/quotes/speakers/{speaker}", "/quotes/-/review"):
        page = await desk.get(path)
        assert page.status_code == 200
        for words in ("<script>alert(", "<img src=x", "\u202e"):
            assert words not in page.text, path


class TestSigningIn:
    async def test_the_form_is_in_the_readers_language(self, desk):
        page = (await desk.client.get("/-/login")).text
        assert 'dir="rtl"' in page
        for words in ("اسم المستخدم", "كلمة المرور"):
            assert words in page
        assert "<style" not in page
        english = (await desk.client.get("/-/login", cookies={"quotes_language": "en"})).text
        assert "User name" in english

    async def test_a_wrong_password(self, desk):
        form = await desk.client.get("/-/login")
        cookies = {key: value for key in ("ds_csrftoken",) if (value := form.cookies.get(key))}
        fields = {"username": "rana", "password": "guess", "csrftoken": cookies.get("ds_csrftoken", "")}
        answer = await desk.client.post("/-/login", data=fields, cookies=cookies)
        assert "الاسم أو كلمة المرور غير صحيحين" in answer.text
        assert "ds_actor" not in answer.cookies

    async def test_whoever_did_not_is_led_there(self, desk):
        page = await desk.client.get("/quotes/-/review", headers=HTML)
        assert page.status_code == 403
        assert 'href="/-/login"' in page.text.split("<main")[1]
        await desk.sign_in("guest")
        assert (
            'href="/-/login"' not in (await desk.get("/quotes/-/review", headers=HTML)).text.split("<main")[1]
        )
        assert "تسجيل الدخول" in (await desk.client.get("/")).text

    async def test_not_where_there_are_no_passwords(self, database, tmp_path):
        desk = Desk(copied(database, tmp_path), plugins={})
        page = await desk.client.get("/quotes/-/review", headers=HTML)
        assert 'href="/-/login"' not in page.text.split("<main")[1]
