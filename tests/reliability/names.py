"""Row 19: forty odd names of folders and files, the same bytes out.

Each name is that of the study's folder, of its results folder and of an input file, in turns absolute, relative, with a separator at its end
and through a link. An input is named where its owner looks for it (NAMING): those files are not compared, but the manifest must have the very name; under
the maps stands what the study has as "source", which is the same for all. Names that no study can have are to be refused in words.
"""
import json, os, shutil, unicodedata
from study_runs import Faults, Work, differing, end, hashes, run

VIETNAMESE_NFC, VIETNAMESE_NFD = "Quảng Trị – kết quả", "Qua\u0309ng Tri\u0323 kê\u0301t qua\u0309"
NAMES = [
    VIETNAMESE_NFC, VIETNAMESE_NFD, "two words", "  leading", "trailing ", "dot.", "..dots", "...", "it's", 'say "x"', "a\nb", "a\tb", "-x", "--out", "-", "--",
    "50%", "%41%2f", "a#b", "a&b", "a;b", "$HOME", "~", "~root", "`id`", "$(id)", "back\\slash", "*", "?", "[a]", "{a,b}", "a:b", "C:", "http:", "😀🗺", "\u202eright to left",
    "\u200bzero width", "x" * 255, "ế" * 85, "\x01\x1b[31m",
]


def small(study):
    """A study that runs in a second: twelve communes, a few sites."""
    path = os.path.join(study, "communes.geojson")
    with open(path, encoding="utf-8") as f:
        communes = json.load(f)
    communes["features"] = communes["features"][::12]
    with open(path, "w", encoding="utf-8") as f:
        json.dump(communes, f, ensure_ascii=False)


def analyze(args, cwd, w):
    return run(["analyze", *args, "--quiet"], cwd=cwd, env={"TMPDIR": w["tmp"]})


def deep(folder, length):
    """A folder whose path has about that many bytes."""
    path = folder
    while len(os.fsencode(path)) < length - 210:
        path = os.path.join(path, "d" * 200)
    return os.path.join(path, "e" * max(1, length - len(os.fsencode(path)) - 1))


