from reports.models.reports import (
    Recommendation,
    Report,
    ReportEntry,
    ReportVersion,
)
from reports.models.words import Word

__all__ = ["Recommendation", "Report", "ReportEntry", "ReportVersion", "Word"]
