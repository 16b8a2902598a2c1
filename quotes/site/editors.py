"""Who may correct: nobody, until editors are named in the configuration (docs/corrections.md).

The permission is one of Datasette's own kind, `quotes-correct`, on a database: `plugins: quotes: editors:` grants
it, as may any other permission plugin and, on Datasette 1.0, a `permissions` block.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from datasette.utils import actor_matches_allow

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

try:  # Datasette 1.0 keeps a register of what may be permitted
    from datasette.permissions import Action, PermissionSQL
    from datasette.resources import DatabaseResource
except ImportError:
    Action = PermissionSQL = DatabaseResource = None

CORRECT = "quotes-correct"
_DESCRIPTION = "Correct statements and merge speakers"


async def editor_of(datasette: Datasette, request: Request | None, database: str) -> str | None:
    """Name the signed-in editor who may correct a database; None for anybody else."""
    actor = request.actor if request else None
    if not actor or actor.get("id") in (None, ""):
        return None  # whoever corrects is written down by name
    if DatabaseResource:
        resource = DatabaseResource(database)
        allowed = await datasette.allowed(action=CORRECT, resource=resource, actor=actor)
    else:
        allowed = await datasette.permission_allowed(actor, CORRECT, resource=database, default=False)
    return str(actor["id"]) if allowed else None


def is_named(datasette: Datasette, actor: Mapping[str, Any] | None, database: str) -> bool:
    """Tell whether the configuration names somebody as an editor of a database."""
    # 1.0a41 means to fall back from the database to the top by itself, and forgets to.
    config = datasette.plugin_config("quotes", database=database) or datasette.plugin_config("quotes")
    editors = (config or {}).get("editors")
    if not actor or not editors:
        return False
    allow = editors if isinstance(editors, Mapping) else {"id": editors}
    return bool(actor_matches_allow(actor, allow))


def actions() -> list[Any]:
    """Give the permission as Datasette 1.0 registers it."""
    return [Action(name=CORRECT, description=_DESCRIPTION, resource_class=DatabaseResource)]


def permitted(datasette: Datasette, actor: Mapping[str, Any] | None) -> Any:  # noqa: ANN401 - Datasette 1.0's own
    """Permit the databases that somebody is named for, as Datasette 1.0 asks."""
    named = [name for name in datasette.databases if is_named(datasette, actor, name)]
    if not named:
        return None
    rows = [
        f"select :quotes_{n} as parent, null as child, 1 as allow, 'named' as reason"
        for n in range(len(named))
    ]
    return PermissionSQL(" union all ".join(rows), {f"quotes_{n}": name for n, name in enumerate(named)})


async def correctable(datasette: Datasette, request: Request | None) -> list[str]:
    """Name the databases that whoever asks may correct."""
    return [
        name
        for name, db in datasette.databases.items()
        if db.is_mutable
        and "corrections" in await db.table_names()
        and await editor_of(datasette, request, name)
    ]
