"""Row 15: the results folder on disks of 20 sizes from 64 KB up; old results that stand there are whole whenever the new ones do not fit. Needs unshare."""
import hashlib, json, os, shutil, subprocess, sys
from publishing import Place, end, missing, need, strays, whole

SIZES = [round(64 * 1.35 ** i) for i in range(20)]  # KiB: to 19 MB
need("unshare", "mount")
if os.environ.get("IN_NAMESPACE") != "1":
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode:
        missing("this machine lets no one mount in a namespace of their own")
    sys.exit(subprocess.run(["unshare", "-rm", sys.executable, *sys.argv], env={**os.environ, "IN_NAMESPACE": "1"}).returncode)


def old(folder):
    """Results of an older run, small enough for the smallest disk."""
    os.makedirs(folder)
    table = b"old\n"
    with open(os.path.join(folder, "a.csv"), "wb") as f:
        f.write(table)
    with open(os.path.join(folder, "manifest.json"), "w") as f:
        json.dump({"program": "coverage-analyzer 1", "study": "old", "outputs": [{"file": "a.csv", "bytes": len(table), "sha256": hashlib.sha256(table).hexdigest()}]}, f)


bad, full, fits = [], [], []
with Place() as p:
    disk = os.path.join(p.folder, "disk")
    os.mkdir(disk)
    out = os.path.join(disk, "results")
    for i, size in enumerate(SIZES):
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%dk" % size, "none", disk], check=True)
        old(out)
        code, error = p.run(p.studies[0], out, language="vi" if i % 2 else "en")
        found, beside = whole(out), strays(out)
        if code == 0:
            fits.append(size)
            fine = found == "first"
        else:
            full.append(size)
            words = ("đĩa đã đầy", "nguyên vẹn", "Giải phóng chỗ trống") if i % 2 else ("disk is full", "untouched", "Free some space")
            fine = code == 1 and found == "old" and all(w in error for w in words) and out in error and "   at " not in error
        if not fine or beside:
            bad.append("%d KiB: code %d, %s, beside %s: %s" % (size, code, found, beside, error.strip()[:300]))
        subprocess.run(["umount", disk], check=True)
    for line in bad:
        print(line, file=sys.stderr)
    end(not bad and full and fits, "%d disks of %d KiB to %.0f MiB: %d too small (each told what is full, where, and what to do, in both languages; old results whole, nothing left beside), %d large enough (new results whole; the first of %d KiB); %d lost"
        % (len(SIZES), SIZES[0], SIZES[-1] / 1024, len(full), len(fits), fits[0] if fits else 0, len(bad)))
