"""Reads each Delta table given as an argument with deltalake, and what that returns with DuckDB.

Prints a line per table: its name, the reader version it asks for, its rows, and per column of whole
numbers their sum, of others how many values are not null.
"""
import pathlib
import sys

import duckdb
import pyarrow
from deltalake import DeltaTable

for place in sys.argv[1:]:
    stored = DeltaTable(place)
    rows = stored.to_pyarrow_table()
    figures = []
    for column in rows.schema:
        figure = "sum" if pyarrow.types.is_integer(column.type) else "count"
        [(value,)] = duckdb.sql(f'SELECT {figure}("{column.name}") FROM rows').fetchall()
        figures.append(f"{column.name}={0 if value is None else int(value)}")
    [(count,)] = duckdb.sql("SELECT count(*) FROM rows").fetchall()
    version = stored.protocol().min_reader_version
    print(pathlib.Path(place).name, f"version={version}", f"rows={count}", *figures)
