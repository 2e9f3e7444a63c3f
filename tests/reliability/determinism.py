"""Row 20: one study, the same bytes, whatever the threads, processors, culture, instructions of the processor and tier of compilation.

1, 2 and 7 threads × 3 cultures are all crossed: for `distance` on the whole built-in study five times over with SIMD, and once without, where a run
spends five times as long on compiling anew; there one combination of each number of threads is run five times. For each model of radio waves over its
terrain with every 150th site all are crossed with SIMD once, and each number of threads stands with another culture without. Then each further value of an axis (other sets of instructions, tiers of compilation, processors
that the runtime sees) alone, and drawn combinations of all of them, the same ones each time. As many runs at once as there are processors. All runs
hold their results against those of the first run of their model, file by file.
"""
import itertools, os, random, shutil
from concurrent.futures import ThreadPoolExecutor
from study_runs import Faults, Work, differing, end, hashes, run

MODELS = ("distance", "line-of-sight", "p1812", "itm")
REPEATS, DRAWN, STEP = 5, 4, 150
THREADS = tuple({"threads": t} for t in ("1", "2", "7"))
CULTURES = tuple({"LC_ALL": c, "LANG": c, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "0"} for c in ("vi_VN.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8"))
NO_SIMD = {"DOTNET_EnableHWIntrinsic": "0"}
INSTRUCTIONS = ({"DOTNET_EnableAVX512": "0", "DOTNET_EnableAVX512F": "0"}, {"DOTNET_EnableAVX2": "0"}, {"DOTNET_EnableFMA": "0"}, {"DOTNET_PreferredVectorBitWidth": "128"})
TIERS = ({"DOTNET_TieredCompilation": "0"}, {"DOTNET_ReadyToRun": "0"}, {"DOTNET_TieredPGO": "1", "DOTNET_TC_QuickJitForLoops": "1", "DOTNET_OSR_HitLimit": "1"})
PROCESSORS = ({"DOTNET_PROCESSOR_COUNT": "1"}, {"DOTNET_PROCESSOR_COUNT": "7"})


def settings(model, draw):
    """Every combination that is run, the plain one first."""
    crossed = [dict(t, **c) for t, c in itertools.product(THREADS, CULTURES)]
    paired = [dict(t, **c, **NO_SIMD) for t, c in zip(THREADS, CULTURES)]
    yield {}
    if model == MODELS[0]:
        yield from crossed * REPEATS
        yield from (dict(s, **NO_SIMD) for s in crossed)
        yield from paired * (REPEATS - 1)
    else:
        yield from crossed + paired
    yield from (*INSTRUCTIONS, *TIERS, *PROCESSORS)
    for _ in range(DRAWN):
        yield {k: v for axis in (THREADS, CULTURES, INSTRUCTIONS + (NO_SIMD,), TIERS, PROCESSORS) for k, v in draw.choice(axis).items()}


def thin(study, step):
    path = os.path.join(study, "bts_sites.csv")
    with open(path, encoding="utf-8") as f:
        rows = f.readlines()
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(rows[:1] + rows[1::step])


def measured(w, model, number, setting):
    """Hashes of the results of one run; what went wrong where there are none."""
    environment = dict(setting, TMPDIR=w["tmp"])
    threads = environment.pop("threads", None)
    out = w["%s-%d" % (model, number)]
    ended = run(["analyze", w.study, "--out", out, "--mobile-model", model, "--quiet", *(["--threads", threads] if threads else [])], env=environment)
    if ended.code != 0:
        return None, "exit code %s: %s" % (ended.code, ended.said()[:200])
    found = hashes(out)
    shutil.rmtree(out)
    return found, ""


def main():
    runs, files, bad = 0, 0, Faults()
    with Work() as w, ThreadPoolExecutor(os.cpu_count()) as pool:
        for model in MODELS:
            if model == MODELS[1]:
                thin(w.study, STEP)
            first = None
            wanted = list(settings(model, random.Random(20)))
            for setting, (found, wrong) in zip(wanted, pool.map(lambda job: measured(w, model, *job), enumerate(wanted))):
                if found is None:
                    bad.append("%s %s: %s" % (model, setting, wrong))
                    continue
                runs, files, first = runs + 1, files + len(found), first or found
                if found != first:
                    bad.append("%s %s: %s" % (model, setting, ", ".join(differing(found, first))))
    end(not bad and runs, "%d runs of %d models, 1, 2 and 7 threads × 3 cultures crossed with SIMD and without (%d times for the first model), %d sets of instructions, %d tiers and %d numbers of processors besides, %d files: %d runs differ" % (
        runs, len(MODELS), REPEATS, len(INSTRUCTIONS), len(TIERS), len(PROCESSORS), files, len(bad)))


main()
