"""Imports the dashboards into a Superset of its own and asks each chart: dashboards.py URL FOLDER.

URL is the address of the door for SQLAlchemy.

The metadata database goes to FOLDER. Prints a line per row of each chart's answer:
chart | column=value | column=value ..., and at last the charts of the dashboard.
"""
import os
import pathlib
import shutil
import subprocess
import sys

URL, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
BUNDLE = FOLDER / "bundle"
CONFIG = f"""
SECRET_KEY = "of a test that is thrown away afterwards"
SQLALCHEMY_DATABASE_URI = "sqlite:///{FOLDER}/superset.db"
TALISMAN_ENABLED = False
"""


def superset(*arguments):
    command = [os.path.join(os.path.dirname(sys.executable), "superset"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"superset {' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}")


def text(value):
    if value is None or value != value:
        return "none"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def check(name, params, stored):
    """A page makes its question from params, so the stored one that we ask has to say the same."""
    [query] = stored["queries"]
    groups = params.get("groupby", [])
    columns = [params["x_axis"]] if "x_axis" in params else []
    columns += groups if isinstance(groups, list) else [groups]
    assert columns == [c if isinstance(c, str) else c["label"] for c in query["columns"]], name
    assert params.get("metrics", [params.get("metric")]) == query["metrics"], name
    filters = [(one["subject"], one["comparator"]) for one in params["adhoc_filters"]]
    assert filters == [(one["col"], one["val"]) for one in query["filters"]], name
    if "timeseries_limit_metric" in params:
        order = [[params["timeseries_limit_metric"], not params["order_desc"]]]
        assert order == query["orderby"], name


os.environ["SUPERSET_CONFIG_PATH"] = str(FOLDER / "superset_config.py")
os.environ["FLASK_APP"] = "superset"
(FOLDER / "superset_config.py").write_text(CONFIG)
shutil.copytree("conf/superset", BUNDLE)
database = BUNDLE / "databases/waymark.yaml"
shown = "hive://bi@127.0.0.1:10000/default"
assert shown in database.read_text()
database.write_text(database.read_text().replace(shown, URL))
superset("db", "upgrade")
superset("init")
superset(
    *"fab create-admin --username admin --firstname Ad --lastname Min".split(),
    *"--email admin@localhost --password admin-admin".split(),
)
archive = shutil.make_archive(str(FOLDER / "dashboards"), "zip", FOLDER, BUNDLE.name)
superset("import-dashboards", "--path", archive, "--username", "admin")

from superset.app import create_app  # noqa: E402

with create_app().app_context():
    from superset.commands.chart.data.get_data_command import ChartDataCommand
    from superset import security_manager
    from superset.models.dashboard import Dashboard
    from superset.extensions import db
    from superset.utils import json
    from superset.utils.core import override_user

    admin = security_manager.find_user("admin")
    [dashboard] = db.session.query(Dashboard).all()
    for chart in sorted(dashboard.slices, key=lambda chart: chart.slice_name):
        check(chart.slice_name, json.loads(chart.params), json.loads(chart.query_context))
        with override_user(admin):
            command = ChartDataCommand(chart.get_query_context())
            command.validate()
            [answer] = command.run()["queries"]
        for row in answer["data"]:
            cells = [f"{name}={text(value)}" for name, value in row.items()]
            print(" | ".join([chart.slice_name, *cells]))
    print(dashboard.dashboard_title, "|", len(dashboard.slices), "charts")
