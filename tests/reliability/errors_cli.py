"""
Row 35, the program: what a failing call says is a sentence for people in both languages: no stack trace, no name of a type, no path that the caller did not type.

Sixty failing calls, each in Vietnamese, in English and as --json, each in a folder of its own with relative paths, so that any other path is a leak:
the folder's own full path, too, which nobody typed.
"""
import json, os, re, shutil, struct, subprocess, tempfile, zipfile
from concurrent.futures import ThreadPoolExecutor
from served import PROGRAM, ROOT, end

INSIDE = re.compile(r"(?m)^\s+at [\w.<>`]+\(|\b\w+Exception\b|\bSystem\.[A-Z]|\bNpgsql|\bNetTopologySuite|\bMicrosoft\.|CoverageAnalyzer\.|\w\.cs\b|\.dll\b|:line \d|NullReference|"
                    r"Object reference|Value cannot be null|Parameter '|/_/|(?<![\w.:/])/(?:root|home|usr|build|src)/|A fault of the program|Lỗi của chương trình")
GEOJSON = '{"type":"FeatureCollection","features":[%s]}'
SQUARE = '{"type":"Feature","properties":{"code":"1","name":"a"},"geometry":{"type":"Polygon","coordinates":[[[107,16],[107.1,16],[107.1,16.1],[107,16]]]}}'


def files(folder):
    """Inputs that are wrong in a way of their own; name → bytes."""
    made = {
        "empty.geojson": b"", "half.geojson": GEOJSON[:30].encode(), "none.geojson": (GEOJSON % "").encode(), "nan.geojson": (GEOJSON % SQUARE.replace("107.1", "1e999")).encode(),
        "deep.geojson": b"[" * 5000, "list.geojson": b"[1,2]", "no-features.geojson": b'{"type":"FeatureCollection"}', "one.geojson": (GEOJSON % SQUARE).encode(),
        "short.shp": b"\0\0\x27\x0a" + b"\0" * 40, "text.shp": b"hello", "not.gpkg": b"SQLite format 3\0" + b"\xff" * 200, "text.gpkg": b"hello",
        "bad.tif": b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 60000), "text.tif": b"hello", "bad.hgt": b"\0" * 77, "N16E107.hgt": b"\0" * 1000, "bad.asc": b"ncols x\nnrows 2\n",
        "text.xlsx": b"hello", "bad.zip": b"PK\3\4" + b"\0" * 50, "one-column.csv": b"a\n1\n", "empty.csv": b"", "quotes.csv": b'code,lon,lat\n"a,107,16\n', "nul.csv": b"\0\0\0\0\0",
        "numbers.csv": b"code,lon,lat\na,1.2.3,x\n", "far.csv": b"code,lon,lat\na,1000,2000\n", "profile.csv": b"distance_km,height_m\n0,1\n0,1\n",
        "scenario.json": b'{"edits":[{"action":"move"}]}', "token": b"\n", "rules.json": b'{"rules":1}',
    }
    for name, content in made.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(content)
    with zipfile.ZipFile(os.path.join(folder, "no-sheet.xlsx"), "w") as z:
        z.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")
    for name, study in {"broken": "{", "unknown": '{"name":"x","layer":{}}', "kinds": '{"name":1,"layers":[]}', "missing": '{"name":"x","layers":{"communes":{"file":"no.geojson"}}}',
                        "half": '{"name":"x","layers":{"communes":{"file":"../half.geojson"}}}', "climbs": '{"name":"x","layers":{"communes":{"file":"http://h/x.geojson"}}}',
                        "rules": '{"name":"x","rules":"../rules.json","layers":{"communes":{"file":"../one.geojson"}}}', "crs": '{"name":"x","analysisCrs":"EPSG:999999","layers":{"communes":{"file":"../one.geojson"}}}',
                        "database": '{"name":"x","layers":{"communes":{"postgis":"Host=127.0.0.1;Port=1;Database=x","table":"a.b"}}}'}.items():
        os.makedirs(os.path.join(folder, study and name))
        with open(os.path.join(folder, name, "study.json"), "w", encoding="utf-8") as f:
            f.write(study)
    shutil.copytree(os.path.join(ROOT, "data/quang-tri-2012"), os.path.join(folder, "good"))


INPUTS = ["empty.geojson", "half.geojson", "deep.geojson", "list.geojson", "no-features.geojson", "short.shp", "text.shp", "not.gpkg", "text.gpkg", "bad.tif", "text.tif",
          "bad.hgt", "N16E107.hgt", "bad.asc", "text.xlsx", "no-sheet.xlsx", "bad.zip", "empty.csv", "nul.csv", "none.txt", "good"]
