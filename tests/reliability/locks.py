"""What the lock files of this repository pin: packages of NuGet and npm with version and hash."""
import glob, json, os
from served import ROOT

CLIENT = os.path.join(ROOT, "src/CoverageAnalyzer.Web/client")


def projects():
    """Every project that is built, without the compiler's own that only downloads a part of the SDK."""
    return sorted(p for d in ("src", "tests") for p in glob.glob(os.path.join(ROOT, d, "*", "*.csproj")))


def nuget(path):
    """(name, version) → content hash in one packages.lock.json."""
    with open(path, encoding="utf-8") as f:
        frameworks = json.load(f)["dependencies"]
    return {(name, entry["resolved"]): entry.get("contentHash", "") for packages in frameworks.values()
            for name, entry in packages.items() if entry["type"] != "Project"}


def nuget_all(folders=("src", "tests")):
    """(name, version) → content hash in all lock files of these folders."""
    return {package: hash for d in folders for path in sorted(glob.glob(os.path.join(ROOT, d, "*", "packages.lock.json")))
            for package, hash in nuget(path).items()}


def npm(path=os.path.join(CLIENT, "package-lock.json")):
    """Entries of a package-lock.json: name, version, integrity, dev, licence, install script, files of the platform only."""
    with open(path, encoding="utf-8") as f:
        packages = json.load(f)["packages"]
    return [{"name": place.rpartition("node_modules/")[2], "place": place, **entry} for place, entry in packages.items() if place]
