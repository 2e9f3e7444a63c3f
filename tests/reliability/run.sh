#!/usr/bin/env bash
# The table of docs/reliability.md, row by row: bash tests/reliability/run.sh all | ROW… [--write]
# A row is a number from 1 to 37 or its name (kill-walk, io-walk, race, names, log-inject, deps, sbom …). Prints a line a row: its figure, then
# "ok", "FALLS SHORT" or "not run" (what it needs is missing). With --write it writes docs/reliability.md.
# Needs the Release build (dotnet build CoverageAnalyzer.sln -c Release) and python3; some rows unshare, strace, faketime, wrk, PostgreSQL, GDAL for
# Python, Chromium, and name what they lack. MUTANTS=1e4 makes rows 1 to 7 a quick look, SECONDS_LONG=10 rows 31 and 32.
here=$(cd "$(dirname "$0")" && pwd)
exec python3 "$here/table.py" "$@"
