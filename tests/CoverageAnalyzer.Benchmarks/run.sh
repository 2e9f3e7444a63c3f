#!/usr/bin/env bash
# Does every job of docs/performance.md here and at each peer that is installed, in turn, on one generated workload, checks that the results agree,
# and writes docs/performance.md.
# usage: run.sh [WORK=$TMPDIR/coverage-performance] [options of the runner: --radio, --rounds N, --sizes S,L, --only JOB,JOB, --ours-only]
#        With --radio it does the jobs of mobile coverage over terrain, on a province, and writes docs/radio-performance.md.
#        With --only, --sizes or --ours-only the table is printed and the document stays as it is.
# needs: .NET 10 SDK, ../shared/peers (or PEERS=), python3 with numpy, scipy, shapely, fiona and rasterio for the workload, the Debian package time, 6 GB of disk
# peers: Debian packages gdal-bin python3-gdal python3-geopandas python3-rtree python3-mapnik libgeos-dev gcc libc6-dev splat; what is missing is left out and named
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${TMPDIR:-/tmp}/coverage-performance
if [ $# -gt 0 ] && [ "${1#--}" = "$1" ]; then
  work=$1
  shift
fi
peers=${PEERS:-$root/../shared/peers}
[ -f "$peers/gen.py" ] || { echo "no peers at $peers: set PEERS to the folder with gen.py" >&2; exit 2; }
peers=$(cd "$peers" && pwd)
[ -x /usr/bin/time ] || { echo "no /usr/bin/time: apt-get install time" >&2; exit 2; }

python=
for candidate in "${PYTHON:-}" /usr/bin/python3 python3; do
  if [ -n "$candidate" ] && "$candidate" -c 'import numpy, scipy, shapely, fiona, rasterio' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || { echo "no python3 that can generate the workload: apt-get install python3-scipy python3-shapely python3-fiona python3-rasterio" >&2; exit 2; }

case " $* " in *" --radio "*) radio=yes ;; *) radio= ;; esac
mkdir -p "$work"
sizes="S L XL"
[ -z "$radio" ] || sizes=S
for size in $sizes; do
  case $size in XL) last=sites.f64 ;; *) last=pop.tif ;; esac
  if [ ! -f "$work/$size/$last" ]; then
    echo "generating $size" >&2
    "$python" -B "$peers/gen.py" "$work" "$size" >&2
  fi
done

# The whole run takes the heights as a file a user would have: compressed, in tiles.
studies=()
if [ -z "$radio" ] && command -v gdal_translate >/dev/null 2>&1; then
  if [ ! -f "$work/L/elevation.tif" ]; then
    gdal_translate -q -co COMPRESS=DEFLATE -co TILED=YES "$work/L/dem.vrt" "$work/L/elevation.part.tif"
    mv "$work/L/elevation.part.tif" "$work/L/elevation.tif"
  fi
  fields='"fields": {"code": "id", "x": "lon", "y": "lat"}'
  mkdir -p "$work/nation"
  cat > "$work/nation/study.json" <<JSON
{"name": "nation", "language": "en", "layers": {"communes": {"file": "../L/communes.gpkg", "fields": {"code": "cid", "name": "name"}},
 "postalPoints": {"file": "../L/post.csv", "crs": "EPSG:4326", $fields}, "btsSites": {"file": "../L/bts.csv", "crs": "EPSG:4326", $fields},
 "elevation": {"file": "../L/elevation.tif"}}, "area": "polygon", "postal": {"maximumDistanceKilometres": 3.0}, "mobile": {"radiusKilometres": 3.0}, "rules": "vn-2025"}
JSON
  studies+=("L with heights and rules=$work/nation")
fi
if [ -z "$radio" ] && [ -f "$peers/../data/vietnam-2009/communes.gpkg" ]; then
  mkdir -p "$work/nation-2009"
  for layer in post:18000:1 bts:300000:2; do
    IFS=: read -r name count seed <<<"$layer"
    if [ ! -f "$work/nation-2009/$name.csv" ]; then
      "$python" -B "$here/points_in_communes.py" "$peers/../data/vietnam-2009/communes.gpkg" "$work/nation-2009/$name.part" "$count" "$seed"
      mv "$work/nation-2009/$name.part" "$work/nation-2009/$name.csv"
    fi
  done
  cat > "$work/nation-2009/study.json" <<JSON
{"name": "nation 2009", "language": "vi", "layers": {"communes": {"file": "$peers/../data/vietnam-2009/communes.gpkg"},
 "postalPoints": {"file": "post.csv", "crs": "EPSG:4326", "fields": {"code": "id", "x": "lon", "y": "lat"}},
 "btsSites": {"file": "bts.csv", "crs": "EPSG:4326", "fields": {"code": "id", "x": "lon", "y": "lat"}}}, "area": "polygon", "rules": "vn-2025"}
JSON
  studies+=("10,977 communes of 2009=$work/nation-2009")
fi

whole=() out=(--notes "$here/${radio:+radio-}performance-notes.md" --out "$root/docs/${radio:+radio-}performance.md")
case " $* " in
  *" --only "* | *" --sizes "* | *" --ours-only "*) out=() ;;
  *)
    dotnet build -c Release -v quiet "$root/src/CoverageAnalyzer.Cli" >&2
    if [ ${#studies[@]} -gt 0 ]; then
      whole=(--cli "$root/src/CoverageAnalyzer.Cli/bin/Release/net10.0/CoverageAnalyzer.Cli.dll" --analyze "$(IFS='|'; echo "${studies[*]}")")
    fi
    ;;
esac
dotnet build -c Release -v quiet "$here" >&2
exec dotnet "$here/bin/Release/net10.0/CoverageAnalyzer.Benchmarks.dll" performance "$work" --peers "$peers" --python "$python" "${whole[@]}" "${out[@]}" "$@"
