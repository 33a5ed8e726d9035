"""Takes a picture of the dashboard that dashboards.py has imported, as a browser shows it.

Arguments: folder of dashboards.py, file of the picture. Superset runs in the environment superset
beside that of this script; the browser is the machine's own Chromium with its driver. Errors that
charts show are printed, and end it with 1.
"""

import base64
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

LIMIT = 300
WIDTH, HEIGHT = 1600, 2700
SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--hide-scrollbars", "--no-first-run", "--disable-background-networking"]


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def start(folder, port):
    superset = pathlib.Path(sys.prefix).parent / "superset/bin/superset"
    command = [superset, "run", "-h", "127.0.0.1", "-p", str(port), "--with-threads"]
    environment = {**os.environ, "FLASK_APP": "superset",
                   "SUPERSET_CONFIG_PATH": str(folder / "superset_config.py")}
    with open(folder / "superset.log", "wb") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log)


def await_health(address):
    ends = time.monotonic() + LIMIT
    while True:
        try:
            with urllib.request.urlopen(address + "/health") as answer:
                return answer.status
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > ends:
                raise
            time.sleep(1)


def log_in(chrome, address):
    chrome.get(address + "/login/")
    wait = WebDriverWait(chrome, LIMIT)
    wait.until(lambda c: c.find_elements(By.CSS_SELECTOR, "input[type=password]"))
    chrome.find_element(By.CSS_SELECTOR, "#username, input[name=username]").send_keys("admin")
    password = chrome.find_element(By.CSS_SELECTOR, "input[type=password]")
    password.send_keys("admin-admin")
    password.submit()
    wait.until(lambda c: "/login" not in c.current_url)


def is_loaded(chrome):
    return chrome.execute_script(
        """
        const charts = document.querySelectorAll('.dashboard-component-chart-holder');
        const slices = document.querySelectorAll('[data-test="slice-container"], .slice_container');
        return charts.length > 0 && slices.length >= charts.length
          && !document.querySelector('[data-test="loading-indicator"], .loading, .ant-skeleton');
        """)


def browser(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for switch in [*SWITCHES, f"--window-size={WIDTH},{HEIGHT}", f"--user-data-dir={profile}"]:
        options.add_argument(switch)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def photograph(chrome, address, picture):
    """Returns what is wrong, as the page says it."""
    log_in(chrome, address)
    chrome.get(address + "/superset/dashboard/waymark/")
    WebDriverWait(chrome, LIMIT).until(is_loaded)
    time.sleep(5)  # Lines and bars grow into place.
    shot = chrome.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    picture.write_bytes(base64.b64decode(shot["data"]))
    return [one.text for one in chrome.find_elements(By.CSS_SELECTOR, "[role=alert]")]


def main():
    folder, picture = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = start(folder, port)
    try:
        await_health(address)
        with tempfile.TemporaryDirectory() as profile:
            chrome = browser(profile)
            try:
                wrong = photograph(chrome, address, picture)
            finally:
                chrome.quit()
    finally:
        server.terminate()
        server.wait()
    print(*wrong, sep="\n")
    sys.exit(1 if wrong else 0)


main()
