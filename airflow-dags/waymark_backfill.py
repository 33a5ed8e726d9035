"""Airflow takes days through Waymark again, after a look at what that would do."""

import pendulum
from airflow.providers.common.compat.sdk import DAG, Param
from airflow.providers.standard.operators.python import ShortCircuitOperator

from waymark_operator import DEFAULT_ARGS, WaymarkOperator

DOC = """
# Waymark: days again

`preview` prints what would be read and written and changes nothing; with the parameter `dry_run` (the default) that is
all. Without it `backfill` does the days, oldest first, in chunks. One that was cut short goes on where it stopped when
the same is started again.
"""

ARGUMENTS = [
    "--from={{ params['from'] }}",
    "{{ '--to=' ~ params['to'] if params['to'] else '' }}",
    "--from-step={{ params['from_step'] }}",
    "--chunk-days={{ params['chunk_days'] }}",
    "{{ '--read-again' if params['read_again'] else '' }}",
]

with DAG(
    dag_id="waymark_backfill",
    schedule=None,
    start_date=pendulum.datetime(2024, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params={
        "from": Param(
            "2024-01-01",
            type="string",
            format="date",
            description="First landing day (step ingest) or business day.",
        ),
        "to": Param(
            None, type=["null", "string"], format="date", description="Last one. Empty: the end of the data."
        ),
        "from_step": Param("ingest", type="string", enum=["ingest", "sessions", "rates"]),
        "chunk_days": Param(7, type="integer", minimum=1, maximum=366, description="Days in one go."),
        "read_again": Param(
            False, type="boolean", description="Step ingest: reads files again whatever was read before."
        ),
        "dry_run": Param(True, type="boolean", description="Only says what would be done."),
    },
    doc_md=DOC,
    tags=["waymark"],
) as dag:
    preview = WaymarkOperator(task_id="preview", command="backfill", arguments=[*ARGUMENTS, "--dry-run"])
    is_wanted = ShortCircuitOperator(
        task_id="is_wanted", python_callable=lambda params: not params["dry_run"]
    )
    backfill = WaymarkOperator(command="backfill", arguments=ARGUMENTS, writes=True)
    preview >> is_wanted >> backfill
