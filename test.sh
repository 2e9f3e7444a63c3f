#!/usr/bin/env bash
# Builds everything and runs every test. Ends with "N passed, N failed".
# Debian packages the tests want are installed where that is possible; otherwise the tests that need them are skipped by name.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# gdal-bin judges our files and writes hostile ones; Chromium is the browser that the web map is tried in; PostgreSQL with PostGIS is the store,
# of which the tests start a private server in a temporary folder; the Python packages generate the synthetic province that other programs were
# measured on.
wanted=()
command -v ogrinfo >/dev/null 2>&1 || wanted+=(gdal-bin)
command -v chromium >/dev/null 2>&1 || wanted+=(chromium)
[ -x /usr/lib/postgresql/15/bin/initdb ] && [ -f /usr/share/postgresql/15/extension/postgis.control ] || wanted+=(postgresql-15 postgresql-15-postgis-3)
peers=../shared/peers/gen.py
generator() { /usr/bin/python3 -c 'import numpy, scipy, fiona, rasterio, shapely' >/dev/null 2>&1; }
if [ -f "$peers" ] && ! generator; then
  wanted+=(python3-numpy python3-scipy python3-fiona python3-rasterio python3-shapely)
fi
if [ ${#wanted[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}"; } >/dev/null 2>&1 \
      || echo "Could not install: ${wanted[*]}. The tests that need them are skipped."
  else
    echo "Not root: would install ${wanted[*]}. The tests that need them are skipped."
  fi
fi

if ! dotnet build CoverageAnalyzer.sln -c Release -v quiet; then
  echo "The build failed."
  echo "0 passed, 1 failed"
  exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ -z "${COVERAGE_ANALYZER_PEERS:-}" ] && [ -f "$peers" ] && generator; then
  if /usr/bin/python3 -B "$peers" "$scratch" S >"$scratch/gen.log" 2>&1; then
    export COVERAGE_ANALYZER_PEERS="$scratch"
  else
    echo "The synthetic province could not be generated:"; tail -n 3 "$scratch/gen.log"
  fi
fi

passed=0 failed=0 skipped=0 bad=0

# The desktop viewer needs packages that not every feed has (Mapsui, Avalonia): where they can be had it is built and tested too.
viewer=""
if timeout 180 dotnet restore tests/CoverageAnalyzer.Viewer.Tests -v quiet >"$scratch/viewer.log" 2>&1; then
  if dotnet build tests/CoverageAnalyzer.Viewer.Tests -c Release --no-restore -v quiet; then
    viewer=Viewer.Tests
  else
    echo "The desktop viewer does not build."
    failed=1
  fi
else
  missing=$(grep -oE 'NU1101: Unable to find package [A-Za-z0-9.]+' "$scratch/viewer.log" | sed -E 's/.* package //; s/\.$//' | sort -u | paste -sd ' ')
  echo "The desktop viewer and its tests are left out: this machine's package feed lacks ${missing:-a package they need}."
fi

for project in Tests IntegrationTests BrowserTests $viewer; do
  log=$scratch/$project.log
  dotnet run --no-build -c Release --project "tests/CoverageAnalyzer.$project" -- -noColor 2>&1 | tee "$log"
  [ "${PIPESTATUS[0]}" -eq 0 ] || bad=1
  # The runner's closing line: Total: 12, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 1.2s
  line=$(grep -E 'Total: *[0-9]+' "$log" | tail -n 1)
  number() { printf '%s' "$line" | sed -nE "s/.*$1: *([0-9]+).*/\1/p"; }
  total=$(number Total); f=$(number Failed); e=$(number Errors); s=$(number Skipped)
  if [ -z "$total" ]; then
    echo "CoverageAnalyzer.$project did not run to its end."
    failed=$((failed + 1))
  else
    failed=$((failed + f + e)) skipped=$((skipped + s)) passed=$((passed + total - f - s))
  fi
done
[ "$bad" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$skipped" -eq 0 ] || echo "$skipped skipped (named above)"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
