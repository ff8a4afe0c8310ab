#!/bin/sh
# Makes the pictures of report pages in docs/ anew. Needs pdftoppm (Debian: poppler-utils).
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$top/run" report "$top/examples/municipal-website-good.json" -o "$work/report.pdf"
pdftoppm -r 80 -f 1 -l 1 -png -singlefile "$work/report.pdf" "$top/docs/report-page-1"
"$top/run" report "$top/examples/saas-case-management.json" --for sme -o "$work/guide.pdf"
pdftoppm -r 80 -f 1 -l 1 -png -singlefile "$work/guide.pdf" "$top/docs/guide-page-1"
pdftoppm -r 80 -f 3 -l 3 -png -singlefile "$work/guide.pdf" "$top/docs/guide-page-3"
"$top/run" report "$top/examples/municipal-website-poor.json" --for sme-buyer -o "$work/list.pdf"
pdftoppm -r 80 -f 1 -l 1 -png -singlefile "$work/list.pdf" "$top/docs/starter-list-page-1"
"$top/run" compare "$top"/examples/*.json -o "$work/comparison.pdf"
pdftoppm -r 80 -f 1 -l 1 -png -singlefile "$work/comparison.pdf" "$top/docs/comparison-page-1"
pdftoppm -r 80 -f 3 -l 3 -png -singlefile "$work/comparison.pdf" "$top/docs/comparison-page-3"
