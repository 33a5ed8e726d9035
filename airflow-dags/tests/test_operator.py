"""Which day a run is for, and what becomes of exit codes."""

from types import SimpleNamespace

import pendulum
import pytest
from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.timetables.base import TimeRestriction
from airflow.timetables.interval import CronDataIntervalTimetable
from jinja2 import Environment

import waymark_operator
from waymark_daily import DAY
from waymark_operator import ProcessedDay, WaymarkOperator

# In each zone: when a run may begin at the earliest, and the day that it is for. Clocks change in Berlin on
# 31 March and 27 October, in Santiago on 8 September at midnight; Kiritimati is 14 hours ahead of UTC.
SCHEDULED = [
    ("UTC", "2024-05-03T03:30:00Z", "2024-05-02"),
    ("Europe/Berlin", "2024-05-03T01:30:00Z", "2024-05-02"),
    ("Europe/Berlin", "2024-03-31T01:30:00Z", "2024-03-30"),
    ("Europe/Berlin", "2024-04-01T01:30:00Z", "2024-03-31"),
    ("Europe/Berlin", "2024-10-27T02:30:00Z", "2024-10-26"),
    ("Europe/Berlin", "2024-10-28T02:30:00Z", "2024-10-27"),
    ("America/Santiago", "2024-09-08T06:30:00Z", "2024-09-07"),
    ("America/Santiago", "2024-09-09T06:30:00Z", "2024-09-08"),
    ("America/Los_Angeles", "2024-05-03T10:30:00Z", "2024-05-02"),
    ("Pacific/Kiritimati", "2024-05-02T13:30:00Z", "2024-05-02"),
]


def timetable(zone):
    return CronDataIntervalTimetable("30 3 * * *", timezone=zone)


def rendered(zone, dag_run, params=None):
    macro = ProcessedDay(zone, timetable(zone))
    return Environment().from_string(DAY).render(processed_day=macro, dag_run=dag_run, params=params or {})


@pytest.mark.parametrize(("zone", "begins", "day"), SCHEDULED)
def test_a_scheduled_run_is_for_the_day_of_its_interval_in_the_zone(zone, begins, day):
    since = pendulum.parse(begins).subtract(days=3)
    run, wanted = None, pendulum.parse(begins)
    while run is None or run.run_after < wanted:
        run = timetable(zone).next_dagrun_info(
            last_automated_data_interval=run and run.data_interval,
            restriction=TimeRestriction(earliest=since, latest=None, catchup=True),
        )

    assert run.run_after == wanted
    # Airflow stores and hands over instants in UTC.
    start = run.data_interval.start.in_timezone("UTC")
    assert rendered(zone, SimpleNamespace(data_interval_start=start)) == day


@pytest.mark.parametrize(("zone", "begins", "day"), SCHEDULED)
@pytest.mark.parametrize("has_interval", [True, False])
def test_a_run_by_hand_is_for_the_last_whole_day(zone, begins, day, has_interval):
    now = pendulum.parse(begins).add(hours=5)
    interval = timetable(zone).infer_manual_data_interval(run_after=now)
    dag_run = SimpleNamespace(data_interval_start=interval.start if has_interval else None, run_after=now)

    assert rendered(zone, dag_run) == day


def test_a_given_date_comes_first():
    dag_run = SimpleNamespace(data_interval_start=pendulum.parse("2024-05-02T01:30:00Z"))

    assert rendered("UTC", dag_run, {"date": "2024-02-29"}) == "2024-02-29"


@pytest.mark.parametrize("code", [2, 3])
def test_what_no_retry_mends_is_not_tried_again(monkeypatch, code):
    with pytest.raises(AirflowFailException, match=f"Exit code {code}: "):
        run_that_ends_with(monkeypatch, code)


def test_alerts_that_fail_a_task_are_no_quality_gate(monkeypatch):
    with pytest.raises(AirflowFailException, match="Exit code 3: rates left their expected band"):
        run_that_ends_with(monkeypatch, 3, lasting={3: "rates left their expected band"})


@pytest.mark.parametrize("code", [1, 4, 137])
def test_other_failures_are_tried_again(monkeypatch, code):
    with pytest.raises(AirflowException) as failure:
        run_that_ends_with(monkeypatch, code)
    assert not isinstance(failure.value, AirflowFailException)


def run_that_ends_with(monkeypatch, code, **settings):
    def submit(operator, context):
        # As the provider words it: AirflowIT has it from the real one.
        raise AirflowException(f"Cannot execute: spark-submit. Error code is: {code}.")

    monkeypatch.setattr(SparkSubmitOperator, "execute", submit)
    WaymarkOperator(command="validate", **settings).submit({})


def test_a_run_tells_its_row_counts_from_its_manifest(tmp_path):
    manifest = tmp_path / "manifest.json"
    manifest.write_text(
        '{"run_id": "000001-a", "days": ["2024-05-02"], "steps": [{"step": "ingest", "rows_in": 3, "rows_out": 2}]}'
    )

    assert waymark_operator.summary(manifest) == {
        "run_ids": ["000001-a"],
        "days": ["2024-05-02"],
        "rows": {"ingest": 2},
    }
    assert waymark_operator.summary(tmp_path / "absent.json") == {}
