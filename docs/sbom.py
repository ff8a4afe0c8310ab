"""The software bill of materials: every run-time dependency of `requirements.lock`, as CycloneDX 1.6.

Source: CycloneDX 1.6 (ECMA-424); package URLs as in ECMA-427. Part of `docs/generate.py`.
"""

from __future__ import annotations

import json
import re

__all__ = ["sbom_text"]

_PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def sbom_text(lock: str, version: str) -> str:
    """Return the bill of materials as JSON; the hashes are those of all published files of a version."""
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{pinned}",
            "name": name,
            "version": pinned,
            "purl": f"pkg:pypi/{name}@{pinned}",
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in sorted(_HASH.findall(rest))],
        }
        for name, pinned, rest in _PINNED.findall(lock)
    ]
    program = {
        "type": "application",
        "bom-ref": "checklist-engine",
        "name": "checklist-engine",
        "version": version,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
    }
    return json.dumps(document, indent=1) + "\n"
