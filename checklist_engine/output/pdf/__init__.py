"""The report as a PDF that is accessible (PDF/UA-1) and archivable (PDF/A-3a)."""
