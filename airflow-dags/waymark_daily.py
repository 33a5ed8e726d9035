"""One DAG for each zone of the stores: airflow takes the day that ended there through Waymark."""

from datetime import timedelta

import pendulum
from airflow.providers.common.compat.sdk import DAG, Asset, Param
from airflow.timetables.interval import CronDataIntervalTimetable

from waymark_operator import DEFAULT_ARGS, SETTINGS, ProcessedDay, WaymarkOperator

DAY = "{{ processed_day(dag_run, params) }}"

DOC = """
# Waymark, daily: the day that ended in {zone}

`landed` (are the files of the day there?) → `validate` (is the configuration right?) → {steps} → `alerts`
(which rates left their expected band?).

- **The day** is the one in which the data interval begins, in {zone}. A run by hand takes the last whole day,
  or the parameter `date`.
- **Again?** Clear a task or start the run again at any time: what is done is skipped, and equal files give equal tables.
- **Red `landed`**: a source has not delivered. To run the day as it is, mark `landed` as success.
- **Red elsewhere**: the last lines of the log say what, why and what to do. Exit codes 2 (configuration) and 3 (quality
  gate) are not tried again: mend the cause, then clear the task.
"""


def daily(zone):
    timetable = CronDataIntervalTimetable(zone.schedule, timezone=zone.name)
    with DAG(
        dag_id=f"waymark_daily_{zone.slug}",
        schedule=timetable,
        start_date=pendulum.datetime(2024, 1, 1, tz=zone.name),
        catchup=False,
        max_active_runs=1,
        default_args=DEFAULT_ARGS,
        params={
            "date": Param(
                None,
                type=["null", "string"],
                format="date",
                description="Landing day to run, such as 2024-05-01. Empty: that of the data interval.",
            )
        },
        user_defined_macros={"processed_day": ProcessedDay(zone.name, timetable)},
        doc_md=DOC.format(zone=zone.name, steps=" → ".join(f"`{step}`" for step in SETTINGS.steps)),
        tags=["waymark"],
    ) as dag:
        tasks = [landed(zone), WaymarkOperator(command="validate"), *steps(zone), *alerts()]
        for before, after in zip(tasks, tasks[1:]):
            before >> after
    return dag


def landed(zone):
    return WaymarkOperator(
        command="landed",
        arguments=[
            f"--date={DAY}",
            *(f"--source={source}" for source in zone.sources),
            *([f"--marker={SETTINGS.marker}"] if SETTINGS.marker else []),
        ],
        retries=SETTINGS.landing_checks,
        retry_delay=timedelta(minutes=SETTINGS.landing_check_minutes),
    )


def steps(zone):
    for step in SETTINGS.steps:
        is_last = step == SETTINGS.steps[-1]
        yield WaymarkOperator(
            command=step,
            arguments=[f"--date={DAY}"] if step in ("run", "ingest") else [],
            writes=True,
            day=DAY,
            outlets=[Asset(f"waymark://rates/{zone.slug}")] if is_last else [],
        )


def alerts():
    if SETTINGS.alerts != "off":
        yield WaymarkOperator(
            command="alerts",
            arguments=[f"--date={DAY}", *(["--fail"] if SETTINGS.alerts == "fail" else [])],
            lasting={3: "rates left their expected band; the day itself is published"},
        )


for each in SETTINGS.zones:
    globals()[f"waymark_daily_{each.slug}"] = daily(each)
