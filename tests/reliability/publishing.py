"""A small study, the program run on it, and the judge of what stands at its results folder; shared by rows 12 to 17."""
import hashlib, json, os, shutil, subprocess, sys, tempfile
from served import PROGRAM, end

NOTES = "notes.txt"
PRIVATE = ("dotnet-diagnostic-", "clr-debug-pipe-")  # what the .NET runtime itself leaves of a killed process
NAMES = ["Xã Mò Ó", "Xã Đa Krông", "Xã Tân Long", "Phường 1"]


def missing(what):
    """Ends a row that cannot run on this machine; it does not pass."""
    print("not run: " + what, flush=True)
    sys.exit(77)


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            missing("'%s' is not installed" % program)
    if not os.path.exists(PROGRAM):
        missing("the program is not built: " + PROGRAM)


class Place:
    """A scratch folder with two studies, a place for results and a folder for temporary files of its own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="coverage-publishing-")
        self.temporary = os.path.join(self.folder, "tmp")
        os.mkdir(self.temporary)
        self.out = os.path.join(self.folder, "out", "results")
        self.studies = [self.study(name) for name in ("first", "second")]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def study(self, name):
        """Four communes of 0.1° in a block, two postal points, one site."""
        folder = os.path.join(self.folder, name)
        os.mkdir(folder)
        features = []
        for i, commune in enumerate(NAMES):
            x, y = 107 + 0.1 * (i % 2), 16.5 + 0.1 * (i // 2)
            ring = [[round(a, 6), round(b, 6)] for a, b in ((x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y))]
            features.append({"type": "Feature", "properties": {"code": "0012%d" % i, "name": commune, "district": "Huyện %d" % (i // 2), "population": 1000 * (i + 1), "area_ha": 11000 + i},
                             "geometry": {"type": "Polygon", "coordinates": [ring]}})
        layers = {"communes": {"file": "communes.geojson", "fields": {"code": "code", "name": "name", "district": "district", "population": "population", "areaHectares": "area_ha"}},
                  "postalPoints": {"file": "postal_points.csv", "crs": "EPSG:4326"}, "btsSites": {"file": "bts_sites.csv", "crs": "EPSG:4326"}}
        files = {"communes.geojson": json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False),
                 "postal_points.csv": "id,name,lon,lat\n001,A,107.05,16.55\n002,B,107.12,16.61\n", "bts_sites.csv": "id,lon,lat\nB1,107.14,16.64\n",
                 "study.json": json.dumps({"name": name, "language": "en", "layers": layers})}
        for file, text in files.items():
            with open(os.path.join(folder, file), "w", encoding="utf-8") as f:
                f.write(text)
        return folder

    def command(self, study, out=None, before=(), threads=1, language="en"):
        return [*before, "dotnet", PROGRAM, "analyze", study, "--out", out or self.out, "--threads", str(threads), "--quiet", "--lang", language]

    def environment(self):
        return {**os.environ, "TMPDIR": self.temporary, "DOTNET_TieredPGO": "0", "DOTNET_TieredCompilation": "1"}

    def start(self, study, out=None, before=(), threads=1, language="en"):
        return subprocess.Popen(self.command(study, out, before, threads, language), env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    def run(self, study, out=None, before=(), threads=1, language="en"):
        """Exit code and what it said on standard error."""
        process = self.start(study, out, before, threads, language)
        _, error = process.communicate(timeout=300)
        return process.returncode, error

    def left(self):
        """What runs left in the folder for temporary files; what the runtime leaves is cleared away and counted."""
        entries = os.listdir(self.temporary)
        for entry in entries:
            if entry.startswith(PRIVATE):
                os.unlink(os.path.join(self.temporary, entry))
        return [e for e in entries if not e.startswith(PRIVATE)], len([e for e in entries if e.startswith(PRIVATE)])


def strays(out):
    """Hidden entries that a run left beside a results folder."""
    parent, name = os.path.split(out)
    return [e for e in os.listdir(parent) if e.startswith("." + name)]


def whole(folder):
    """Name of the study whose results stand there, every file with the hash of the manifest and none besides; else the fault."""
    try:
        with open(os.path.join(folder, "manifest.json"), "rb") as f:
            manifest = json.loads(f.read())
        expected = {"manifest.json"}
        for output in manifest["outputs"]:
            expected.add(output["file"])
            with open(os.path.join(folder, output["file"]), "rb") as f:
                data = f.read()
            if len(data) != output["bytes"] or hashlib.sha256(data).hexdigest() != output["sha256"]:
                return "! %s differs" % output["file"]
        found = {os.path.relpath(os.path.join(r, n), folder) for r, _, names in os.walk(folder) for n in names} - {NOTES}
        return manifest["study"] if found == expected else "! other files: %s" % sorted(found ^ expected)[:3]
    except (OSError, ValueError, KeyError) as e:
        return "! %s" % e


def standing(out):
    """The results a user has: under their name, or under the name they have between two renames."""
    parent, name = os.path.split(out)
    return whole(out) if os.path.exists(out) else whole(os.path.join(parent, "." + name + ".previous"))
