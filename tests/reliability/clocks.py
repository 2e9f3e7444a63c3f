"""Row 18: the same bytes under strange clocks and in four time zones; times that the program prints are those that passed.

The clock is libfaketime's (Debian's package faketime). It leaves the monotonic clock alone, as setting a machine's clock does.
"""
import glob, json, os, sys, time
from study_runs import Faults, Run, Work, differing, end, hashes, run

ZONES = ("UTC", "Asia/Ho_Chi_Minh", "Pacific/Apia", "America/St_Johns")
CLOCKS = {"1970": ["@1970-01-02 00:00:00"], "the turn of 1999": ["@1999-12-31 23:59:59"], "2038": ["@2038-01-19 03:14:06"], "2106": ["@2106-02-07 06:28:14"],
          # A leap second is the same second twice for a program: 23:59:59, and then 23:59:59 again.
          "a leap second": ["@2016-12-31 23:59:59", "@2016-12-31 23:59:59"],
          "jumps back by 40 years": ["@2026-03-01 12:00:00", "@1986-03-01 12:00:00", "@2026-03-01 11:00:00"]}


def library():
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1") + glob.glob("/usr/lib*/faketime/libfaketimeMT.so.1")
    if not found:
        print("libfaketime is missing (Debian: apt-get install faketime)")
        sys.exit(77)
    return found[0]


def under(clock, w, environment, args):
    """A run under a clock; further times of it come in the middle of the run, one after the other."""
    file = w["clock"]
    def set_to(text):
        with open(file + ".new", "w") as f:
            f.write(text + "\n")
        os.replace(file + ".new", file)
    set_to(clock[0])
    started = Run(args, env={**environment, "LD_PRELOAD": library(), "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_CACHE_DURATION": "1",
                             "FAKETIME_DONT_FAKE_MONOTONIC": "1"})
    for text in clock[1:]:
        time.sleep(0.5)
        set_to(text)
    return started.end()


def main():
    library()
    bad, runs = Faults(), 0
    with Work() as w:
        out, environment = w["out"], {"TMPDIR": w["tmp"]}
        def args(model):
            return ["analyze", w.study, "--out", out, "--mobile-model", model, "--json", "--timings"]
        with open(w["study/bts_sites.csv"], encoding="utf-8") as f:
            rows = f.readlines()
        with open(w["study/bts_sites.csv"], "w", encoding="utf-8") as f:
            f.writelines(rows[:1] + rows[1::25])
        first = {}
        for name, clock, zone in [("the machine's", None, z) for z in ZONES] + [(n, c, ZONES[i % 4]) for i, (n, c) in enumerate(CLOCKS.items())]:
            for model in ("distance", "line-of-sight"):
                ended = under(clock, w, {**environment, "TZ": zone}, args(model)) if clock else run(args(model), env={**environment, "TZ": zone})
                if ended.code != 0:
                    bad.append("%s %s %s: %s" % (name, zone, model, ended.said()[:200]))
                    continue
                runs += 1
                found = hashes(out)
                if differing(found, first.setdefault(model, found)):
                    bad.append("%s %s %s: %s" % (name, zone, model, ", ".join(differing(found, first[model]))))
                told = json.loads(ended.out)["timings"]
                times = [told["totalSeconds"], told["startSeconds"], *(s["seconds"] for s in told["stages"]), *(f["seconds"] for f in told["files"])]
                if min(times) < 0 or max(times) > ended.seconds + 0.1:
                    bad.append("%s %s %s: tells %.3f to %.3f s of a run of %.3f s" % (name, zone, model, min(times), max(times), ended.seconds))
    end(not bad and runs, "%d runs under %d clocks and in %d time zones: %d with other bytes or times that did not pass" % (runs, len(CLOCKS), len(ZONES), len(bad)))


main()
