"""The market view as text, CSV, JSON or one HTML page."""

from __future__ import annotations

import csv
import html
import io
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from checklist_engine.batch.market import Group, Market

__all__ = ["market_csv", "market_html", "market_json", "market_text"]

_HEADINGS = ("lots", "assessed", "mean", "median", "lowest", "highest", "decided", "coverage", *"ABCDEF")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.35rem .6rem;border-bottom:1px solid #ccc;text-align:right}"
    "th:first-child,td:first-child{text-align:left}caption{text-align:left;font-weight:600;padding:.5rem 0}small{color:#444}"
)


def market_json(market: Market) -> bytes:
    """Return the view as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(market), indent=2) + b"\n"


def market_text(market: Market) -> str:
    """Return the view for a terminal: who was assessed, each group, and the standards most often missing."""
    table = [("", *_HEADINGS), *((_label(group, market), *_cells(group)) for group in (*market.groups, market.total))]
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    lines = [_sentence(market), ""]
    lines += [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) for row in table
    ]
    if market.standards:
        lines += ["", f"{'standard':<34}{'demanded':>10}{'missing':>10}{'against':>10}"]
        lines += [f"{one.standard:<34}{one.demanded:>10,}{one.missing:>10,}{one.contradicted:>10,}" for one in market.standards[:15]]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def market_csv(market: Market) -> str:
    """Return one line a group, and one for all; a cell that a spreadsheet would calculate is made text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*market.by, "lots", "assessed", "not_ict", "no_requirements", *_HEADINGS[2:]))
    for group in market.groups or (market.total,):
        keys = [_safe(key or "") for key in group.by]
        writer.writerow((*keys, group.lots, group.assessed, group.not_ict, group.no_requirements, *_cells(group)[2:]))
    return out.getvalue()


def market_html(market: Market) -> str:
    """Return the view as one page that needs nothing else."""
    heading = "".join(f'<th scope="col">{name}</th>' for name in (", ".join(market.by) or "all", *_HEADINGS))
    body = "".join(
        f'<tr><th scope="row">{html.escape(_label(group, market))}</th>{"".join(f"<td>{cell}</td>" for cell in _cells(group))}</tr>'
        for group in (*market.groups, market.total)
    )
    standards = "".join(
        f'<tr><th scope="row">{html.escape(one.standard)}</th>'
        f"<td>{one.demanded:,}</td><td>{one.missing:,}</td><td>{one.contradicted:,}</td></tr>"
        for one in market.standards
    )
    names = "".join(f'<th scope="col">{name}</th>' for name in ("standard", "demanded", "missing", "against"))
    rules = ", ".join(digest[:12] for digest in market.rules_digests)
    made = f"Version {', '.join(market.engines)}, profile {', '.join(market.profiles)}, rules {rules}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Security standards in tenders</title><style>{_STYLE}</style></head><body><main><h1>Security standards in tenders</h1>"
        f"<p>{html.escape(_sentence(market))}</p><table><caption>Scores of the lots assessed</caption><thead><tr>{heading}</tr></thead>"
        f"<tbody>{body}</tbody></table><table><caption>Standards in the lots assessed</caption><thead><tr>{names}</tr></thead>"
        f"<tbody>{standards}</tbody></table><p><small>{html.escape(made)}</small></p></main></body></html>\n"
    )


def _sentence(market: Market) -> str:
    total = market.total
    older = f" {market.superseded:,} older rows of the same lots count nowhere." if market.superseded else ""
    is_mixed = len(market.rules_digests) > 1 or len(market.catalog_digests) > 1
    mixed = " Different rules judged them: scores do not compare." if is_mixed else ""
    return (
        f"{total.assessed:,} of {total.lots:,} lots assessed; {total.not_ict:,} buy no information technology, "
        f"{total.no_requirements:,} state no requirements.{older}{mixed}"
    )


def _label(group: Group, market: Market) -> str:
    if group is market.total:
        return "all"
    return ", ".join(key or "not stated" for key in group.by)


def _cells(group: Group) -> tuple[str, ...]:
    scores = (group.mean_score, group.median_score, group.lowest, group.highest)
    shares = (group.mean_decided, group.coverage)
    return (
        f"{group.lots:,}",
        f"{group.assessed:,}",
        *("" if score is None else f"{score:.1f}" for score in scores),
        *("" if share is None else f"{100 * share:.0f}%" for share in shares),
        *(str(group.grades[grade]) for grade in "ABCDEF"),
    )


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