def main():
    bad, runs = Faults(), 0
    with Work() as w:
        small(w.study)
        w.change(lambda s: s["layers"]["postalPoints"].update(source="bưu chính"))
        if (ended := analyze([w.study, "--out", w["first"]], w.folder, w)).code != 0:
            end(False, "the study cannot be run: " + ended.said()[:300])
        expected = hashes(w["first"])
        for number, name in enumerate(NAMES):
            place = w["place"]
            os.mkdir(place)
            how = ("absolute", "relative", "with a separator at the end", "through a link")[number % 4]
            study, out = os.path.join(place, name), os.path.join(place, "out of " + name if len(os.fsencode(name)) < 240 else name[:-1] + "y")
            shutil.copytree(w.study, study)
            if how == "through a link":
                os.rename(study, os.path.join(place, "real"))
                os.symlink("real", study)
            shown = study, out
            if how == "relative":
                shown = tuple(("./" if os.path.relpath(p, place).startswith("-") else "") + os.path.relpath(p, place) for p in shown)
            if how == "with a separator at the end":
                shown = tuple(p + "/" for p in shown)
            ended = analyze([shown[0], "--out", shown[1]], place, w)
            runs += 1
            if ended.code != 0:
                bad.append("%r, %s: exit code %s: %s" % (name, how, ended.code, ended.said()[-200:]))
            elif found := differing(hashes(out), expected):
                bad.append("%r, %s: other bytes in %s" % (name, how, ", ".join(found)))
            elif sorted(os.listdir(place)) != sorted({name, os.path.basename(out)} | ({"real"} if how == "through a link" else set())):
                bad.append("%r, %s: it left %s" % (name, how, os.listdir(place)))
            shutil.rmtree(place)

        # The same names for an input file: it is the table of postal points.
        file = os.path.join(w.study, "postal_points.csv")
        for name in NAMES:
            named = (name[:-4] if len(os.fsencode(name)) > 251 else name) + ".csv"
            if len(os.fsencode(named)) > 255:
                named = name[:80] + ".csv"
            os.rename(file, os.path.join(w.study, named))
            w.change(lambda s: s["layers"]["postalPoints"].update(file=named))
            ended = analyze([w.study, "--out", w["out"]], w.folder, w)
            runs += 1
            os.rename(os.path.join(w.study, named), file)
            w.change(lambda s: s["layers"]["postalPoints"].update(file="postal_points.csv"))
            if any(ord(c) < 32 and c not in "\n\r\t" for c in named):
                # It would steer whatever a name is printed on.
                if ended.code != 2 or not any(words in ended.said() for words in ("control character", "ký tự điều khiển")):
                    bad.append("input file %r: exit code %s: %s" % (named, ended.code, ended.said()[-200:]))
                continue
            if ended.code != 0:
                bad.append("input file %r: exit code %s: %s" % (named, ended.code, ended.said()[-200:]))
                continue
            found = set(differing(hashes(w["out"]), expected))
            with open(w["out/manifest.json"], encoding="utf-8") as f:
                inputs = {i["role"]: i["file"] for i in json.load(f)["inputs"]}
            if inputs["postalPoints"] != named:
                bad.append("input file %r: the manifest names %r" % (named, inputs["postalPoints"]))
            if extra := found - NAMING:
                bad.append("input file %r: other bytes in %s" % (named, ", ".join(sorted(extra))))

        # The study has the one form of Vietnamese letters, folder and file the other.
        for forms in (("NFC", "NFD"), ("NFD", "NFC")):
            stated, found = (unicodedata.normalize(form, VIETNAMESE_NFC) for form in forms)
            os.mkdir(os.path.join(w.study, found))
            os.rename(file, os.path.join(w.study, found, found + ".csv"))
            w.change(lambda s: s["layers"]["postalPoints"].update(file="%s/%s.csv" % (stated, stated)))
            ended = analyze([w.study, "--out", w["out"]], w.folder, w)
            runs += 1
            os.rename(os.path.join(w.study, found, found + ".csv"), file)
            os.rmdir(os.path.join(w.study, found))
            w.change(lambda s: s["layers"]["postalPoints"].update(file="postal_points.csv"))
            if ended.code != 0:
                bad.append("input file %r stated as %r: exit code %s: %s" % (found, stated, ended.code, ended.said()[-200:]))
            elif extra := set(differing(hashes(w["out"]), expected)) - NAMING:
                bad.append("input file %r stated as %r: other bytes in %s" % (found, stated, ", ".join(sorted(extra))))

        # Paths as long as a GeoPackage has them (SQLite takes 512 bytes, and so does QGIS), as the system has them, and longer.
        for length, fine in ((300, True), (450, True), (600, False), (1000, False), (4000, False), (4200, False), (9000, False)):
            place = deep(w["long"], length)
            try:
                os.makedirs(place)
            except OSError:
                pass  # longer than the system has them
            ended = analyze([w.study, "--out", place + "/out"], w.folder, w)
            runs += 1
            clear = any(words in ended.said() for words in ("bytes long", "too long", "dài"))
            if ended.code != (0 if fine else 1) or not (fine or clear) or "fault of the program" in ended.said() or "Lỗi của chương trình" in ended.said() or "   at " in ended.said():
                bad.append("a results path of %d bytes: exit code %s: %s" % (length, ended.code, ended.said()[-200:]))
            elif fine and (found := differing(hashes(place + "/out"), expected)):
                bad.append("a results path of %d bytes: other bytes in %s" % (length, ", ".join(found)))
            shutil.rmtree(w["long"], ignore_errors=True)
        if w.strays():
            bad.append("temporary files stayed: %s" % w.strays())
    end(not bad, "%d runs, %d names of study, results and input file, and paths of 300 to 9,000 bytes, refused in words from 512 on: %d with other bytes, unclear words or leftovers" % (runs, len(NAMES), len(bad)))


# Where a file of the results says which input a figure comes from.
NAMING = {"manifest.json", "findings.csv", "report.html", "report.xlsx", "results.gpkg"}
main()
