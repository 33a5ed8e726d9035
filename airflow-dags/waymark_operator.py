"""The one operator of the DAGs: a Waymark command by spark-submit. And the day that a run is for."""

import json
import re
import tempfile
from datetime import timedelta
from pathlib import Path

import pendulum
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException

import waymark_settings

SETTINGS = waymark_settings.read()

DEFAULT_ARGS = {
    "owner": SETTINGS.owner,
    "retries": SETTINGS.retries,
    "retry_delay": timedelta(minutes=SETTINGS.retry_minutes),
}

# Exit codes that the same call would end with again.
LASTING = {
    2: "the command line or the configuration is wrong",
    3: "a quality gate stopped it; no published table was changed",
}


class WaymarkOperator(SparkSubmitOperator):
    """Runs a Waymark command; one that writes takes the writer's pool and reports what it did.

    :param command: name of the command, which is the task's name too
    :param arguments: its options; those that are rendered to nothing are left out (templated)
    :param writes: whether it writes to the warehouse
    :param day: the day for the asset in ``outlets``
    :param lasting: what exit codes mean here that the same call would end with again
    """

    template_fields = (*SparkSubmitOperator.template_fields, "day")

    def __init__(self, *, command, arguments=(), writes=False, day=None, lasting=None, **kwargs):
        if writes:
            kwargs.setdefault("pool", SETTINGS.pool)
            arguments = [*arguments, f"--wait={SETTINGS.wait_seconds}"]
        kwargs.setdefault("task_id", command)
        super().__init__(
            application=SETTINGS.jar,
            java_class="io.waymark.cli.Main",
            application_args=[command, *arguments, f"--conf={SETTINGS.conf}", *SETTINGS.options],
            name=f"waymark-{command}",
            conn_id=SETTINGS.connection,
            conf=SETTINGS.spark_conf_of(command),
            packages=SETTINGS.packages or None,
            jars=SETTINGS.jars or None,
            driver_memory=SETTINGS.driver_memory,
            **kwargs,
        )
        self.writes = writes
        self.day = day
        self.lasting = LASTING | (lasting or {})

    def execute(self, context):
        self.application_args = [argument for argument in self.application_args if argument]
        if not self.writes:
            self.submit(context)
            return None
        with tempfile.TemporaryDirectory(prefix="waymark-", dir=SETTINGS.manifests or None) as folder:
            manifest = Path(folder, "manifest.json")
            self.application_args.append(f"--manifest={manifest}")
            self.submit(context)
            done = summary(manifest)
        self.report(context, done)
        return done

    def submit(self, context):
        try:
            super().execute(context)
        except AirflowException as failure:
            code = exit_code(failure)
            if code in self.lasting:
                raise AirflowFailException(f"Exit code {code}: {self.lasting[code]}; see the log above") from failure
            raise

    def report(self, context, done):
        """Tells the asset the day, and the row counts of this task and of the steps before it."""
        if not self.outlets:
            return
        before = context["ti"].xcom_pull(task_ids=sorted(self.upstream_task_ids)) or []
        rows = {}
        for each in [*before, done]:
            rows |= (each or {}).get("rows", {})
        for outlet in self.outlets:
            context["outlet_events"][outlet].extra = {"date": self.day, **done, "rows": rows}


def exit_code(failure):
    """The provider tells the code of spark-submit in its message only."""
    found = re.search(r"Error code is: (\d+)", str(failure))
    return int(found.group(1)) if found else None


def summary(manifest):
    """What the run's manifest says about it; nothing when the driver's disk is another one."""
    if not manifest.exists():
        return {}
    told = json.loads(manifest.read_text(encoding="utf-8"))
    runs = told.get("chunks", [told])
    return {
        "run_ids": [run["run_id"] for run in runs],
        "days": sorted({day for run in runs for day in run["days"]}),
        "rows": {step["step"]: step["rows_out"] for run in runs for step in run["steps"]},
    }


class ProcessedDay:
    """The day that a run is for: the date of its data interval in the zone of the stores.

    For templates: ``{{ processed_day(dag_run, params) }}``.
    """

    def __init__(self, zone, timetable):
        self.zone = zone
        self.timetable = timetable

    def __call__(self, dag_run, params):
        if params.get("date"):
            return params["date"]
        start = dag_run.data_interval_start
        if start is None:
            # Airflow 3 starts runs by hand without a logical date: then it is the last whole day.
            now = pendulum.instance(dag_run.run_after)
            start = self.timetable.infer_manual_data_interval(run_after=now).start
        return pendulum.instance(start).in_timezone(self.zone).to_date_string()
