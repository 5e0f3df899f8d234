"""Baseline, target and latest measurement of a goal, as drawings state a length."""

from dataclasses import dataclass

from django import template

register = template.Library()

ROOM = 9  # labels closer than this would touch
EDGE = 26  # half of what the words need on a phone
PDF_WIDTH = 6.4  # points of the drawing for one percent


@dataclass(frozen=True)
class Stop:
    """One labelled place on the line, in percent of its length."""

    value: float
    at: float
    label: str

    @property
    def spoken(self):
        return self.label.replace("%", " percent")

    @property
    def anchor(self):
        """The side on which a label grows, so that it stays inside the drawing."""
        return "start" if self.at < 7 else "end" if self.at > 93 else "middle"

    @property
    def pdf(self):
        return round(self.at * PDF_WIDTH, 1)


@dataclass(frozen=True)
class Line:
    """A goal from its baseline to its target; upward or, where fewer is better, downward."""

    baseline: Stop | None
    target: Stop
    latest: Stop | None
    full: Stop

    @property
    def start(self):
        """Where the line begins: at the baseline, or at the target while there is none."""
        return self.baseline or self.target

    @property
    def gap(self):
        return abs(self.target.value - self.start.value)

    @property
    def gained(self):
        """How far the latest measurement has come, counted toward the target."""
        if not (self.baseline and self.latest):
            return 0
        way = self.latest.value - self.start.value
        return max(way if self.goes_up else -way, 0)

    @property
    def goes_up(self):
        return self.target.value >= self.start.value

    @property
    def reached(self):
        return bool(self.gained) and self.gained >= self.gap

    @property
    def end(self):
        """Where the line ends: at the target, or at the result once it is past the target."""
        return self.latest if self.latest and self.reached else self.target

    @property
    def words(self):
        if not self.baseline:
            return ""
        if self.reached:
            return f"Goal {self.target.label}, reached {self.end.label}"
        if not self.gap:
            return f"Stay at {self.target.label}"
        so_far = f", {self.gained:g} so far" if self.latest else ""
        return f"{self.gap:g} points to {'gain' if self.goes_up else 'lose'}{so_far}"

    @property
    def middle(self):
        """Where the words stand: between baseline and target, but inside the drawing."""
        middle = (self.start.at + self.target.at) / 2
        return Stop(0, min(max(middle, EDGE), 100 - EDGE), "")

    @property
    def labels(self):
        """Baseline and target; where they would touch, one label says both."""
        stops = sorted(filter(None, [self.baseline, self.end]), key=lambda stop: stop.at)
        if len(stops) == 2 and not self._apart(*stops):
            return [_shared(*stops)]
        return stops

    @property
    def latest_has_room(self):
        return self.latest and all(self._apart(self.latest, stop) for stop in self.labels)

    @property
    def start_has_room(self):
        return all(stop.at >= ROOM for stop in self._labelled)

    @property
    def full_has_room(self):
        return all(stop.at <= 100 - ROOM for stop in self._labelled)

    @property
    def _labelled(self):
        return self.labels + ([self.latest] if self.latest_has_room else [])

    @staticmethod
    def _apart(one, other):
        return abs(one.at - other.at) >= ROOM


@register.inclusion_tag("parts/dimension_line.html")
def dimension_line(baseline, target, latest=None, full=100, unit="%"):
    """The line of a page: percent positions, so that its words keep their size."""
    return _drawing(baseline, target, latest, full, unit)


@register.inclusion_tag("print/dimension_line.html")
def dimension_line_pdf(baseline, target, latest=None, full=100, unit="%"):
    """The same line on paper, where positions are points of a fixed drawing."""
    return _drawing(baseline, target, latest, full, unit)


def _drawing(baseline, target, latest, full, unit):
    if target is None:
        return {"line": None}
    stops = [_stop(value, full, unit) for value in (baseline, target, latest, full)]
    return {"line": Line(*stops), "quarters": range(0, 101, 25)}


def _stop(value, full, unit):
    if value is None:
        return None
    at = min(max(float(value) / float(full) * 100, 0), 100)
    return Stop(float(value), round(at, 1), f"{float(value):g}{unit}")


def _shared(low, high):
    """Two places so near each other that one label says both: 62–66%."""
    return Stop(high.value, (low.at + high.at) / 2, f"{low.value:g}–{high.label}")
