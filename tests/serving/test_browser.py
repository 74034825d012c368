"""The pages in a real browser: they work, call nobody else, and the browser has nothing to complain of."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        # Where everything is tested, nothing is passed over.
        refuse: Callable[[str], None] = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse("no chromium and chromedriver; as root: apt-get install chromium chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    yield found
    found.quit()


def requested(driver: Any) -> list[str]:  # noqa: ANN401 - selenium's own type
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    urls = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    return [url for url in urls if url.startswith(("http", "ws"))]


def until(found: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is waited for
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.05)
    return found()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?search=ada",
        "/questions",
        "/questions/career?person=Ada+Adams",
        "/id/person/ada-adams",
        "/network",
    ],
)
def test_a_page_works_and_calls_nobody_else(server: httpx.Client, driver: Any, path: str) -> None:  # noqa: ANN401
    driver.get_log("browser"), driver.get_log("performance")
    driver.get(str(server.base_url.join(path)))
    assert driver.find_elements("css selector", "h1, canvas, svg")
    assert driver.get_log("browser") == []
    assert [url for url in requested(driver) if not url.startswith(str(server.base_url))] == []


def test_the_editor_runs_a_query_and_calls_nobody_else(server: httpx.Client, driver: Any) -> None:  # noqa: ANN401
    driver.get_log("browser"), driver.get_log("performance")
    driver.get(str(server.base_url.join("/query?lang=en")))
    until(lambda: driver.find_elements("css selector", ".yasqe_queryButton"))
    driver.execute_script(
        "document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])",
        "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT ?name { ?person foaf:name ?name } ORDER BY ?name",
    )
    driver.find_element("css selector", ".yasqe_queryButton").click()
    until(lambda: "Cor Cools" in driver.find_element("css selector", ".yasr").text)
    shown = driver.find_element("css selector", ".yasr").text
    assert [name for name in ("Ada Adams", "Bo Boers", "Cor Cools") if name not in shown] == []
    assert driver.get_log("browser") == []
    assert [url for url in requested(driver) if not url.startswith(str(server.base_url))] == []


def test_the_editor_shows_what_is_wrong_with_a_query(server: httpx.Client, driver: Any) -> None:  # noqa: ANN401
    driver.get(str(server.base_url.join("/query?lang=en")))
    until(lambda: driver.find_elements("css selector", ".yasqe_queryButton"))
    query = "SELECT ?x { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }"
    driver.execute_script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", query)
    driver.find_element("css selector", ".yasqe_queryButton").click()
    assert until(lambda: "SERVICE" in driver.find_element("css selector", ".yasr").text)


@pytest.mark.parametrize(
    "path",
    ["/", "/id/document/eeeeeeeeeeeeeeee", "/id/statement/eeeeeeeeeeeeeeee", "/id/person/e'e", "/network"],
)
def test_an_attack_in_the_graph_stays_text(attacked: httpx.Client, driver: Any, path: str) -> None:  # noqa: ANN401
    driver.get_log("browser"), driver.get_log("performance")
    driver.get(str(attacked.base_url.join(path)))
    time.sleep(0.2)
    assert driver.title != "attacked"
    assert [url for url in requested(driver) if not url.startswith(str(attacked.base_url))] == []


def test_a_question_is_filled_in_and_answered(server: httpx.Client, driver: Any) -> None:  # noqa: ANN401
    driver.get(str(server.base_url.join("/questions/career?lang=en")))
    driver.find_element("css selector", "#person").send_keys("Ada Adams\n")
    # between two pages there is no main, so one is looked for rather than asked for
    assert until(lambda: bool(driver.find_elements("xpath", "//main[contains(., 'Minister van Water')]")))
    driver.find_element("css selector", "nav .other").click()
    assert until(lambda: driver.find_element("css selector", "html").get_attribute("lang") == "nl")


def test_a_page_fits_a_telephone(server: httpx.Client, driver: Any) -> None:  # noqa: ANN401
    size = {"width": 360, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for path in ("/", "/id/person/ada-adams", "/questions/career?person=Ada+Adams"):
            driver.get(str(server.base_url.join(path)))
            assert driver.execute_script("return document.documentElement.scrollWidth") <= 360, path
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
