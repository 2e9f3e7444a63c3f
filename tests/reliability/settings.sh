#!/usr/bin/env bash
# Row 8: every key of the published schemas with odd values, in a process of its own. Argument: how file:path of the keys begins (all).
set -uo pipefail
cd "$(dirname "$0")/../.."
program=tests/CoverageAnalyzer.Fuzz/bin/Release/net10.0/CoverageAnalyzer.Fuzz.dll
if [ ! -f "$program" ]; then
  echo "missing: $program (dotnet build -c Release tests/CoverageAnalyzer.Fuzz)"
  exit 77
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet "$program" settings "$@" >"$log" 2>&1
ended=$?
[ "$ended" -eq 0 ] || head -n -1 "$log" | head -20 >&2
tail -n 1 "$log"
exit "$ended"
