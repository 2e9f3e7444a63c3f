#!/usr/bin/env bash
# Same jobs here and at the peers (geopandas, shapely, scipy), in turn, on one generated workload; prints a table.
# usage: run.sh [SIZE=S] [WORK=$TMPDIR/coverage-peers] [options of the runner, for example --rounds 5, --ours-only or --only nearest]
# JOBS=zonal runs the heights and slopes of communes instead (L takes the tile of S, so generate both: SIZE=S first, the same WORK).
# needs: .NET 10 SDK, Debian packages python3-numpy python3-scipy python3-geopandas python3-rasterio gdal-bin, and ../shared/peers (or PEERS=)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
size=${1:-S}
work=${2:-${TMPDIR:-/tmp}/coverage-peers}
shift $(($# < 2 ? $# : 2))
peers=${PEERS:-$root/../shared/peers}
[ -f "$peers/gen.py" ] || { echo "no peers at $peers: set PEERS to the folder with gen.py" >&2; exit 2; }
peers=$(cd "$peers" && pwd)

python=
for candidate in "${PYTHON:-}" python3 /usr/bin/python3; do
  if [ -n "$candidate" ] && "$candidate" -c 'import numpy, scipy, geopandas, rasterio' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || { echo "no python3 with numpy, scipy, geopandas and rasterio: apt-get install python3-geopandas python3-rasterio python3-scipy gdal-bin" >&2; exit 2; }

if [ ! -f "$work/$size/pop.tif" ]; then
  mkdir -p "$work"
  "$python" -B "$peers/gen.py" "$work" "$size"
fi

exec dotnet run -c Release --project "$here" -- "${JOBS:-peers}" "$size" --data "$work/$size" --peers "$peers" --python "$python" "$@"
