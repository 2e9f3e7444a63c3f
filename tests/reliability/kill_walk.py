"""Row 12: the real program killed at each stage of publishing and at random moments. Usage: kill_walk.py [moments = 200] [seed = 1] [points for each kind of call = 7]"""
import collections, os, random, re, shutil, signal, statistics, subprocess, sys, time
from publishing import Place, end, need, standing, strays, whole

MOMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
EACH = int(sys.argv[3]) if len(sys.argv) > 3 else 7
CALLS = ["openat", "pwrite64", "fsync", "rename", "unlink", "rmdir", "mkdir", "flock"]
need("strace")
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
bad, between, untouched, left_by_runtime, clean_runs = [], 0, 0, 0, 0


def paths(p):
    """Everything that publishing touches, for strace -P."""
    parent, name = os.path.split(p.out)
    roots = [p.out] + [os.path.join(parent, "." + name + e) for e in (".writing", ".previous", ".retired")]
    inside = [""] + ["/" + os.path.relpath(os.path.join(r, n), p.out) for r, d, f in os.walk(p.out) for n in d + f]
    return [parent, os.path.join(parent, "." + name + ".lock")] + [r + i for r in roots for i in inside]


def clean(p, study):
    """A run to its end: new results, nothing beside them, nothing of ours in the folder for temporary files."""
    global left_by_runtime, clean_runs
    began = time.monotonic()
    code, error = p.run(p.studies[study])
    took = time.monotonic() - began
    ours, runtime = p.left()
    left_by_runtime += runtime
    clean_runs += 1
    if code or whole(p.out) != os.path.basename(p.studies[study]) or strays(p.out) or ours:
        bad.append("the next run: code %d, %s, beside %s, temporary %s %s" % (code, whole(p.out), strays(p.out), ours, error[:200]))
    return took


def judge(p, what, allowed):
    global between
    found = standing(p.out)
    between += not os.path.exists(p.out)
    if found not in allowed:
        bad.append("%s: %s" % (what, found))
    return found


with Place() as p:
    clean(p, 0)
    times = [clean(p, i % 2) for i in range(2)]
    # Stages: where the calls on the results folder are, spread over all kinds of call.
    log = os.path.join(p.folder, "log")
    # Without --seccomp-bpf, under which strace 6.1 injects errors and delays but loses the signals.
    follow = ["strace", "-f", "-qq", *(a for q in paths(p) for a in ("-P", q))]
    code, error = p.run(p.studies[0], before=[*follow, "-e", "trace=" + ",".join(CALLS), "-o", log])
    if code:
        sys.exit("the run ended with %d: %s" % (code, error))
    counts = collections.Counter(re.match(r"(\d+) +(\w+)\(", line).groups() for line in open(log, errors="replace") if re.match(r"(\d+) +(\w+)\(", line))
    main = collections.Counter(pid for pid, _ in counts.elements()).most_common(1)[0][0]
    stages = []
    for call in CALLS:
        n = counts[(main, call)]
        stages += [(call, k) for k in sorted({1, n} | {1 + (n - 1) * i // (EACH - 1) for i in range(EACH)}) if n and k <= n]
    current, killed = "first", 0
    for i, (call, n) in enumerate(stages):
        study = i % 2
        code, _ = p.run(p.studies[study], before=[*follow, "-e", "trace=" + call, "-e", "inject=%s:signal=SIGKILL:when=%d" % (call, n), "-o", os.devnull])
        killed += code != 0
        current = judge(p, "killed at %s %d" % (call, n), {current, os.path.basename(p.studies[study])})
        if i % 8 == 7:
            clean(p, study)
            current = os.path.basename(p.studies[study])
    # Random moments, uniform over the run; the run that is killed next does the cleaning up, so that it is killed in that, too.
    for i in range(MOMENTS):
        study = i % 2
        process = p.start(p.studies[study])
        began = time.monotonic()
        try:
            process.communicate(timeout=chance.uniform(0, statistics.median(times[-5:])))
            untouched += 1
            times.append(time.monotonic() - began)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        current = judge(p, "random kill %d" % i, {current, os.path.basename(p.studies[study])})
        if i % 20 == 19:
            times.append(clean(p, study))
            current = os.path.basename(p.studies[study])
    clean(p, 1)
    for line in bad[:10]:
        print(line, file=sys.stderr)
    end(not bad and killed >= len(stages) * 3 // 4 and len({c for c, _ in stages}) >= 6,
        "%d calls on the results folder, killed at %d of them spread over %d kinds, and at %d random moments (%d runs were over before); old or new results whole by their hashes every time (%d times under the name they have between two renames), %d runs to the end left nothing beside them or in the temporary folder (but %d sockets and pipes of the .NET runtime itself); %d lost"
        % (sum(v for (pid, _), v in counts.items() if pid == main), killed, len({c for c, _ in stages}), MOMENTS - untouched, untouched, between, clean_runs, left_by_runtime, len(bad)))
