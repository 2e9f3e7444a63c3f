"""
Row 37, first part: what is in the program is what the lock files say, all of it pinned by hash, under a known licence, and nothing of it is in git.

  sbom.py [--out FILE]   writes the list of parts (CycloneDX 1.6, JSON) made from the lock files; to publish beside a release.
Checked: a lock file for every project, a hash for every package, equal to that of the package in the cache; no install script, and npm is called with
--ignore-scripts; the list equals the lock files; the built program's .deps.json, its folder and the bundle of the web page hold only parts of the list;
licences; no program in git. Not covered: what a package's own files contain, and the desktop viewer, which has no lock file (its packages are not on
every feed).
"""
import argparse, base64, filecmp, functools, glob, json, os, re, subprocess, sys, tempfile, uuid
import binaries, licences, locks
from served import PROGRAM, ROOT, end

WITHOUT_LOCK = {"CoverageAnalyzer.Viewer", "CoverageAnalyzer.Viewer.Tests"}
PROGRAM_LOCK = os.path.join(ROOT, "src/CoverageAnalyzer.Cli/packages.lock.json")
BUILD_ONLY = {"Meziantou.Analyzer"}


def component(ecosystem, name, version, delivered, licence, digest):
    group, _, short = name.rpartition("/")
    purl = "pkg:%s/%s@%s" % (ecosystem, (group.replace("@", "%40") + "/" if group else "") + short, version)
    part = {"type": "library", "bom-ref": purl, "name": short, "version": version, "purl": purl, "scope": "required" if delivered else "excluded"}
    if group:
        part["group"] = group
    if licence:
        part["licenses"] = [{"expression": licence}] if " " in licence else [{"license": {"id": licence}}]
    if ecosystem == "npm":
        part["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(digest.partition("-")[2]).hex()}]
    else:
        part["properties"] = [{"name": "nuget:contentHash", "value": digest}]  # of the content without its signature: not the file's hash
    return part


def make():
    """The list of parts, the same bytes for the same lock files."""
    delivered = locks.nuget(PROGRAM_LOCK)
    parts = [component("nuget", n, v, (n, v) in delivered and n not in BUILD_ONLY, licences.of_nuget(n, v), h) for (n, v), h in locks.nuget_all().items()]
    parts += [component("npm", p["name"], p["version"], not p.get("dev"), p.get("license", "").strip("()"), p["integrity"]) for p in locks.npm()]
    parts = sorted({p["bom-ref"]: p for p in parts}.values(), key=lambda p: p["bom-ref"])
    with open(os.path.join(ROOT, "Directory.Build.props"), encoding="utf-8") as f:
        version = re.search(r"<Version>([^<]+)<", f.read()).group(1)
    own = {"type": "application", "bom-ref": "coverage-analyzer", "name": "CoverageAnalyzer", "version": version, "licenses": [{"license": {"id": "MIT"}}]}
    serial = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([own, parts], sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:%s" % serial, "version": 1, "metadata": {"component": own}, "components": parts}


def named(part):
    return (part["group"] + "/" if "group" in part else "") + part["name"]


def pinned(wrong):
    """Lock files and hashes."""
    without = [p for p in locks.projects() if not os.path.exists(os.path.join(os.path.dirname(p), "packages.lock.json"))]
    wrong += [("no lock file", p) for p in without if os.path.splitext(os.path.basename(p))[0] not in WITHOUT_LOCK]
    compared = 0
    for (name, version), digest in locks.nuget_all().items():
        if not digest:
            wrong.append(("no hash", name))
        try:
            with open(os.path.join(licences.CACHE, name.lower(), version.lower(), ".nupkg.metadata"), encoding="utf-8") as f:
                compared += 1
                if json.load(f)["contentHash"] != digest:
                    wrong.append(("another hash than in the cache", name, version))
        except OSError:
            pass
    for p in locks.npm():
        if not p.get("integrity", "").startswith("sha512-"):
            wrong.append(("no sha512", p["name"]))
    return compared


def scripts(wrong):
    """Install scripts that npm would run, in the lock file and in what is installed; and whether the build lets it."""
    count = 0
    for p in locks.npm():
        try:
            with open(os.path.join(locks.CLIENT, p["place"], "package.json"), encoding="utf-8") as f:
                own = [s for s in json.load(f).get("scripts", {}) if s in ("preinstall", "install", "postinstall")]
        except OSError:
            own = []
        if p.get("hasInstallScript") or own:
            count += 1
            wrong.append(("install script", p["name"]))
    with open(os.path.join(locks.CLIENT, "Client.targets"), encoding="utf-8") as f:
        calls = re.findall(r'Command="(npm (?:ci|install|i)\b[^"]*)"', f.read())
    wrong += [("npm without --ignore-scripts", c) for c in calls if "--ignore-scripts" not in c]
    return count


def in_program(bom, wrong):
    """Packages of the built program that the list must have, and files in its folder that nobody names."""
    required = {(named(p).lower(), p["version"]) for p in bom["components"] if p["scope"] == "required"}
    with open(os.path.splitext(PROGRAM)[0] + ".deps.json", encoding="utf-8") as f:
        deps = json.load(f)
    packages = [tuple(k.rsplit("/", 1)) for k, v in deps["libraries"].items() if v["type"] == "package"]
    wrong += [("in the program but not in the list", *p) for p in packages if (p[0].lower(), p[1]) not in required]
    known = {os.path.basename(f) for target in deps["targets"].values() for entry in target.values()
             for kind in ("runtime", "runtimeTargets", "native") for f in entry.get(kind, {})}
    for path in glob.glob(os.path.join(os.path.dirname(PROGRAM), "**", "*"), recursive=True):
        name = os.path.basename(path)
        # What was published before leaves the native libraries of other platforms: they are those of the packages, to the byte.
        if re.search(r"\.(dll|so|dylib)$", path) and name not in known and not any(filecmp.cmp(path, c, shallow=False) for c in cached(bom).get(name, [])):
            wrong.append(("a library that nobody names", name))
    return len(packages)


@functools.lru_cache(None)
def files_of(folder):
    return [os.path.join(where, name) for where, _, names in os.walk(folder) for name in names]


def cached(bom):
    """File name → where the delivered packages in the cache have one of this name."""
    found = {}
    for p in bom["components"]:
        if p["scope"] == "required" and p["purl"].startswith("pkg:nuget/"):
            for path in files_of(os.path.join(licences.CACHE, p["name"].lower(), p["version"].lower())):
                found.setdefault(os.path.basename(path), []).append(path)
    return found


def in_page(bom, wrong):
    """Packages whose code is in the bundle of the web page, by a source map that is made for this only; None where the client is not installed."""
    vite = os.path.join(locks.CLIENT, "node_modules/vite/bin/vite.js")
    if not os.path.exists(vite):
        return None
    required = {named(p) for p in bom["components"] if p["scope"] == "required" and p["purl"].startswith("pkg:npm/")}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["node", vite, "build", "--sourcemap", "--logLevel", "error", "--outDir", folder], cwd=locks.CLIENT, check=True, capture_output=True, timeout=120)
        packages = set()
        for path in glob.glob(os.path.join(folder, "**/*.map"), recursive=True):
            with open(path, encoding="utf-8") as f:
                for source in json.load(f)["sources"]:
                    inside = re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", source)
                    packages.update(inside[-1:])
    wrong += [("in the page but not in the list", p) for p in packages - required]
    if "ol" not in packages:
        wrong.append(("the source map does not name what is in the page",))
    return len(packages)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--out")
    out = arguments.parse_args().out
    if not os.path.exists(PROGRAM):
        print("there is no built program at %s" % PROGRAM)
        sys.exit(77)
    wrong = []
    bom = make()
    with tempfile.TemporaryDirectory() as folder:
        path = out or os.path.join(folder, "sbom.json")
        with open(path, "w", encoding="utf-8") as f:
            json.dump(bom, f, indent=2, ensure_ascii=False)
            f.write("\n")
        with open(path, encoding="utf-8") as f:
            written = json.load(f)
    listed = {(named(p), p["version"], p["purl"][4:].partition("/")[0]) for p in written["components"]}
    locked = {(n, v, "nuget") for n, v in locks.nuget_all()} | {(p["name"], p["version"], "npm") for p in locks.npm()}
    wrong += [("list and lock files differ", *p) for p in listed ^ locked]
    compared = pinned(wrong)
    installers = scripts(wrong)
    packages, page = in_program(written, wrong), in_page(written, wrong)
    for p in written["components"]:
        stated = "".join(x.get("expression", "") or x["license"]["id"] for x in p.get("licenses", []))
        if not licences.allowed(stated, licences.DELIVERED if p["scope"] == "required" else licences.TOOLS):
            wrong.append(("licence", p["purl"], stated or "none found"))
    unlicensed = sum(w[0] == "licence" for w in wrong)
    pictures, inputs, bad = binaries.look_through()
    wrong += bad
    for w in wrong[:10]:
        print(*w)
    end(not wrong, "%d parts equal the lock files (%d delivered), %d hashes equal the cache's, %d install scripts, %d packages in the program and %s in its page all listed, "
        "%d licences not allowed, %d programs in git (%d pictures and fonts, %d inputs of tests): %d faults" % (
            len(listed), sum(p["scope"] == "required" for p in written["components"]), compared, installers, packages,
            "none looked for (no client)" if page is None else page, unlicensed, len(bad), pictures, inputs, len(wrong)))


if __name__ == "__main__":
    main()
