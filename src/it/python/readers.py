"""Reads each Delta table given as an argument with deltalake, and what that returns with DuckDB.

Prints a line per table: its name, the reader version it asks for, its rows, and per column of whole
numbers their sum, of others how many values are not null. Then makes the views of the SQL on
standard input, and prints for each its rows and the sums of its whole numbers.
"""
import pathlib
import sys

import duckdb
import pyarrow
from deltalake import DeltaTable

for place in sys.argv[1:]:
    stored = DeltaTable(place)
    rows = stored.to_pyarrow_table()
    duckdb.register(pathlib.Path(place).name, rows)
    figures = []
    for column in rows.schema:
        figure = "sum" if pyarrow.types.is_integer(column.type) else "count"
        [(value,)] = duckdb.sql(f'SELECT {figure}("{column.name}") FROM rows').fetchall()
        figures.append(f"{column.name}={0 if value is None else int(value)}")
    [(count,)] = duckdb.sql("SELECT count(*) FROM rows").fetchall()
    version = stored.protocol().min_reader_version
    print(pathlib.Path(place).name, f"version={version}", f"rows={count}", *figures)

duckdb.execute(sys.stdin.read())
views = duckdb.sql("SELECT view_name FROM duckdb_views() WHERE starts_with(view_name, 'v_') ORDER BY 1")
for (view,) in views.fetchall():
    whole = duckdb.sql(
        "SELECT column_name FROM duckdb_columns()"
        f" WHERE table_name = '{view}' AND data_type = 'BIGINT' ORDER BY column_index"
    ).fetchall()
    [(count,)] = duckdb.sql(f"SELECT count(*) FROM {view}").fetchall()
    figures = []
    for (name,) in whole:
        [(value,)] = duckdb.sql(f"SELECT sum({name}) FROM {view}").fetchall()
        figures.append(f"{name}={0 if value is None else int(value)}")
    print(view, f"rows={count}", *figures)
