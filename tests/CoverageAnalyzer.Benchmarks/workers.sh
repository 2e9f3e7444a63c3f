#!/usr/bin/env bash
# Measures a nation by one process against two workers, and 63 provinces by simulation, and writes docs/scaling.md.
# Usage: workers.sh NATION PROVINCE [ROUNDS]; NATION and PROVINCE are studies. Needs the packages postgresql-15 and postgresql-15-postgis-3, and a quiet machine with two cores.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
nation=$(realpath "$1"); province=$(realpath "$2"); rounds=${3:-2}
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
work=$(mktemp -d); chmod 755 "$work"
run() { if [ "$(id -u)" = 0 ]; then (cd "$work" && runuser -u postgres -- "$@"); else "$@"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$work"
cleanup() { run "$bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$work"; }
trap cleanup EXIT
port=$((20000 + RANDOM % 20000))
run "$bin/initdb" -D "$work/data" -U postgres --auth=trust -E UTF8 --no-locale >/dev/null
run "$bin/pg_ctl" -D "$work/data" -w -l "$work/log" -o "-c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work" start >/dev/null </dev/null
run "$bin/createdb" -h 127.0.0.1 -p "$port" -U postgres bench
export COVERAGE_ANALYZER_DATABASE="Host=127.0.0.1;Port=$port;Database=bench;Username=postgres"
program=${CA_PROGRAM:-$here/src/CoverageAnalyzer.Cli/bin/Release/net10.0/CoverageAnalyzer.Cli.dll}
bench=${CA_BENCH:-$here/tests/CoverageAnalyzer.Benchmarks/bin/Release/net10.0/CoverageAnalyzer.Benchmarks.dll}
for i in 1 2 3 4; do cp -r "$province" "$work/province-$i"; rm -rf "$work/province-$i/results"; done
dotnet "$bench" workers "$program" "$rounds" "$work/nation.csv" "$nation"
dotnet "$bench" workers "$program" 1 "$work/provinces.csv" "$work"/province-*
dotnet "$bench" scaling "$work/nation.csv" "$work/provinces.csv" "$here/docs/scaling.md"
