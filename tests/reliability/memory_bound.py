"""Row 9: the built-in study under small heaps, the least first, and the peak of memory by the size of a file.

The limit is the runtime's own (DOTNET_GCHeapHardLimit). Below RUNTIME the runtime itself does not start, or dies without a word of ours: nothing
of this program is there to speak. From there on a run passes, with the bytes of an unlimited one, or says that it needs more memory and
leaves the old results as they were. At the very end of a heap the runtime's collector (10.0) at times dies of a segmentation fault of its own, in
libcoreclr, where it should throw: no program can say anything then. Such a run is tried again, and counted in the figure; the old results must be
whole after it too, and what it left beside them gone after the next run that passes.
"""
import os
from concurrent.futures import ProcessPoolExecutor
import sized_files
from study_runs import STUDY, Faults, Work, end, hashes, run

RUNTIME = 12
WALK = (12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 96, 128)  # MiB
BOUND_BASE, BOUND_TIMES = 64 << 10, 20  # KiB, and KiB a KiB of the file
TRIES = 4
COLLECTOR = (-11, -6)
SIZES = tuple(int(s) for s in os.environ.get("SIZES", "1,10,50").split(","))


def analyze(w, model, mebibytes, out):
    limit = {"DOTNET_GCHeapHardLimit": "%x" % (mebibytes << 20)} if mebibytes else {}
    return run(["analyze", w.study, "--out", w[out], "--mobile-model", model, "--lang", "en", "--quiet"], env={"TMPDIR": w["tmp"], **limit})


def living(w, model, mebibytes, out, deaths, bad):
    """A run that the runtime did not end by a fault of its own."""
    for _ in range(TRIES):
        before = hashes(w[out]) if os.path.exists(w[out]) else {}
        ended = analyze(w, model, mebibytes, out)
        if ended.code not in COLLECTOR or ended.said():
            return ended
        deaths.append(mebibytes)
        if (hashes(w[out]) if os.path.exists(w[out]) else {}) != before:
            bad.append("%s in %d MiB: the runtime died, and the old results are not as they were" % (model, mebibytes))
    return ended


def walk(w, model, deaths, bad):
    """The least heap in which a run passes."""
    if (ended := analyze(w, model, None, "free")).code != 0:
        bad.append("%s: exit code %s without a limit: %s" % (model, ended.code, ended.said()[:200]))
        return 0
    whole = hashes(w["free"])
    before = hashes(w["out"]) if os.path.exists(w["out"]) else {}
    for mebibytes in WALK:
        died = len(deaths)
        ended = living(w, model, mebibytes, "out", deaths, bad)
        after = hashes(w["out"]) if os.path.exists(w["out"]) else {}
        if ended.code == 0:
            if after != whole:
                bad.append("%s in %d MiB: other bytes" % (model, mebibytes))
            if [n for n in os.listdir(w.folder) if n.startswith(".out.")]:
                bad.append("%s in %d MiB: a run that passed left something beside the results" % (model, mebibytes))
            for more in (256, 512):
                if (ended := analyze(w, model, more, "out")).code != 0 or hashes(w["out"]) != whole:
                    bad.append("%s in %d MiB: exit code %s" % (model, more, ended.code))
            return mebibytes
        if ended.code != 1 or "memory" not in ended.err or ended.err.count("\n") != 1 or "   at " in ended.said() or "fault of the program" in ended.err:
            bad.append("%s in %d MiB: exit code %s: %s" % (model, mebibytes, ended.code, ended.said()[:200]))
        lying = [] if len(deaths) > died else w.strays() + [n for n in os.listdir(w.folder) if n.startswith(".out.writing")]
        if after != before or lying:
            bad.append("%s in %d MiB: the old results are not as they were, or something was left" % (model, mebibytes))
    bad.append("%s passes in none of these heaps" % model)
    return 0


def peaks(w, bad):
    """MiB of the peak above an empty run, by the size of the file, and the share of the bound at most."""
    base = run(["inspect", os.path.join(STUDY, "border.geojson")]).peak
    told, most = [], 0.0
    for kind in sized_files.KINDS:
        parts = []
        for size in SIZES:
            # Made by a process of its own: what this one once held would count as held by its children, too.
            with ProcessPoolExecutor(1) as maker:
                path, written = maker.submit(sized_files.make, w["files"], kind, size).result()
            ended = run(["inspect", path, "--lang", "en"], env={"TMPDIR": w["tmp"]})
            over, bound = ended.peak - base, BOUND_BASE + BOUND_TIMES * written / 1024
            refused = "" if ended.code == 0 else " (refused)"
            if ended.code not in (0, 1) or "fault of the program" in ended.said() or over > bound:
                bad.append("%s of %.1f MB: exit code %s, %d MiB: %s" % (kind, written / 1e6, ended.code, over >> 10, ended.said()[:200]))
            parts.append("%.0f→%d%s" % (written / 1e6, max(0, over >> 10), refused))
            most = max(most, over / bound)
            os.remove(path)
        told.append("%s %s" % (kind, " ".join(parts)))
    return told, most


def main():
    bad, least, deaths = Faults(), {}, []
    with Work() as w:
        for model in ("distance", "line-of-sight", "p1812"):
            least[model] = walk(w, model, deaths, bad)
        told, most = peaks(w, bad)
    end(not bad, "the study passes from %s MiB of heap on; every smaller one from %d MiB on says so (%d runs at the end of a heap were ended by the runtime's own collector, the old results whole); peak above an empty run, MB of file→MiB: %s; at most %.0f %% of 64 MiB + 20 × file" % (
        ", ".join("%d (%s)" % (v, k) for k, v in least.items()), RUNTIME, len(deaths), "; ".join(told), 100 * most))


main()
