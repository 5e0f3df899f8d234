"""What axe-core finds on a page: WCAG 2.2 AA and best practice."""

from axe_playwright_python.base import AXE_SCRIPT

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# What the same markup may break by its size and colours alone.
BY_SIGHT = [
    "color-contrast",
    "link-in-text-block",
    "scrollable-region-focusable",
    "skip-link",
    "target-size",
]


def violations(page, rules=None):
    """Each as «rule at element», of all rules or of these. A page is brought axe-core once, however
    often it is looked at."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = OPTIONS | ({"runOnly": {"type": "rule", "values": rules}} if rules else {})
    found = page.evaluate("options => axe.run(options).then(all => all.violations)", options)
    return [f"{each['id']} at {each['nodes'][0]['target']}" for each in found]
