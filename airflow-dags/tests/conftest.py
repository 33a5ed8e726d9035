"""An Airflow of its own for the tests: SQLite in a temporary folder, no examples, no network."""

import os
import sys
import tempfile
from pathlib import Path

DAGS = Path(__file__).parents[1]

os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="airflow-"))
os.environ.update(
    AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__CORE__UNIT_TEST_MODE="False",
    AIRFLOW__USAGE_DATA_COLLECTION__ENABLED="False",
)
sys.path.insert(0, str(DAGS))