CALLS = [["inspect", name] for name in INPUTS] + [["analyze", name] for name in ("broken", "unknown", "kinds", "missing", "half", "climbs", "rules", "crs", "database", "none", "one.geojson")] + [
    [], ["nothing"], ["analyze"], ["analyze", "good", "--lang", "fr"], ["analyze", "good", "--threads", "0"], ["analyze", "good", "--memory", "x"], ["analyze", "good", "--scenario", "scenario.json"],
    ["analyze", "good", "--scenario", "none"], ["analyze", "good", "--out", "one.geojson"], ["analyze", "good", "--out", "/dev/full/x"], ["analyze", "good", "--mobile-model", "x"],
    ["new", "made", "--communes", "nan.geojson"], ["new", "made", "--communes", "none.geojson"], ["new", "good", "--communes", "one.geojson"], ["new", "made", "--communes", "one.geojson", "--postal", "one-column.csv", "--fail-on", "error"],
    ["count", "one.geojson", "numbers.csv"], ["count", "one.geojson", "far.csv"], ["count", "one.geojson", "quotes.csv"], ["radius", "--area-km2", "x", "--points", "1"], ["radius", "--area-km2", "1", "--points", "-1"],
    ["audit", "one-column.csv"], ["audit", "none.csv"], ["compare", "good", "none"], ["link", "good", "--from", "X", "--to", "1,2"], ["link", "--profile", "profile.csv", "--frequency-mhz", "900"],
    ["serve", "none"], ["serve", "good", "--port", "99999"], ["serve", "good", "--listen", "0.0.0.0", "--token-file", "token"], ["store", "list", "--database", "Host=127.0.0.1;Port=1;Database=x"],
    ["store", "push", "none", "--database", "x"], ["worker", "--database", "Host=127.0.0.1;Port=1;Database=x"], ["sample", "one.geojson"],
]


def main():
    folder = tempfile.mkdtemp(prefix="coverage-errors-")
    try:
        made = os.path.join(folder, "made")
        os.mkdir(made)
        files(made)
        env = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "COVERAGE_"))}

        def run(job):
            number, (call, more) = job
            own = os.path.join(folder, str(number))  # what one call writes is not in the way of another
            shutil.copytree(made, own)
            try:
                done = subprocess.run(["dotnet", PROGRAM, *call, *more], cwd=own, env=env, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
            except subprocess.TimeoutExpired:
                return call, more, None, "", ""
            finally:
                shutil.rmtree(own, ignore_errors=True)
            return call, more, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

        ways = [["--lang", "vi"], ["--lang", "en"], ["--lang", "en", "--json"]]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = list(pool.map(run, enumerate([(c, w) for c in CALLS for w in ways])))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    leaks, silent, codes = [], [], {}
    for call, more, code, out, error in answers:
        shown = " ".join([*call, *more])
        typed = " ".join(call)
        codes[code] = codes.get(code, 0) + 1
        for line in (out + error).split("\n"):
            found = INSIDE.search(line)
            if found and found.group() not in typed:
                leaks.append((shown, found.group(), line[:160]))
            if os.path.basename(folder) in line:
                leaks.append((shown, "a full path", line[:160]))
        if code is None or code not in (0, 1, 2, 3):
            leaks.append((shown, "exit code", code))
        if code in (1, 2) and not (error.strip() or out.strip()):
            silent.append(shown)
        if "--json" in more and code in (1, 2) and out.strip():
            try:
                json.loads(out)
            except ValueError:
                leaks.append((shown, "no JSON", out[:100]))
        if call and code == 0 and call[0] not in ("inspect", "count", "audit"):
            silent.append(shown + " (exit code 0)")
        if "--fail-on" in call and code == 3 and "no column was found" not in out + error and "không thấy cột nào" not in out + error:
            silent.append(shown + " (no word of the column)")
    for w in leaks[:12] + [(s,) for s in silent[:12]]:
        print(*w)
    failed = sum(n for c, n in codes.items() if c)
    end(not leaks and not silent and failed >= 150, "%d failing calls in 2 languages and as JSON (%d answers, exit codes %s): %d with a word of the inside, %d without a word" % (
        len(CALLS), len(answers), ", ".join("%s×%d" % (c, n) for c, n in sorted(codes.items(), key=str)), len(leaks), len(silent)))


if __name__ == "__main__":
    main()
