"""What the DAGs are, on whichever Airflow these tests run."""

import ast
import os
import re
import subprocess
import sys
from copy import deepcopy
from datetime import timedelta

import pytest

import waymark_settings
from conftest import DAGS

try:
    from airflow.dag_processing.dagbag import DagBag
except ImportError:
    from airflow.models import DagBag

DAILY = ["waymark_daily_europe_berlin", "waymark_daily_utc"]
PROJECT = DAGS.parent


@pytest.fixture(scope="module")
def bag():
    return DagBag(str(DAGS))


def edges(dag):
    return sorted((task.task_id, after) for task in dag.tasks for after in task.downstream_task_ids)


def test_all_dags_are_imported(bag):
    assert bag.import_errors == {}
    assert sorted(bag.dags) == sorted([*DAILY, "waymark_backfill", "waymark_maintenance"])


def test_a_day_is_run_when_it_has_landed_and_the_configuration_is_right(bag):
    for name in DAILY:
        assert edges(bag.dags[name]) == [("landed", "validate"), ("run", "alerts"), ("validate", "run")]


def test_steps_can_be_tasks_of_their_own(tmp_path):
    settings = tmp_path / "waymark.ini"
    told = (DAGS / "waymark.ini").read_text().replace("steps = run", "steps = ingest sessionize rates insights")
    settings.write_text(told + "\n[spark.conf sessionize]\nspark.executor.memory = 8g\n")
    script = (
        "import waymark_daily as d; dag = d.waymark_daily_utc;"
        "print([(t.task_id, sorted(t.downstream_task_ids), len(t.outlets), t.pool,"
        " t.conf.get('spark.executor.memory')) for t in dag.topological_sort()])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        env={**os.environ, "WAYMARK_AIRFLOW": str(settings)},
        cwd=DAGS,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert ast.literal_eval(done.stdout.splitlines()[-1]) == [
        ("landed", ["validate"], 0, "default_pool", None),
        ("validate", ["ingest"], 0, "default_pool", None),
        ("ingest", ["sessionize"], 0, "waymark_writer", None),
        ("sessionize", ["rates"], 0, "waymark_writer", "8g"),
        ("rates", ["insights"], 0, "waymark_writer", None),
        ("insights", ["alerts"], 1, "waymark_writer", None),
        ("alerts", [], 0, "default_pool", None),
    ]


def test_only_writers_take_the_writers_pool(bag):
    pools = {(dag.dag_id, task.task_id): task.pool for dag in bag.dags.values() for task in dag.tasks}

    assert {key for key, pool in pools.items() if pool == "waymark_writer"} == {
        *((name, "run") for name in DAILY),
        ("waymark_backfill", "backfill"),
        ("waymark_maintenance", "maintain"),
    }


def test_tasks_have_an_owner_and_retries_and_dags_their_page(bag):
    for dag in bag.dags.values():
        assert dag.doc_md.strip().startswith("# Waymark")
        assert dag.max_active_runs == 1 and not dag.catchup
        for task in dag.tasks:
            assert task.owner == "waymark"
            wanted = (24, timedelta(minutes=15)) if task.task_id == "landed" else (3, timedelta(minutes=10))
            assert (task.retries, task.retry_delay) == wanted


def test_the_asset_is_that_of_the_last_writer(bag):
    for name in DAILY:
        outlets = {task.task_id: [asset.uri for asset in task.outlets] for task in bag.dags[name].tasks}
        assert outlets == {
            "landed": [],
            "validate": [],
            "run": [f"waymark://rates/{name[14:]}"],
            "alerts": [],
        }


def test_every_zone_of_the_example_stores_has_a_dag():
    declared = set(re.findall(r"zone = (\S+)", (PROJECT / "conf" / "stores.conf").read_text()))

    assert {zone.name for zone in waymark_settings.read().zones} == declared


def test_every_task_names_a_command_and_options_that_exist(bag):
    page = (PROJECT / "docs" / "cli.md").read_text()
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    submitted = [task for dag in bag.dags.values() for task in dag.tasks if hasattr(task, "application_args")]

    assert len(submitted) >= 8
    for task in submitted:
        command, *arguments = task.application_args
        for option in re.findall(r"--[a-z-]+", " ".join(arguments)) + (["--manifest"] if task.writes else []):
            assert re.search(rf"^ .*{option}\b", sections[command], re.M), (command, option)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("steps = run", "steps = rates ingest"), "steps is 'run' or"),
        (("alerts = say", "alerts = shout"), "alerts is one of say, fail, off"),
        (("pool = waymark_writer", "pol = waymark_writer"), "pol"),
        (("[zone UTC]", "[zones UTC]"), "no section .zones UTC"),
    ],
)
def test_wrong_settings_are_refused(tmp_path, change, problem):
    settings = tmp_path / "waymark.ini"
    settings.write_text((DAGS / "waymark.ini").read_text().replace(*change))

    with pytest.raises((ValueError, TypeError), match=problem):
        waymark_settings.read(settings)


@pytest.mark.parametrize(
    ("changes", "is_valid"),
    [
        ({"from": "2024-05-01"}, True),
        ({"from": "2024-05-01", "to": "2024-05-31", "from_step": "rates", "chunk_days": 1}, True),
        ({"from": "May 1st"}, False),
        ({"from_step": "gold"}, False),
        ({"chunk_days": 0}, False),
        ({"dry_run": "perhaps"}, False),
    ],
)
def test_parameters_of_a_backfill_are_checked(bag, changes, is_valid):
    params = deepcopy(bag.dags["waymark_backfill"].params)
    try:
        params.update(changes)
        params.validate()
        outcome = True
    except Exception as refused:
        assert "alid" in str(refused), refused
        outcome = False
    assert outcome == is_valid
