"""What axe-core finds on a page: WCAG 2.2 AA and best practice."""

from axe_playwright_python.base import AXE_SCRIPT

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def violations(page):
    """Each as «rule at element». A page is brought axe-core once, however often it is looked at."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options).then(all => all.violations)", OPTIONS)
    return [f"{each['id']} at {each['nodes'][0]['target']}" for each in found]
