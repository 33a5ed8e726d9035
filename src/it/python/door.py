"""Reads the tables through waymark serve: door.py PORT USER PASSWORD, from many connections at once.

Prints a line per table with its rows; then, for each statement on standard input, "done" or "refused".
"""
import concurrent.futures
import sys

from pyhive import hive

PORT, USER, PASSWORD = int(sys.argv[1]), sys.argv[2], sys.argv[3]
REFUSALS = ("This server only reads", "TABLE_OR_VIEW_NOT_FOUND", "system property")


def ask(statement, options=None):
    connection = hive.connect(
        "127.0.0.1", port=PORT, username=USER, password=PASSWORD, auth="CUSTOM", configuration=options
    )
    try:
        cursor = connection.cursor()
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def outcome(line):
    statement, _, option = line.partition(" <- ")
    try:
        ask(statement, dict([option.split("=", 1)]) if option else None)
        return "done"
    except Exception as error:
        known = any(words in str(error) for words in REFUSALS)
        return "refused" if known else "failed: " + str(error)[:300].replace("\n", " ")


tables = [row[1] for row in ask("SHOW TABLES")]
with concurrent.futures.ThreadPoolExecutor(8) as connections:
    counts = connections.map(lambda table: ask("SELECT count(*) FROM " + table)[0][0], tables)
    for table, rows in zip(tables, counts):
        print(table, rows)
for line in sys.stdin.read().splitlines():
    print(outcome(line), "|", line)
