#!/usr/bin/env bash
# Tiles a second of a study's communes, zoom 8 to 10 at random, by one thread of wrk on loopback: from the cache, then each made anew.
# usage: tiles.sh STUDY.json [SECONDS=10] [HOST="dotnet …/CoverageAnalyzer.Benchmarks.dll"]
# needs: .NET 10 SDK, Debian package wrk
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
study=${1:?usage: tiles.sh STUDY.json [SECONDS]}
seconds=${2:-10}
host=${3:-"dotnet run -c Release --project $here --"}
command -v wrk > /dev/null || { echo "no wrk: apt-get install wrk" >&2; exit 2; }
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

cat > "$work/random.lua" <<'LUA'
local paths = {}
function init(args)
  local first = true
  for line in io.lines(args[1]) do
    if first then first = false else paths[#paths + 1] = line end
  end
  math.randomseed(1)
end
function request()
  return wrk.format("GET", paths[math.random(#paths)], { ["Accept-Encoding"] = "gzip" })
end
LUA

measure() { # name, MiB of cache
  rm -f "$work/addresses"
  $host tiles "$study" "$2" "$work/addresses" &
  server=$!
  for _ in $(seq 600); do
    [ -f "$work/addresses" ] && break
    kill -0 "$server" || exit 1
    sleep 0.5
  done
  root=$(head -1 "$work/addresses")
  echo "$1: $(($(wc -l < "$work/addresses") - 1)) tiles"
  wrk -t1 -c16 -d3s -s "$work/random.lua" "$root" -- "$work/addresses" > /dev/null # warm up
  wrk -t1 -c16 -d"${seconds}s" --latency -s "$work/random.lua" "$root" -- "$work/addresses"
  grep -h VmHWM "/proc/$server/status" || true
  kill "$server"
  wait "$server" 2> /dev/null || true
  server=
}

measure cached 64
measure fresh 0
