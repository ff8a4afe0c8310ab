#!/bin/sh
# Makes the pictures of report pages in docs/ anew. Needs pdftoppm (Debian: poppler-utils).
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$top/run" report "$top/examples/municipal-website-good.json" -o "$work/report.pdf"
pdftoppm -r 80 -f 1 -l 1 -png -singlefile "$work/report.pdf" "$top/docs/report-page-1"
