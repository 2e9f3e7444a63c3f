"""Row 14: system calls of the real program on its results folder fail with EIO, ENOSPC or EDQUOT, once and from then on. Usage: io_walk.py [samples = 60] [seed = 1]"""
import collections, os, random, re, sys
from publishing import Place, end, need, standing, strays, whole

SAMPLES = int(sys.argv[1]) if len(sys.argv) > 1 else 60
CALLS = ["openat", "pwrite64", "ftruncate", "fsync", "rename", "unlink", "rmdir", "mkdir"]
FAULTS = ["EIO", "ENOSPC", "EDQUOT"]
WORDS = {"en": ("cannot be written to", "untouched", "did not confirm", "disk is full"), "vi": ("không ghi được", "nguyên vẹn", "không xác nhận", "đĩa đã đầy")}
need("strace")
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
bad, failed, went_on, stacked, full, retried = [], 0, 0, 0, 0, 0


def paths(p):
    """Everything that publishing touches, for strace -P; what is an input or a library is left alone."""
    parent, name = os.path.split(p.out)
    roots = [p.out] + [os.path.join(parent, "." + name + e) for e in (".writing", ".previous", ".retired")]
    inside = [""] + ["/" + os.path.relpath(os.path.join(r, n), p.out) for r, d, f in os.walk(p.out) for n in d + f] + ["/results.gpkg-journal"]
    return [parent, os.path.join(parent, "." + name + ".lock")] + [r + i for r in roots for i in inside]


def calls(log):
    with open(log, errors="replace") as f:
        return [m.groups() for m in (re.match(r"(\d+) +(\w+)\((.*)", line) for line in f) if m]


with Place() as p:
    code, error = p.run(p.studies[0])
    if code:
        sys.exit("the run ended with %d: %s" % (code, error))
    log = os.path.join(p.folder, "log")
    follow = ["strace", "-f", "-qq", "--seccomp-bpf", "-y", *(a for q in paths(p) for a in ("-P", q)), "-o", log, "-e", "trace=" + ",".join(CALLS)]
    code, error = p.run(p.studies[1], before=follow)
    seen = calls(log)
    main = collections.Counter(pid for pid, _, _ in seen).most_common(1)[0][0]
    counts = collections.Counter(call for pid, call, _ in seen if pid == main)
    total = sum(counts.values())
    points = []  # first and last of each kind, the rest spread over all of them
    for call, n in counts.items():
        share = max(2, round(SAMPLES * n / total))
        points += [(call, k) for k in sorted({1 + round((n - 1) * i / max(1, share - 1)) for i in range(share)})]
    current, recovers = "second", False
    for i, (call, n) in enumerate(points):
        fault, for_ever, language = FAULTS[i % 3], (i // 3) % 2, "vi" if i % 2 else "en"
        study = 0 if current == "second" else 1
        inject = "inject=%s:error=%s:when=%d%s" % (call, fault, n, "+" if for_ever else "")
        what = "%s %d %s%s" % (call, n, fault, " for ever" if for_ever else "")
        stacked += recovers
        os.unlink(log)
        code, error = p.run(p.studies[study], before=[*follow, "-e", inject], language=language)
        if not os.path.exists(log):
            sys.exit("strace did not run: %s: %d %s" % (what, code, error))
        cannot, whole_words, unconfirmed, disk_full = WORDS[language]
        names = {0: os.path.basename(p.studies[study]), 1: current}
        found = standing(p.out)
        if code == 0:
            went_on += 1
            fine = found == names[0]
        elif unconfirmed in error:
            failed += 1
            fine = found == names[0]
        else:
            failed += 1
            fine = code == 1 and found == current and cannot in error and whole_words in error and p.out in error and "   at " not in error
            if fault != "EIO" and call != "pwrite64":
                fine = fine and disk_full in error
            full += disk_full in error
        # After a failed fsync the same file or folder is never brought to disk again by this run.
        lost = [m.group(1) for _, c, rest in calls(log) if c == "fsync" and (m := re.match(r"\d+<([^>]*)>.*INJECTED", rest))]
        again = [q for q in set(lost) if sum(1 for _, c, rest in calls(log) if c == "fsync" and "<%s>" % q in rest) > 1]
        retried += len(again) if call == "fsync" and not again == [os.path.dirname(p.out)] else 0
        if not fine or (call == "fsync" and again and again != [os.path.dirname(p.out)]):
            bad.append("%s: code %d, %s (was %s), again %s: %s" % (what, code, found, current, again, error.strip()[:300]))
        current = found
        recovers = bool(strays(p.out)) or not os.path.exists(p.out)
        if i % 6 == 5 or not fine:  # else the next run, whose calls fail too, is the one that recovers
            study = 0 if current == "second" else 1
            code, error = p.run(p.studies[study])
            current, recovers = os.path.basename(p.studies[study]), False
            if code or whole(p.out) != current or strays(p.out):
                bad.append("the run after %s: code %d, %s, beside %s %s" % (what, code, whole(p.out), strays(p.out), error[:200]))
    ours, _ = p.left()
    if ours:
        bad.append("left in the temporary folder: %s" % ours)
    for line in bad[:12]:
        print(line, file=sys.stderr)
    end(not bad and failed >= len(points) // 2,
        "%d calls on the results folder (%s); %d failures injected with EIO, ENOSPC, EDQUOT in turn, half of them from then on, %d of them in a run that had a crashed one to recover: %d runs ended with a message (%d of them of a full disk), %d could do without the call; %d fsyncs tried again; %d results lost"
        % (total, ", ".join("%s %d" % c for c in sorted(counts.items())), len(points), stacked, failed, full, went_on, retried, len(bad)))
