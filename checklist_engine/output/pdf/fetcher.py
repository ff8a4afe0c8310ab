"""What WeasyPrint may load: data that stands in the page itself, and nothing else."""

from __future__ import annotations

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = ["OnlyInlineData"]


class OnlyInlineData(URLFetcher):  # type: ignore[misc]  # WeasyPrint publishes no types.
    """Serve `data:` addresses; any other address stops the report, since no report of ours has one."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what `url` carries in itself.

        Raises:
            FatalURLFetchingError: the address is not a `data:` address.

        """
        if not url.lower().startswith("data:"):
            message = f"a report may load nothing, but its page asks for {url[:80]}"
            raise FatalURLFetchingError(message)
        return super().fetch(url, headers)
