"""A site that editors are set up on: passwords and tokens through the plugins that docs/corrections.md names."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from datasette.app import Datasette
from datasette_auth_passwords.utils import hash_password

from quotes.site.server import metadata_file

OLD = version("datasette").startswith("0.")
PASSWORD, TOKEN = "sesame", "desk-token"
PLUGINS: dict[str, Any] = {
    "quotes": {"editors": ["rana", "desk"]},
    "datasette-auth-passwords": {
        # few rounds, because tests need not be slow to guess
        "rana_password_hash": hash_password(PASSWORD, iterations=1000),
        "guest_password_hash": hash_password(PASSWORD, iterations=1000),
    },
    "datasette-auth-tokens": {
        "tokens": [
            {"token": TOKEN, "actor": {"id": "desk"}},
            {"token": "guest-token", "actor": {"id": "guest"}},
            {"token": "nameless-token", "actor": {"name": "rana"}},
        ]
    },
}


class Desk:
    """Datasette in this process over a database of its own, and those who knock at it."""

    def __init__(
        self, database: Path, plugins: dict[str, Any] | None = None, immutable: bool = False
    ) -> None:
        self.path = database
        described = yaml.safe_load(metadata_file().read_text("utf-8"))
        described["plugins"] = PLUGINS if plugins is None else plugins
        config = {} if OLD else {"config": described}
        files: dict[str, Any] = {"immutables": [str(database)]} if immutable else {"files": [str(database)]}
        self.datasette = Datasette(**files, metadata=described, settings={"suggest_facets": False}, **config)
        self.client = self.datasette.client
        self.cookies: dict[str, str] = {}

    async def get(self, path: str, **more: Any) -> Any:
        return await self.client.get(path, cookies=self.cookies, **more)

    async def rows(self, table: str, **filters: str) -> list[dict[str, Any]]:
        answer = await self.client.get(f"/quotes/{table}.json", params={"_shape": "array", **filters})
        assert answer.status_code == 200, answer.text
        return list(answer.json())

    async def first(self, table: str, **filters: str) -> dict[str, Any]:
        return (await self.rows(table, **filters))[0]

    async def sign_in(self, name: str = "rana") -> None:
        """Sign in by password, as a browser does: with the cookie and the token that the form was given."""
        form = await self.client.get("/-/login")
        self.cookies = {key: value for key in ("ds_csrftoken",) if (value := form.cookies.get(key))}
        answer = await self.post("/-/login", username=name, password=PASSWORD)
        assert answer.status_code == 302, answer.text
        self.cookies["ds_actor"] = answer.cookies["ds_actor"]

    async def post(self, path: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        """Send a form, with the token that only a page of this site knows."""
        if OLD and self.cookies:
            fields = {"csrftoken": self.cookies.get("ds_csrftoken", ""), **fields}
        return await self.client.post(path, data=fields, cookies=self.cookies, headers=headers or {})

    async def send(self, path: str, body: object, token: str | None = TOKEN, **more: Any) -> Any:
        """Send JSON, as a newsroom's program does."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return await self.client.post(path, json=body, headers=headers, **more)


def copied(database: Path, folder: Path) -> Path:
    """Give a database of one's own to write in."""
    return Path(shutil.copy(database, folder / "quotes.db"))
