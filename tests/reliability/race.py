"""Row 17: two real runs on one results folder at random offsets, and runs that die holding it. Usage: race.py [pairs = 50] [seed = 1]"""
import os, random, signal, subprocess, sys, time
from publishing import Place, end, need, strays, whole

PAIRS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
DEATHS = 5
need("strace")
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
bad, both, told, freed = [], 0, 0, 0
with Place() as p:
    began = time.monotonic()
    code, error = p.run(p.studies[0])
    took = time.monotonic() - began
    if code:
        sys.exit("the run ended with %d: %s" % (code, error))
    for i in range(PAIRS):
        # Half of the pairs begin at once, the others up to as far apart as a run takes.
        runs = [p.start(p.studies[0], language="en")]
        time.sleep(chance.choice([0, chance.uniform(0, 0.05), chance.uniform(0, 0.5), chance.uniform(0, took)]))
        runs.append(p.start(p.studies[1], language="vi"))
        answers = [(r.communicate(timeout=300)[1], r.returncode) for r in runs]
        won = [n for n, (_, code) in zip(("first", "second"), answers) if code == 0]
        lost = [(e, code) for e, code in answers if code != 0]
        if not won or any(code != 1 or not ("in use by another run" in e or "đang được một lần chạy khác" in e) or p.out not in e for e, code in lost):
            bad.append("pair %d: %s" % (i, answers))
        if whole(p.out) not in won or strays(p.out):
            bad.append("pair %d: %s won, %s stands, beside %s" % (i, won, whole(p.out), strays(p.out)))
        both += len(won) == 2
        told += len(lost)
    for i in range(DEATHS):
        # Held for three seconds at its first flush, and killed there.
        before = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", os.devnull, "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=3000000:when=1"]
        run = p.start(p.studies[i % 2], before=before)
        lock = os.path.join(os.path.dirname(p.out), "." + os.path.basename(p.out) + ".lock")
        until = time.monotonic() + 60
        while not os.path.exists(lock) and run.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        code, error = p.run(p.studies[0])
        held = code == 1 and "in use by another run" in error
        with open("/proc/%d/task/%d/children" % (run.pid, run.pid)) as f:
            children = [int(c) for c in f.read().split()]
        for child in children:
            os.kill(child, signal.SIGKILL)
        run.communicate()
        code, error = p.run(p.studies[1])
        if code or whole(p.out) != "second" or strays(p.out):
            bad.append("after death %d: code %d, %s, beside %s: %s" % (i, code, whole(p.out), strays(p.out), error[:200]))
        freed += held and not code
    for line in bad[:10]:
        print(line, file=sys.stderr)
    end(not bad and freed >= 1 and told > 0 and (both > 0 or PAIRS < 20), "%d pairs: %d times both published one after the other, %d runs were told that the folder is in use, the results of one run whole by their hashes every time; %d of %d deaths by SIGKILL while it was held (seen to be held) freed it for the next run; %d mixed or lost" % (PAIRS, both, told, freed, DEATHS, len(bad)))
