"""What the tests of the page share: a small graph, a page that attacks, and a real browser."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

DATA = Path(__file__).with_name("data")
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # the tests may run as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1024,768",
)
_WAIT = """
const done = arguments[0];
const look = () => document.documentElement.dataset.ready ? setTimeout(done, 60) : setTimeout(look, 20);
look();
"""


class Graph:
    """A store whose queries see the union of all graphs, as `kg.graph` makes one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def query(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        return self._store.query(query, use_default_graph_as_union=True)


@pytest.fixture(scope="session")
def graph() -> Graph:
    store = Store()
    store.load(path=DATA / "small.trig", format=RdfFormat.TRIG)
    return Graph(store)


@dataclass
class Browser:
    """A Chromium of its own profile; `open` waits until the page has drawn itself."""

    driver: Any

    def open(
        self, page: Path, fragment: str = "", *, width: int = 1024, high: int = 768, dark: bool = False
    ) -> None:
        size = {"width": width, "height": high, "deviceScaleFactor": 1, "mobile": False}
        scheme = {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
        self.driver.get("about:blank")
        self.complaints(), self.requests()  # of the page before
        self.driver.get(page.as_uri() + fragment)
        self.driver.execute_async_script(_WAIT)

    def run(self, script: str, *values: object) -> Any:  # noqa: ANN401 - whatever the script returns
        return self.driver.execute_script(script, *values)

    def find(self, selector: str) -> Any:  # noqa: ANN401 - an element of selenium
        return self.driver.find_element("css selector", selector)

    def texts(self, selector: str) -> list[str]:
        return [item.text for item in self.driver.find_elements("css selector", selector)]

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        # Where everything is tested, nothing is passed over.
        refuse: Callable[[str], None] = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse("no chromium and chromedriver; as root: apt-get install chromium chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver") if not os.environ.get("CI") else _selenium()
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    driver.set_script_timeout(30)
    yield Browser(driver)
    driver.quit()


def _selenium() -> Any:  # noqa: ANN401 - a module
    from selenium import webdriver  # noqa: PLC0415 - only where there is a browser to drive

    return webdriver
