"""The rows of the table of reliability: what can go wrong, the goal, the command that measures it."""
import collections
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FUZZ = os.environ.get("FUZZ", os.path.join(ROOT, "tests/CoverageAnalyzer.Fuzz/bin/Release/net10.0/CoverageAnalyzer.Fuzz.dll"))
MUTANTS = os.environ.get("MUTANTS", "")  # a smaller number for a quick look: the table says the number that was run

# minutes: after how long each command is ended. is_alone: it looks at the clock or at how quickly others are answered, and nothing may run beside it.
Row = collections.namedtuple("Row", "number name hazard goal commands minutes is_alone", defaults=[False])


def fuzz(*arguments):
    return ["dotnet", FUZZ, *arguments]


def mutants(target, count):
    return fuzz("run", target, "--count", MUTANTS or count, "--seed", "20261127")


def script(name, *arguments):
    path = os.path.join(HERE, name)
    return [sys.executable if name.endswith(".py") else "bash", path, *arguments]


def without_network(name):
    # In a network of its own that holds nothing but the loopback.
    return ["unshare", "--net", "--map-root-user", "bash", "-c", "ip link set lo up 2>/dev/null; exec %s %s" % (sys.executable, os.path.join(HERE, name))]


ROWS = [
    Row(1, "geojson", "GeoJSON damaged or hostile", "10⁶ mutants, only the typed error, nothing lost silently", [mutants("geojson", "1e6")], 40),
    Row(2, "shp", "Shapefile damaged, its files disagree", "10⁶ mutants of the set (.shp .shx .dbf .prj .cpg)", [mutants("shp", "1e6")], 40),
    Row(3, "gpkg", "GeoPackage damaged; views and triggers in it", "10⁶ geometry blobs, 10⁵ whole files", [mutants("wkb", "1e6"), mutants("gpkg", "1e5")], 40),
    Row(4, "csv", "CSV rubbish", "10⁶ mutants; every rejected row counted and named", [mutants("csv", "1e6")], 40),
    Row(5, "xlsx", "XLSX damaged; bombs of every format", "10⁵ mutants; 12 bombs refused in ≤ 1 s and ≤ 128 MB each", [mutants("xlsx", "1e5"), fuzz("bombs")], 40),
    Row(6, "tif", "GeoTIFF damaged, looped directories, pixel flood", "10⁶ mutants; a declared size is never allocated before its bytes are seen", [mutants("tif", "1e6")], 40),
    Row(7, "hgt", "Heights of wrong length, voids, name and tile disagree", "10⁶ mutants; ASCII grids too", [mutants("hgt", "1e6"), fuzz("lengths"), mutants("asc", "1e6")], 40),
    Row(8, "settings", "Hostile study, rules, map definitions, scenarios", "every key × 20 odd values: exit code, file and key named", [fuzz("settings")], 10),
    Row(9, "memory", "Memory without bound", "64 MB + 20 × file; S in a heap of 512 MB; less: a clean message", [script("memory_bound.py")], 20),
    Row(10, "time", "Hangs", "≤ 1 s + 1 s/MB a file; Ctrl-C ≤ 1 s anywhere", [script("time_bound.py")], 10, is_alone=True),
    Row(11, "differential", "Wrong answers without a word", "10⁴ accepted mutants a format read as GDAL or another reader reads them, or explained", [fuzz("differential", "--count", "10000")], 40),
    Row(12, "kill-walk", "Killed at any moment", "old or new results whole, nothing left lying after the next run", [script("kill_walk.py")], 20),
    Row(13, "fsync-order", "Power loss", "files, folders, rename, parent folder: in this order", [script("fsync_order.py")], 5),
    Row(14, "io-walk", "A file operation fails (EIO, ENOSPC, EDQUOT)", "clean message, old results whole, a failed fsync never tried again", [script("io_walk.py")], 20),
    Row(15, "disk-full", "Disk full", "20 sizes of a small disk: as above", [script("disk_full.py")], 5),
    Row(16, "output-rights", "Results cannot stand where they should", "exit code, nothing touched", [script("output_rights.py")], 5),
    Row(17, "race", "Two runs, one results folder", "50 pairs: one wins or is told; death frees the lock", [script("race.py", "50")], 20),
    Row(18, "clocks", "Clock jumps, 1970, 2106, zones", "results byte-equal", [script("clocks.py")], 20),
    Row(19, "names", "Odd names of files and folders", "40 names: the same bytes out", [script("names.py")], 20),
    Row(20, "determinism", "Answers that depend on the machine", "byte-equal over threads, cultures, SIMD", [script("determinism.py")], 20),
    Row(21, "numeric", "Numeric trouble: slivers, 10⁻¹² offsets, poles", "10⁵ overlays over 10 scales, areas add up within 10⁻⁹, no NaN", [script("numeric.sh")], 10),
    Row(22, "pg-faults", "Database faults", "12 faults: all or nothing, ≤ 5 s to a message", [script("dotnet_row.py", "IntegrationTests", "StoreFaultTests", "ScriptedFaultTests")], 10, is_alone=True),
    Row(23, "pg-kill", "Database killed in mid-push, two pushes", "old or new run whole", [script("dotnet_row.py", "COVERAGE_ANALYZER_TEST_KILLS=20", "IntegrationTests", "-method", "A_server_that_crashes_in_a_push_has_the_old_run_or_the_new_one_whole")], 10),
    Row(24, "sql-names", "SQL through names", "200 hostile names: a parameter or a quoted name", [script("dotnet_row.py", "IntegrationTests", "PostGisLayerTests", "RunStoreTests")], 5),
    Row(25, "workers", "Worker killed, stopped, clock skewed", "each piece once, result bytes equal", [script("dotnet_row.py", "COVERAGE_ANALYZER_TEST_STOPS=5", "IntegrationTests", "WorkerKillTests")], 15, is_alone=True),
    Row(26, "auth", "Web without or with a wrong token", "every route × 8 bad credentials = 401", [script("auth.py")], 5),
    Row(27, "traversal", "Paths out of the folder", "300 encodings: 404", [script("traversal.py")], 5),
    Row(28, "ssrf", "The server fetches what it is told to", "0 connections, works without a network", [without_network("ssrf.py")], 5),
    Row(29, "csrf", "Requests from other sites", "40 requests refused", [script("csrf.py")], 5),
    Row(30, "xss", "Script in names", "60 payloads: no dialog, no new node", [script("dotnet_row.py", "BrowserTests", "HostileNamesTests")], 5),
    Row(31, "flood", "Flood of requests", "429/503, ≤ 300 MiB, /health ≤ 100 ms, back in ≤ 5 s", [script("flood.py")], 5, is_alone=True),
    Row(32, "slow", "Large uploads, slow bodies, half-open", "others ≤ 2 × latency", [script("slow.py")], 5, is_alone=True),
    Row(33, "log-inject", "Log and terminal escapes", "one line, escaped", [script("log_inject.py"), script("terminal_names.py")], 20),
    Row(34, "secrets", "Secrets in logs, files, URLs", "canary password: 0 hits", [script("secrets_stay.py"), script("token_leaks.py")], 20),
    Row(35, "errors", "Errors that leak stack or path", "problem details only", [script("errors.py"), script("errors_cli.py")], 20),
    Row(36, "deps", "Vulnerable dependencies", "dated advisories + canary; older than 30 days: unknown", [script("deps.py")], 2),
    Row(37, "sbom", "Supply chain", "locked restore, SBOM = lock files, two builds byte-equal", [script("sbom.py"), script("two_builds.py")], 15),
]


def found(name):
    """The row of a number or a name."""
    for row in ROWS:
        if name in (str(row.number), row.name):
            return row
    raise KeyError(name)
