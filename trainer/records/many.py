"""Many rows at once, past what is done for each row where rows are few.

Types turn whole columns here; PostgreSQL takes rows as one stream, SQLite by one prepared statement.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from psycopg.pq import Format
from sqlalchemy import Connection, Dialect, Engine, Select, Table, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from trainer.extensions import connection, db

Row = Mapping[str, Any]
BINARY = "trainer_binary"
"""The option by which PostgreSQL is asked for values as it keeps them, not for their text."""

_READING = """
    SELECT set_config('jit', 'off', true),
           set_config('max_parallel_workers_per_gather', '0', true),
           set_config(name, max_val, true)
    FROM pg_settings WHERE name = 'effective_io_concurrency'
"""
"""How PostgreSQL is to read in this transaction: without compiling first and sharing out, which
takes longer than to read a part of a table, and asking the disk for all pages it will need."""


class KeptId(FunctionElement[Any]):
    """An id as the database keeps it: 16 bytes on PostgreSQL, text on SQLite."""

    inherit_cache = True


@compiles(KeptId)
def _as_text(element: KeptId, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(KeptId, "postgresql")
def _as_bytes(element: KeptId, compiler: SQLCompiler, **options: Any) -> str:
    return f"uuid_send({compiler.process(element.clauses, **options)})"


@event.listens_for(Engine, "before_cursor_execute")
def _ask_for_binary(_: Any, cursor: Any, *query: Any) -> None:
    context = query[2]
    if context.execution_options.get(BINARY) and context.dialect.name == "postgresql":
        cursor.format = Format.BINARY


def columns(query: Select[Any], order: Sequence[int]) -> list[Sequence[Any]]:
    """Return what a query of columns finds, column by column.

    `order`: the places of the columns by which rows are sorted. They are sorted here: a database
    that sorts wide rows writes them to its disk. All is in memory: ask for a part at a time.
    """
    through = connection()
    dialect = through.dialect
    if dialect.name == "postgresql":
        through.exec_driver_sql(_READING)
    answer = through.execute(query.execution_options(**{BINARY: True}))
    asked, found = query.selected_columns, answer.cursor.fetchall()
    found.sort(key=itemgetter(*order))
    kept: list[Sequence[Any]] = list(zip(*found, strict=True)) or [()] * len(asked)
    for number, column in enumerate(asked):
        type_ = column.type.dialect_impl(dialect)
        if turned := type_.result_processor(dialect, answer.cursor.description[number][1]):
            kept[number] = list(map(turned, kept[number]))
    return kept


def put(model: type[db.Model], rows: Sequence[Row]) -> None:
    """Add rows that name every column, in the session's transaction. The caller commits."""
    table: Table = model.__table__
    if not rows:
        return
    through = db.session.connection()
    if through.dialect.name == "postgresql":
        _streamed(through, table, rows)
    else:
        through.execute(table.insert(), rows)


def _streamed(through: Connection, table: Table, rows: Sequence[Row]) -> None:
    names = table.columns.keys()
    copy_in = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    driver: Any = through.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(copy_in) as copy:
        for row in _as_kept(table, map(itemgetter(*names), rows), through.dialect):
            copy.write_row(row)


def _as_kept(
    table: Table, rows: Iterable[tuple[Any, ...]], dialect: Dialect
) -> Iterable[tuple[Any, ...]]:
    """Turn what Python knows into what the database keeps, column by column."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for number, column in enumerate(table.columns):
        if turned := column.type.dialect_impl(dialect).bind_processor(dialect):
            columns[number] = map(turned, columns[number])
    return zip(*columns, strict=True)
