#!/usr/bin/env bash
# One row of the table of reliability as a command: bash tests/reliability/run.sh ROW [ROW …]; without a row all of 26–35.
# Prints a line a row: its figure, then "ok" or "FALLS SHORT". Needs the Release build of src/CoverageAnalyzer.Cli (or PROGRAM=…/CoverageAnalyzer.Cli.dll),
# python3; row 28 unshare and strace, row 31 wrk. SECONDS_LONG=10 shortens the 60 seconds of rows 31 and 32.
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- 26 27 28 29 31 32 33 34 35
bad=0
for row in "$@"; do
  case $row in
    26) file=auth ;; 27) file=traversal ;; 28) file=ssrf ;; 29) file=csrf ;; 31) file=flood ;;
    32) file=slow ;; 33) file=log_inject ;; 34) file=token_leaks ;; 35) file=errors ;;
    30) echo "30: hostile names in a browser: see tests/CoverageAnalyzer.BrowserTests"; continue ;;
    *) echo "$row: rows 26 to 35 are here" >&2; exit 2 ;;
  esac
  printf '%s %-11s' "$row" "$file"
  if [ "$row" = 28 ]; then
    timeout 300 unshare --net --map-root-user bash -c "ip link set lo up 2>/dev/null; exec python3 '$here/$file.py'" || bad=$((bad + 1))
  else
    timeout 300 python3 "$here/$file.py" || bad=$((bad + 1))
  fi
done
exit $((bad > 0))
