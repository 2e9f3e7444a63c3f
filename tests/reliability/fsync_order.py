"""Row 13: the system calls of a real run in order: files, then their folders to disk, then the renames, each followed by the folder above."""
import os, re, sys
from publishing import Place, end, need, whole

CALLS = "openat,write,pwrite64,pwritev,writev,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat"
WRITES = {"write", "pwrite64", "pwritev", "writev", "ftruncate", "fallocate"}


def events(log):
    """(call, paths it names) in the order in which the calls came back."""
    begun, found = {}, []
    with open(log, encoding="utf-8", errors="surrogateescape") as f:
        for line in f:
            m = re.match(r"(\d+)\s+(.*)", line)
            if not m:
                continue
            pid, text = m.groups()
            if text.endswith("<unfinished ...>\n") or text.endswith("<unfinished ...>"):
                begun[pid] = text.split("<unfinished")[0]
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", text)
            if resumed:
                text = begun.pop(pid, "") + resumed.group(1)
            call = re.match(r"(\w+)\(", text)
            if not call or not re.search(r"\)\s+= \d", text):
                continue
            if call.group(1) in WRITES | {"fsync", "fdatasync"}:
                paths = re.findall(r"^\w+\(\d+<([^>]*)>", text)
            else:
                paths = re.findall(r'"([^"]*)"', text)
            found.append((call.group(1), paths, text))
    return found


def faults(found, out, written):
    parent, name = os.path.split(out)
    working, previous, retired = (os.path.join(parent, "." + name + e) for e in (".writing", ".previous", ".retired"))
    bad = []

    def last(test):
        return max((i for i, e in enumerate(found) if test(e)), default=-1)

    def first(test, after=-1):
        return next((i for i, e in enumerate(found) if i > after and test(e)), -1)

    aside = first(lambda e: e[0].startswith("rename") and e[1][:2] == [out, previous])
    placed = first(lambda e: e[0].startswith("rename") and e[1][:2] == [working, out])
    if not 0 <= aside < placed:
        return ["the two renames were not seen"]
    for file in written:
        path = os.path.join(working, file)
        wrote = last(lambda e: e[0] in WRITES and e[1] == [path])
        flushed = first(lambda e: e[0] in ("fsync", "fdatasync") and e[1] == [path], wrote)
        if wrote < 0 or not wrote < flushed < aside:
            bad.append("%s: written %d, to disk %d, renamed %d" % (file, wrote, flushed, aside))
    for folder in {os.path.dirname(os.path.join(working, f)) for f in written} | {working}:
        made = last(lambda e: e[0] in ("openat", "mkdir", "mkdirat") and "O_CREAT" in (e[2] if e[0] == "openat" else "O_CREAT") and e[1] and os.path.dirname(e[1][0]) == folder)
        flushed = first(lambda e: e[0] == "fsync" and e[1] == [folder], max(made, last(lambda e: e[0] in WRITES and e[1] and e[1][0].startswith(folder))))
        if not made < flushed < aside:
            bad.append("folder %s: filled %d, to disk %d, renamed %d" % (os.path.basename(folder), made, flushed, aside))
    opened = [e[2] for e in found if e[0] == "openat" and e[1] and os.path.isdir(os.path.dirname(e[1][0])) and e[1][0] in (parent, working, os.path.join(working, "maps")) and "O_DIRECTORY" not in e[2]]
    if not opened or not all("O_CLOEXEC" in o for o in opened):
        bad.append("a folder is opened so that a program started meanwhile would keep it open: %s" % [o[:200] for o in opened if "O_CLOEXEC" not in o])
    between = first(lambda e: e[0] == "fsync" and e[1] == [parent], aside)
    after = first(lambda e: e[0] == "fsync" and e[1] == [parent], placed)
    deleted = first(lambda e: e[0] in ("unlink", "unlinkat", "rmdir") and e[1] and e[1][0].startswith((previous, retired)))
    if not aside < between < placed < after < deleted:
        bad.append("aside %d, parent %d, in place %d, parent %d, old deleted %d" % (aside, between, placed, after, deleted))
    return bad


need("strace")
with Place() as p:
    code, error = p.run(p.studies[0])
    if code:
        sys.exit("the run ended with %d: %s" % (code, error))
    log = os.path.join(p.folder, "strace.log")
    code, error = p.run(p.studies[1], before=["strace", "-f", "-qq", "-y", "-s", "40", "-e", "trace=" + CALLS, "-o", log], threads=2)
    if code:
        sys.exit("the run ended with %d: %s" % (code, error))
    found = events(log)
    written = [os.path.relpath(os.path.join(r, n), p.out) for r, _, names in os.walk(p.out) for n in names]
    bad = faults(found, p.out, written)
    for line in bad[:10]:
        print(line, file=sys.stderr)
    end(not bad and whole(p.out) == "second",
        "%d system calls of a real run; %d files with results.gpkg on disk after their last byte and before the rename, each folder after its files, the folder above after each of the 2 renames, the old results deleted last; %d out of order" % (len(found), len(written), len(bad)))
