"""Row 10: a file is read, or refused, within 1 s and 1 s more a MB; Ctrl-C and SIGTERM end the program within 1 s wherever it is.

Files: good and bad ones of every format, of 1 and 10 MB, each by `inspect` and by `new`; the program's own start, which `--version` shows, is
not counted. Signals: 40 drawn moments of long runs of the verbs; afterwards every file is as before, and no temporary one is left. On a
machine that others use too, a second of ours lasts as many times longer as tasks wait for each processor (`uptime`): the figure says so, and
then the seconds of processor must keep the bound as well.
"""
import os, random, shutil, signal, time
import sized_files
from study_runs import STUDY, Faults, Run, Work, end, hashes, pressure, run

SIGNALS = int(os.environ.get("SIGNALS", "40"))
KINDS = {"geojson": "--communes", "shp": "--communes", "gpkg": "--communes", "csv": "--postal", "xlsx": "--bts", "tif": "--elevation", "asc": "--elevation", "hgt": "--elevation"}
TICKS = os.sysconf("SC_CLK_TCK")


def files(w, bad):
    """Reads files of all formats, and gives the slowest: seconds against its bound."""
    start = min(run(["--version"]).seconds for _ in range(3))
    worst, count = (0, 0, ""), 0
    for kind, option in KINDS.items():
        for size in (1, 10):
            for is_bad in (False, True):
                path, written = sized_files.make(w["files"], kind, size, is_bad)
                communes = [] if option == "--communes" else ["--communes", os.path.join(STUDY, "communes.geojson")]
                for verb in (["inspect", path], ["new", w["new-%d" % count], *communes, option, path]):
                    bound = 1 + written / 1e6
                    ended = run([*verb, "--lang", "en"], env={"TMPDIR": w["tmp"]}, wait=120)
                    seconds, load = ended.seconds - start, pressure()
                    count += 1
                    name = "%s of %s, %d MB%s" % (verb[0], kind, size, ", bad" if is_bad else "")
                    if ended.code not in (0, 1, 3) or "   at " in ended.said() or "A fault of the program" in ended.said():
                        bad.append("%s: exit code %s: %s" % (name, ended.code, ended.said()[:200]))
                    if seconds > bound * load or (load > 1 and ended.cpu > bound + start):
                        bad.append("%s: %.2f s, %.2f s of processor; bound %.2f s × load %.1f" % (name, seconds, ended.cpu, bound, load))
                    worst = max(worst, ((seconds if load == 1 else min(seconds, ended.cpu)) / bound, seconds, name))
    return count, worst


class Place:
    """A long run: its arguments, the exit code of a stopped one, and until when a signal is drawn, in seconds; halved where it comes too late."""

    def __init__(self, w, name, args, ends=130):
        self.w, self.name, self.args, self.ends, self.until = w, name, args, ends, 4.0 * pressure()

    def start(self):
        return Run([*self.args, "--lang", "en"], env={"TMPDIR": self.w["tmp"]})


def consumed(pid):
    with open("/proc/%d/stat" % pid) as f:
        fields = f.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def stop(place, number, fraction, bad):
    """One signal at a moment; the seconds until the end, and those of processor. None where it met no run."""
    before, number_of_strays = hashes(place.w.study), len(place.w.strays())
    process = place.start()
    moment = place.until * fraction
    time.sleep(moment)
    try:
        used = consumed(process.process.pid)
        sent = time.monotonic()
        os.kill(process.process.pid, number)
    except (OSError, IndexError):
        process.end()
        place.until /= 2
        return None
    ended = process.end()
    seconds = time.monotonic() - sent
    what = "%s, %s after %.2f s" % (place.name, signal.Signals(number).name, moment)
    if ended.code == -number and (not ended.said() or (place.ends and ended.said() == place.start().end().said())):
        return None  # before the program listens, and when it has said all, the runtime ends it in the same way
    if ended.code != place.ends and ended.code in (0, 3):
        place.until /= 2
        return None  # it had ended
    if ended.code != place.ends or (place.ends and ended.said() != "Stopped. The old results are untouched."):
        bad.append("%s: exit code %s: %s" % (what, ended.code, ended.said()[-200:]))
    if (changed := hashes(place.w.study)) != before or len(place.w.strays()) != number_of_strays:
        bad.append("%s: it left %s %s" % (what, set(changed.items()) ^ set(before.items()), place.w.strays()))
    if seconds > pressure() or ended.cpu - used > 1:
        bad.append("%s: %.2f s and %.2f s of processor until it ended" % (what, seconds, ended.cpu - used))
    return seconds, ended.cpu - used, what


def signals(w, bad):
    study, large = w.study, w["files"]
    if (ended := run(["analyze", study, "--out", w["study/old"], "--quiet"], env={"TMPDIR": w["tmp"]})).code != 0:
        bad.append("the study cannot be run: " + ended.said()[:300])
    shutil.copytree(w["study/old"], w["study/later"])
    big = [sized_files.make(large, k, 10)[0] for k in ("xlsx", "csv", "geojson")]
    analyze = ["analyze", study, "--out", w["study/old"]]
    places = [
        Place(w, "analyze", analyze), Place(w, "analyze over terrain", [*analyze, "--mobile-model", "line-of-sight"]),
        Place(w, "analyze by P.1812", [*analyze, "--mobile-model", "p1812"]), Place(w, "analyze by ITM", [*analyze, "--mobile-model", "itm"]),
        Place(w, "analyze with little memory", [*analyze, "--memory", "256"]), Place(w, "inspect of 10 MB of XLSX", ["inspect", big[0]]),
        Place(w, "inspect of 10 MB of CSV", ["inspect", big[1]]), Place(w, "inspect of 10 MB of GeoJSON", ["inspect", big[2]]),
        Place(w, "inspect of the study", ["inspect", study]), Place(w, "serve", ["serve", study, "--port", "0"], ends=0),
        Place(w, "compare", ["compare", w["study/old"], w["study/later"]]),
        Place(w, "count", ["count", os.path.join(study, "communes.geojson"), big[1]]),
    ]
    draw, met, misses = random.Random(10), [], 0
    while len(met) < SIGNALS and misses < 3 * SIGNALS:
        place = places[len(met) % len(places)]
        number = draw.choice((signal.SIGINT, signal.SIGTERM))
        found = stop(place, number, draw.uniform(0.05, 0.95), bad)
        if found:
            met.append(found)
        else:
            misses += 1
    return met


def main():
    bad = Faults()
    with Work() as w:
        met = signals(w, bad)
        count, worst = files(w, bad) if SIGNALS < 100 else (0, (0, 0, ""))
    slowest = max(met, default=(0, 0, "none"))
    spent = max((m[1] for m in met), default=0)
    end(not bad and len(met) == SIGNALS, "%d files read, the slowest in %.0f %% of its time (%s); %d signals: the slowest end after %.2f s (%s), %.2f s of processor at most, load %.1f; %d faults" % (
        count, 100 * worst[0], worst[2], len(met), slowest[0], slowest[2], spent, pressure(), len(bad)))


main()
