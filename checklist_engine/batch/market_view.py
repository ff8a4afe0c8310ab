"""The market view as text, CSV, JSON or one HTML page."""

from __future__ import annotations

import csv
import html
import io
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.counted import assessed_lots, lots_not_ict, lots_without_requirements
from checklist_engine.saying import N_, say, say_counted
from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from checklist_engine.batch.market import Group, Market
    from checklist_engine.wording import Words

__all__ = ["market_csv", "market_html", "market_json", "market_text"]

_HEADINGS = (
    N_("lots"),
    N_("assessed"),
    N_("mean"),
    N_("median"),
    N_("lowest"),
    N_("highest"),
    N_("decided"),
    N_("coverage"),
    *"ABCDEF",
)
_OF_STANDARDS = (N_("standard"), N_("demanded"), N_("missing"), N_("against"))
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.35rem .6rem;border-bottom:1px solid #ccc;text-align:right}"
    "th:first-child,td:first-child{text-align:left}caption{text-align:left;font-weight:600;padding:.5rem 0}small{color:#444}"
)


def market_json(market: Market) -> bytes:
    """Return the view as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(market), indent=2) + b"\n"


def market_text(market: Market, words: Words = ENGLISH) -> str:
    """Return the view for a terminal: who was assessed, each group, and the standards most often missing."""
    _ = words.gettext
    rows = ((_label(group, market, words), *_cells(group, words)) for group in (*market.groups, market.total))
    table = [("", *(_(heading) for heading in _HEADINGS)), *rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    lines = [_sentence(market, words), ""]
    lines += [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) for row in table
    ]
    if market.standards:
        first, *counts = (_(heading) for heading in _OF_STANDARDS)
        width = max(10, *(len(heading) + 2 for heading in counts))
        lines += ["", f"{first:<34}" + "".join(f"{heading:>{width}}" for heading in counts)]
        for one in market.standards[:15]:
            numbers = (words.number(number) for number in (one.demanded, one.missing, one.contradicted))
            lines.append(f"{one.standard:<34}" + "".join(f"{number:>{width}}" for number in numbers))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def market_csv(market: Market) -> str:
    """Return one line a group, and one for all; a cell that a spreadsheet would calculate is made text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*market.by, "lots", "assessed", "not_ict", "no_requirements", *_HEADINGS[2:]))
    for group in market.groups or (market.total,):
        keys = [_safe(key or "") for key in group.by]
        writer.writerow((*keys, group.lots, group.assessed, group.not_ict, group.no_requirements, *_cells(group, ENGLISH)[2:]))
    return out.getvalue()


def market_html(market: Market, words: Words = ENGLISH) -> str:
    """Return the view as one page that needs nothing else."""
    _ = words.gettext
    headings = (", ".join(market.by) or _("all"), *(_(heading) for heading in _HEADINGS))
    heading = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in headings)
    body = "".join(
        f'<tr><th scope="row">{html.escape(_label(group, market, words))}</th>{_table_cells(group, words)}</tr>'
        for group in (*market.groups, market.total)
    )
    standards = "".join(
        f'<tr><th scope="row">{html.escape(one.standard)}</th>'
        f"<td>{words.number(one.demanded)}</td><td>{words.number(one.missing)}</td><td>{words.number(one.contradicted)}</td></tr>"
        for one in market.standards
    )
    names = "".join(f'<th scope="col">{html.escape(_(name))}</th>' for name in _OF_STANDARDS)
    rules = ", ".join(digest[:12] for digest in market.rules_digests)
    made = _("Version {version}, profile {profile}, rules {rules}").format(
        version=", ".join(market.engines), profile=", ".join(market.profiles), rules=rules
    )
    direction = "" if words.direction == "ltr" else f' dir="{words.direction}"'
    title = html.escape(_("Security standards in tenders"))
    scores, standard_counts = html.escape(_("Scores of the lots assessed")), html.escape(_("Standards in the lots assessed"))
    return (
        f'<!doctype html><html lang="{words.language}"{direction}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f"<p>{html.escape(_sentence(market, words))}</p><table><caption>{scores}</caption><thead><tr>{heading}</tr></thead>"
        f"<tbody>{body}</tbody></table><table><caption>{standard_counts}</caption><thead><tr>{names}</tr></thead>"
        f"<tbody>{standards}</tbody></table><p><small>{html.escape(made)}</small></p></main></body></html>\n"
    )


def _sentence(market: Market, words: Words) -> str:
    total = market.total
    said = [
        say(
            "{assessed}; {not_ict}, {no_requirements}.",
            assessed=assessed_lots(total.assessed, total.lots),
            not_ict=lots_not_ict(total.not_ict),
            no_requirements=lots_without_requirements(total.no_requirements),
        )
    ]
    if market.superseded:
        many = market.superseded
        said.append(
            say_counted("{count:,} older row of the same lot counts nowhere.", "{count:,} older rows of the same lots count nowhere.", many)
        )
    if len(market.rules_digests) > 1 or len(market.catalog_digests) > 1:
        said.append(say("Different rules judged them: scores do not compare."))
    return " ".join(map(words.said, said))


def _label(group: Group, market: Market, words: Words) -> str:
    _ = words.gettext
    if group is market.total:
        return _("all")
    return ", ".join(key or _("not stated") for key in group.by)


def _cells(group: Group, words: Words) -> tuple[str, ...]:
    scores = (group.mean_score, group.median_score, group.lowest, group.highest)
    shares = (group.mean_decided, group.coverage)
    return (
        words.number(group.lots),
        words.number(group.assessed),
        *("" if score is None else words.number(score, 1) for score in scores),
        *("" if share is None else f"{words.number(100 * share)}%" for share in shares),
        *(str(group.grades[grade]) for grade in "ABCDEF"),
    )


def _table_cells(group: Group, words: Words) -> str:
    return "".join(f"<td>{cell}</td>" for cell in _cells(group, words))


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
