"""Airflow keeps the tables small, once a week."""

import pendulum
from airflow.providers.common.compat.sdk import DAG
from airflow.timetables.interval import CronDataIntervalTimetable

from waymark_operator import DEFAULT_ARGS, SETTINGS, WaymarkOperator

DOC = """
# Waymark: maintenance

`maintain` merges the small files of closed days and months, takes out rows that never count again, and deletes files
and log entries that no version of the last seven days needs. No figure changes, and no Spark is started. It takes the
writer's turn, so it waits for a run and a run waits for it.
"""

with DAG(
    dag_id="waymark_maintenance",
    schedule=CronDataIntervalTimetable(SETTINGS.maintenance, timezone="UTC"),
    start_date=pendulum.datetime(2024, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    doc_md=DOC,
    tags=["waymark"],
) as dag:
    WaymarkOperator(
        command="maintain", arguments=[f"--wait={SETTINGS.wait_seconds}"], pool=SETTINGS.pool
    )
