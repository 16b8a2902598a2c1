"""Print the schema that the migrations build: `python -m quotes.store.schema > db/schema.sql`."""

from __future__ import annotations

from sqlite_utils import Database

from quotes.store.migrations import migrations

HEAD = """\
-- What the migrations in quotes/store/migrations.py build, for people to read. Not edited by hand:
-- python -m quotes.store.schema > db/schema.sql
"""
_QUERY = r"""
select sql from sqlite_master
where sql is not null and name not like '%\_sqlite%' escape '\' and name not glob '*_fts_*'
order by rowid
"""


def schema() -> str:
    """Give the SQL of an empty database, without the tables that SQLite and the search index make themselves."""
    db = Database(memory=True)
    migrations.apply(db)
    return HEAD + "".join(f"{sql};\n" for (sql,) in db.execute(_QUERY).fetchall())


if __name__ == "__main__":
    print(schema(), end="")
