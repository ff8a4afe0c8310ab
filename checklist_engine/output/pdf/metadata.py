"""What the PDF says about itself: its date, its claim of PDF/UA-1 beside PDF/A-3a, and the attached result."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

from checklist_engine.errors import Problem, UsageError
from checklist_engine.saying import say

__all__ = ["claim_pdf_ua", "moment_of"]

_PDF_UA_CLAIM = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def claim_pdf_ua(metadata: Any) -> None:  # noqa: ANN401  WeasyPrint publishes no types.
    """Let WeasyPrint's `DocumentMetadata` claim PDF/UA-1 too; PDF/A asks that the claim comes with its schema."""
    write_rdf = metadata.generate_rdf_metadata

    def write_both(*arguments: Any) -> bytes:  # noqa: ANN401
        rdf: bytes = write_rdf(*arguments)
        return rdf.replace(b"</rdf:RDF>", _PDF_UA_CLAIM.encode() + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = write_both


def moment_of(as_of: str) -> datetime:
    """Return the moment that the PDF is dated: SOURCE_DATE_EPOCH where set, else the start of the day `as_of` in UTC.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is not a number of seconds.

    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.fromisoformat(as_of).replace(tzinfo=UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            Problem(
                code="source-date-epoch",
                what=say("SOURCE_DATE_EPOCH is {epoch!r}.", epoch=epoch[:40]),
                expected=say("a whole number of seconds since 1970-01-01"),
                hint=say("unset it, or set it to such a number"),
            )
        ) from None
