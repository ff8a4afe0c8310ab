"""Pages in a real browser: Chromium without a window, steered by Playwright. Nothing is downloaded; the installed browser is used."""
