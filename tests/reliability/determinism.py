"""Row 20: one study, the same bytes, whatever the threads, processors, culture, instructions of the processor and tier of compilation.

The axes are crossed in a sample, the same each time: each value alone against the plain run, then drawn combinations of all of them; the plain
run four times more. `distance` runs over the whole built-in study, models of radio waves over its terrain with every 25th site. All runs hold
their results against those of the first run of their model, file by file.
"""
import os, random
from study_runs import Faults, Work, differing, end, hashes, run

MODELS = ("distance", "line-of-sight", "p1812", "itm")
THREADS = ({}, {"threads": "1"}, {"threads": "2"}, {"threads": "7"}, {"DOTNET_PROCESSOR_COUNT": "1"}, {"DOTNET_PROCESSOR_COUNT": "7"})
CULTURES = ({},) + tuple({"LC_ALL": c, "LANG": c, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "0"} for c in ("vi_VN.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8"))
INSTRUCTIONS = ({}, {"DOTNET_EnableHWIntrinsic": "0"}, {"DOTNET_EnableAVX512": "0", "DOTNET_EnableAVX512F": "0"}, {"DOTNET_EnableAVX2": "0"},
                {"DOTNET_EnableFMA": "0"}, {"DOTNET_PreferredVectorBitWidth": "128"})
TIERS = ({}, {"DOTNET_TieredCompilation": "0"}, {"DOTNET_ReadyToRun": "0"}, {"DOTNET_TieredPGO": "1", "DOTNET_TC_QuickJitForLoops": "1", "DOTNET_OSR_HitLimit": "1"})
AXES = (THREADS, CULTURES, INSTRUCTIONS, TIERS)
REPEATS, DRAWN = 4, 6


def settings(draw):
    """Every combination that is run, the plain one first."""
    yield {}
    for axis in AXES:
        yield from axis[1:]
    for _ in range(DRAWN):
        yield {k: v for axis in AXES for k, v in draw.choice(axis[1:]).items()}
    for _ in range(REPEATS):
        yield {}


def thin(study, step):
    path = os.path.join(study, "bts_sites.csv")
    with open(path, encoding="utf-8") as f:
        rows = f.readlines()
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(rows[:1] + rows[1::step])


def main():
    runs, files, bad = 0, 0, Faults()
    with Work() as w:
        for model in MODELS:
            if model == MODELS[1]:
                thin(w.study, 25)
            first = None
            for setting in settings(random.Random(20)):
                environment = dict(setting, TMPDIR=w["tmp"])
                threads = environment.pop("threads", None)
                ended = run(["analyze", w.study, "--out", w["out"], "--mobile-model", model, "--quiet", *(["--threads", threads] if threads else [])], env=environment)
                if ended.code != 0:
                    bad.append("%s %s: exit code %s: %s" % (model, setting, ended.code, ended.said()[:200]))
                    continue
                found = hashes(w["out"])
                runs, files, first = runs + 1, files + len(found), first or found
                if found != first:
                    bad.append("%s %s: %s" % (model, setting, ", ".join(differing(found, first))))
    end(not bad and runs, "%d runs of %d models over threads, cultures, instructions and tiers, %d files: %d runs differ" % (runs, len(MODELS), files, len(bad)))


main()
