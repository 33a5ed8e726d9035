"""What the DAGs are told, from one file that anything can read: no Airflow in here."""

import configparser
import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ONE_TASK = ["run"]
TASK_PER_STEP = ["ingest", "sessionize", "rates", "insights"]
ALERTS = ["say", "fail", "off"]


@dataclass(frozen=True)
class Zone:
    """A zone in which stores have their business days."""

    name: str
    schedule: str
    sources: list[str]

    @property
    def slug(self):
        return re.sub(r"[^a-z0-9]+", "_", self.name.lower()).strip("_")


@dataclass(frozen=True)
class Settings:
    """One field for each key of waymark.ini, where they are explained."""

    jar: str
    conf: str
    options: list[str]
    steps: list[str]
    wait_seconds: int
    pool: str
    owner: str
    retries: int
    retry_minutes: int
    landing_checks: int
    landing_check_minutes: int
    marker: str
    alerts: str
    maintenance: str
    manifests: str
    connection: str
    packages: str
    jars: str
    driver_memory: str
    spark_conf: dict[str, dict[str, str]]
    zones: list[Zone]

    def spark_conf_of(self, command):
        return self.spark_conf.get("", {}) | self.spark_conf.get(command, {})


def read(path=None):
    """Reads the file that WAYMARK_AIRFLOW names, or the one beside this module."""
    path = Path(path or os.environ.get("WAYMARK_AIRFLOW") or Path(__file__).with_name("waymark.ini"))
    file = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    file.optionxform = str
    with path.open(encoding="utf-8") as lines:
        file.read_file(lines)
    fields = dict(file["waymark"]) | dict(file["spark"])
    for name in ("wait_seconds", "retries", "retry_minutes", "landing_checks", "landing_check_minutes"):
        fields[name] = int(fields[name])
    fields["options"] = shlex.split(fields["options"])
    fields["steps"] = fields["steps"].split()
    if fields["steps"] not in (ONE_TASK, TASK_PER_STEP):
        raise ValueError(f"{path}: steps is '{' '.join(ONE_TASK)}' or '{' '.join(TASK_PER_STEP)}'")
    if fields["alerts"] not in ALERTS:
        raise ValueError(f"{path}: alerts is one of {', '.join(ALERTS)}")
    conf, zones = {}, []
    for section in file.sections():
        kind, _, name = section.partition(" ")
        if kind == "spark.conf":
            conf[name] = dict(file[section])
        elif kind == "zone":
            zones.append(Zone(name, file[section]["schedule"], file[section]["sources"].split()))
        elif section not in ("waymark", "spark"):
            raise ValueError(f"{path}: there is no section [{section}]")
    # An unknown or a missing key is an error of the constructor, which names it.
    return Settings(**fields, spark_conf=conf, zones=zones)
