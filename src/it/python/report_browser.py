"""Opens a report in headless Chromium and prints what it found as one JSON object.

Arguments: report file, axe-core script, folder for screenshots. Uses the machine's own Chromium
and chromedriver and downloads nothing.
"""

import base64
import json
import pathlib
import sys
import tempfile

from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

LIMIT = 120
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars",
]


def browser(profile, chromium, driver):
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for switch in SWITCHES + [f"--user-data-dir={profile}"]:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(executable_path=driver))


def requests(chrome):
    """Addresses that the page asked for, the file itself and data: left out."""
    asked = []
    for entry in chrome.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    return [url for url in asked if not url.startswith(("data:", "file:", "about:", "chrome:"))]


def open_page(chrome, page):
    chrome.get(page.as_uri())
    WebDriverWait(chrome, LIMIT).until(
        lambda c: c.execute_script("return document.documentElement.dataset.ready") == "yes")
    # The time from the navigation to a page that is laid out and drawn, as the browser measured it.
    return chrome.execute_script(
        "return performance.timing.loadEventEnd - performance.timing.navigationStart")


def readings(chrome):
    """What each store says for its last day, read by the keyboard, for each conversion."""
    said = {}
    stores = [a.get_attribute("id") for a in chrome.find_elements(By.CSS_SELECTOR, "article.store")]
    for store in stores:
        if len(stores) > 1:
            Select(chrome.find_element(By.ID, "store-choice")).select_by_value(store)
        article = chrome.find_element(By.ID, store)
        label = article.find_element(By.TAG_NAME, "h2").text
        for name in [o.text for o in Select(
                article.find_element(By.CSS_SELECTOR, "[data-choice=conversion]")).options]:
            Select(article.find_element(
                By.CSS_SELECTOR, "[data-choice=conversion]")).select_by_visible_text(name)
            chart = article.find_element(By.CSS_SELECTOR, "[data-chart]")
            chart.send_keys(Keys.END)
            said[f"{label}: {name}"] = article.find_element(By.CSS_SELECTOR, ".reading").text
    return said


def tables(chrome):
    """The cells of all tables, by the part that they stand in."""
    return chrome.execute_script(
        """
        const found = {};
        document.querySelectorAll('section.part').forEach((part) => {
          found[part.id] = [...part.querySelectorAll('tr')].map((row) =>
            [...row.children].map((cell) => cell.textContent.replace(/\\s+/g, ' ').trim()));
        });
        return found;
        """)


def definition_on_focus(chrome):
    """The text of the first definition, which shows on focus and goes with Escape."""
    term = chrome.find_element(By.CSS_SELECTOR, "article:not([hidden]) .term")
    chrome.execute_script("arguments[0].focus()", term)
    definition = chrome.find_element(By.ID, term.get_attribute("aria-describedby"))
    shown = definition.text if definition.is_displayed() else ""
    term.send_keys(Keys.ESCAPE)
    return {"shown": shown, "after_escape": definition.is_displayed()}


def violations(chrome, axe, scheme):
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    # The page's own policy forbids scripts from elsewhere, so it is evaluated, not loaded.
    chrome.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    result = chrome.execute_async_script(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
        ".then(done, (e) => done({error: String(e)}));")
    if "error" in result:
        raise RuntimeError(result["error"])
    return [
        f"{scheme} {v['impact']} {v['id']}: {v['nodes'][0]['html'][:200]}"
        for v in result["violations"]
    ]


def pictures(chrome, folder):
    for name, width, scheme in [
            ("desktop", 1280, "light"), ("narrow", 390, "light"), ("dark", 1280, "dark")]:
        chrome.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        chrome.set_window_size(width, 900)
        chrome.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 300))")
        shot = chrome.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": True, "format": "png", "clip": {
                "x": 0, "y": 0, "width": width, "scale": 1,
                "height": chrome.execute_script("return document.documentElement.scrollHeight")}})
        write(folder / f"{name}.png", shot["data"])
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    write(folder / "print.pdf", chrome.print_page())


def write(file, encoded):
    file.write_bytes(base64.b64decode(encoded))


def messages(chrome):
    return [
        e["message"] for e in chrome.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]


def overflow(chrome):
    """How much wider than a phone the page stays; a resized window is laid out anew a little later."""
    chrome.set_window_size(390, 900)
    try:
        WebDriverWait(chrome, LIMIT / 10).until(lambda _: excess(chrome) == 0)
    except TimeoutException:
        pass
    return excess(chrome)


def excess(chrome):
    return chrome.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")


def main():
    page, axe, folder, chromium, driver = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        chrome = browser(profile, chromium, driver)
        try:
            chrome.set_window_size(1280, 900)
            chrome.set_script_timeout(LIMIT)
            found = {"milliseconds": open_page(chrome, pathlib.Path(page).resolve())}
            found["drawn"] = len(chrome.find_elements(By.CSS_SELECTOR, "article:not([hidden]) canvas"))
            found["readings"] = readings(chrome)
            found["tables"] = tables(chrome)
            found["definition"] = definition_on_focus(chrome)
            found["console"] = messages(chrome)
            script = pathlib.Path(axe).read_text(encoding="utf-8")
            found["violations"] = [
                v for s in ("light", "dark") for v in violations(chrome, script, s)]
            pictures(chrome, folder)
            found["overflow"] = overflow(chrome)
            found["console"] += [m for m in messages(chrome) if "Canvas2D" not in m]
            found["requests"] = requests(chrome)
        finally:
            chrome.quit()
    json.dump(found, sys.stdout)


main()
