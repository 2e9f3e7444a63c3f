"""
Row 36: no package of the lock files, used directly or by another one, has a known advisory.

The list is a dated file beside this script. Three answers, so that an old list never looks like a clean one: ok (0); FALLS SHORT (1), also where the check
does not find its canary, an advisory everybody knows, in a made-up lock file; and unknown (2) where nothing matches but the list is older than 30 days or
was never asked about a package.
  deps.py [--today YYYY-MM-DD] [--list FILE]       checks
  deps.py --from CHECKOUT                          makes the list anew from a checkout of the repository github/advisory-database
"""
import argparse, datetime, glob, json, os, sys, tempfile
import locks, versions

LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "advisories.json")
OLDEST_DAYS = 30
UNKNOWN = 2


def matches(known, packages):
    """(identifier, severity, name, version) of every package that a known advisory is about."""
    found = []
    for ecosystem, name, version in packages:
        for a in known["advisories"]:
            same = a["package"].lower() == name.lower() if ecosystem == "nuget" else a["package"] == name
            if a["ecosystem"] == ecosystem and same and versions.within(version, a["affected"], ecosystem):
                found.append((a["id"], a["severity"], name, version))
    return found


def canary_is_found(known):
    """Puts the canary into a lock file of its own and looks for it the way the real ones are looked through."""
    canary = known["canary"]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "packages.lock.json")
        with open(path, "w", encoding="utf-8") as f:
            entry = {"type": "Transitive", "resolved": canary["version"], "contentHash": "x"}
            json.dump({"version": 2, "dependencies": {"net10.0": {canary["package"].upper(): entry}}}, f)
        return any(m[0] == canary["id"] for m in matches(known, [(canary["ecosystem"], n, v) for n, v in locks.nuget(path)]))


def locked():
    return sorted({("nuget", n, v) for n, v in locks.nuget_all()} | {("npm", p["name"], p["version"]) for p in locks.npm()})


def make_anew(checkout, path_of_list):
    """The list from the database's own files (OSV form), for the packages that are locked now."""
    wanted = {(e, n.lower() if e == "nuget" else n) for e, n, _ in locked()}
    entries, newest = [], ""
    for path in glob.glob(os.path.join(checkout, "advisories/github-reviewed/**/*.json"), recursive=True):
        with open(path, encoding="utf-8") as f:
            a = json.load(f)
        newest = max(newest, a.get("modified", ""))
        if a.get("withdrawn"):
            continue
        for part in a.get("affected", []):
            ecosystem, name = part["package"]["ecosystem"].lower(), part["package"]["name"]
            if (ecosystem, name.lower() if ecosystem == "nuget" else name) not in wanted:
                continue
            ranges = ["= " + v for v in part.get("versions", [])] + [text for r in part.get("ranges", []) for text in ranged(r, part)]
            same = [e for e in entries if (e["id"], e["package"], e["ecosystem"]) == (a["id"], name, ecosystem)]
            if same:
                same[0]["affected"] += ranges
            else:
                entries.append({"ecosystem": ecosystem, "package": name, "id": a["id"], "severity": a["database_specific"]["severity"].lower(), "affected": ranges})
    if not entries:
        sys.exit("no advisory of a package we use is in %s: is it a checkout of github/advisory-database?" % checkout)
    with open(path_of_list, encoding="utf-8") as f:
        known = json.load(f)
    known["made"], known["completeTo"] = datetime.date.today().isoformat(), newest[:10]
    known["source"] = "GitHub Advisory Database, every reviewed advisory of every locked package."
    known["asked"] = {e: sorted({n for x, n, _ in locked() if x == e}) for e in ("nuget", "npm")}
    known["advisories"] = sorted(entries, key=lambda e: (e["ecosystem"], e["package"], e["id"]))
    with open(path_of_list, "w", encoding="utf-8") as f:
        json.dump(known, f, indent=2, ensure_ascii=False)
        f.write("\n")
    print("%d advisories, complete to %s" % (len(entries), known["completeTo"]))


def ranged(span, part):
    """One range of the OSV form as texts: each 'introduced' begins a new one."""
    texts, bounds = [], []
    for event in span["events"]:
        if "introduced" in event and bounds:
            texts.append(bounds)
            bounds = []
        bounds += ["%s %s" % (sign, event[name]) for name, sign in (("introduced", ">="), ("fixed", "<"), ("last_affected", "<=")) if name in event]
    last = part.get("database_specific", {}).get("last_known_affected_version_range")
    if last and not any(b.startswith("<") for b in bounds):
        bounds.append(last)
    return [", ".join(t) for t in [*texts, bounds]]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--today", default=datetime.date.today().isoformat())
    arguments.add_argument("--list", default=LIST)
    arguments.add_argument("--from", dest="checkout")
    asked = arguments.parse_args()
    if asked.checkout:
        make_anew(asked.checkout, asked.list)
        return 0
    with open(asked.list, encoding="utf-8") as f:
        known = json.load(f)
    if not canary_is_found(known):
        print("the check is broken: it does not find %s in %s %s: FALLS SHORT" % (known["canary"]["id"], known["canary"]["package"], known["canary"]["version"]))
        return 1
    packages = locked()
    found = matches(known, packages)
    for m in found:
        print("%s (%s): %s %s" % m)
    age = (datetime.date.fromisoformat(asked.today) - datetime.date.fromisoformat(known["completeTo"])).days
    never = [n for e, n, _ in packages if n.lower() not in {x.lower() for x in known["asked"][e]}]
    figure = "%d locked packages, %d known advisories, canary found, %d match; list complete to %s (%d days), %d packages never asked about" % (
        len(packages), len(known["advisories"]), len(found), known["completeTo"], age, len(never))
    unknown = age > OLDEST_DAYS or age < 0 or never
    print(figure + (": FALLS SHORT" if found else ": unknown" if unknown else ": ok"))
    return 1 if found else UNKNOWN if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
