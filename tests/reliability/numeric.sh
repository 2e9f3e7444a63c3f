#!/usr/bin/env bash
# Row 21: random overlays over ten sizes, and communes, places and terrain as odd as may be, through the engine. Arguments: how many overlays (100000).
set -uo pipefail
cd "$(dirname "$0")/../.."
overlays=${1:-100000}
program=tests/CoverageAnalyzer.Tests/bin/Release/net10.0/CoverageAnalyzer.Tests.dll
if [ ! -f "$program" ]; then
  echo "missing: $program (dotnet build -c Release tests/CoverageAnalyzer.Tests)"
  exit 77
fi
figures=$(mktemp) log=$(mktemp)
trap 'rm -f "$figures" "$log"' EXIT
COVERAGE_ANALYZER_OVERLAYS=$overlays COVERAGE_ANALYZER_ROBUST_FIGURES=$figures \
  dotnet "$program" -noColor -trait Kind=Robust >"$log" 2>&1
ended=$?
read -r cases overlaid worst nans exceptions failures < <(awk '
  { cases += $2; if ($3 + 0 > worst) worst = $3 + 0; nans += $4; exceptions += $5; failures += $6 }
  $1 ~ /^(two-stars|two-programs|communes|ellipsoid|service-areas|service-areas-moved|radio-areas|disc-parts|disc-monotone|disc-moved)$/ { overlaid += $2 }
  END { printf "%d %d %.1e %d %d %d\n", cases, overlaid, worst, nans, exceptions, failures }' "$figures")
[ "$ended" -eq 0 ] || grep -E 'relative error|not a number|Exception|took' "$log" | head -20 >&2
fine=ok
[ "$ended" -eq 0 ] && [ "$failures" -eq 0 ] && [ "$overlaid" -ge "$overlays" ] || fine="FALLS SHORT"
echo "$overlaid random overlays over ten sizes and $((cases - overlaid)) odd inputs: greatest relative error $worst (goal 1e-9), $nans not a number, $exceptions exceptions: $fine"
[ "$fine" = ok ]
