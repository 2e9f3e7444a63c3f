#!/usr/bin/env bash
# Coverage-guided nights: bash tests/CoverageAnalyzer.Fuzz/afl.sh TARGET SECONDS
# Instruments our readers and the libraries under them (SharpFuzz), lets AFL++ (Debian's afl++) look for new paths, and prints what it came to.
# What it saved is tried again without instrumentation; what still breaks a rule is minimised into the corpus.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=${1:?"which target (see 'dotnet run --project tests/CoverageAnalyzer.Fuzz -- replay')"}
seconds=${2:-3600}
command -v afl-fuzz >/dev/null || { echo "afl-fuzz is missing: install Debian's afl++ (as root: apt-get install afl++)." >&2; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build "$here" -c Release -v quiet -p:BuildClient=false -p:CompileAheadOfTime=false
cp -r "$here/bin/Release/net10.0" "$work/program"
dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$work/tools" >/dev/null
for library in CoverageAnalyzer.Data CoverageAnalyzer.Studies NetTopologySuite CsvHelper MiniExcel ProjNET; do
  [ ! -f "$work/program/$library.dll" ] || "$work/tools/sharpfuzz" "$work/program/$library.dll"
done

mkdir "$work/in"
for file in "$here/Corpus/$target"/{seeds,crashers}/*; do
  [ -f "$file" ] && cp "$file" "$work/in/$(basename "$(dirname "$file")")-$(basename "$file")"
done
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 DOTNET_GCHeapHardLimit=0x60000000 DOTNET_TieredPGO=0
export COVERAGE_ANALYZER_CORPUS=$here/Corpus
afl-fuzz -i "$work/in" -o "$work/out" -V "$seconds" -t 10000 -m none -- dotnet "$work/program/CoverageAnalyzer.Fuzz.dll" afl "$target" >"$work/log" 2>&1 \
  || { tail -n 20 "$work/log" >&2; exit 1; }

stats() { sed -nE "s/^$1 *: *//p" "$work/out/default/fuzzer_stats"; }
echo "$target: $(stats execs_done) cases in $seconds s ($(stats execs_per_sec) a second), $(stats edges_found) edges, corpus $(stats corpus_count), $(stats saved_crashes) crashes, $(stats saved_hangs) hangs saved"
saved=$(find "$work/out/default/crashes" "$work/out/default/hangs" -name 'id:*')
[ -z "$saved" ] || { dotnet "$here/bin/Release/net10.0/CoverageAnalyzer.Fuzz.dll" minimise "$target" $saved; exit 1; }
