"""Runs all benchmarks and prints what they measured; `--json OUT` writes it as well."""

from __future__ import annotations

import argparse
import json
import os
import platform
from pathlib import Path

from benchmarks import in_process, over_http


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args()
    rows = [*in_process.measure(), *over_http.measure()]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n\n| what | measured |\n| --- | --- |")
    for what, measured in rows:
        print(f"| {what} | {measured} |")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(dict(rows), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
