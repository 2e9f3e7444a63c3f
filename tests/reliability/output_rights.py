"""Row 16: places where results cannot or must not stand: exit code, message, nothing touched. Needs unshare and setpriv."""
import os, subprocess, sys
from publishing import Place, end, missing, need, whole

need("unshare", "mount", "setpriv")
if os.environ.get("IN_NAMESPACE") != "1":
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode:
        missing("this machine lets no one mount in a namespace of their own")
    sys.exit(subprocess.run(["unshare", "-rm", sys.executable, *sys.argv], env={**os.environ, "IN_NAMESPACE": "1"}).returncode)

NO_RIGHTS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]  # root that may not pass over file modes
bad, done = [], 0


def tree(folder):
    """Every entry with its kind, target and bytes, to see that nothing was touched."""
    entries = {}
    for root, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(root, name)
            if os.path.islink(path):
                entries[path] = os.readlink(path)
            elif os.path.isdir(path):
                entries[path] = "folder"
            else:
                with open(path, "rb") as f:
                    entries[path] = f.read()
    return entries


def refused(p, case, out, english, vietnamese, before=(), inside=None):
    """Both languages say why and name the place, the code is 1, nothing changed."""
    global done
    inside = inside or p.ground
    was = tree(inside)
    for language, reason in (("en", english), ("vi", vietnamese)):
        code, error = p.run(p.studies[0], out, before=before, language=language)
        if code != 1 or reason not in error or out.rstrip("/") not in error or "   at " in error or tree(inside) != was:
            bad.append("%s: code %d, %s%s" % (case, code, error.strip()[:400], "" if tree(inside) == was else " TOUCHED %s" % [q for q in set(tree(inside)) ^ set(was)][:4]))
    done += 1


def taken(p, case, out, real=None):
    """Results stand there whole, twice."""
    global done
    for study in (0, 1):
        code, error = p.run(p.studies[study], out)
        if code or whole(real or out) != os.path.basename(p.studies[study]):
            bad.append("%s: code %d, %s: %s" % (case, code, whole(real or out), error.strip()[:400]))
    done += 1


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


with Place() as p:
    p.ground = os.path.join(p.folder, "ground")

    def at(*names):
        return os.path.join(p.ground, *names)

    # 1 a disk that is mounted read-only, with old results on it
    os.makedirs(at("disk"))
    p.run(p.studies[1], at("disk", "results"))
    subprocess.run(["mount", "--bind", at("disk"), at("disk")], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", at("disk")], check=True)
    refused(p, "read-only disk", at("disk", "results"), "its disk is read-only", "đĩa chỉ đọc")
    refused(p, "read-only disk, none yet", at("disk", "new"), "its disk is read-only", "đĩa chỉ đọc")
    if whole(at("disk", "results")) != "second":
        bad.append("read-only disk: " + whole(at("disk", "results")))
    subprocess.run(["umount", at("disk")], check=True)
    # 2 no right to write there
    os.makedirs(at("closed"))
    os.chmod(at("closed"), 0o555)
    refused(p, "no right", at("closed", "results"), "there is no right to write", "không có quyền ghi", before=NO_RIGHTS)
    # 3 a file
    write(at("file"), "mine")
    refused(p, "a file", at("file"), "this is a file", "đây là một tệp")
    # 4 a link to somewhere else: followed to a folder for results, refused where others' things are
    os.makedirs(at("elsewhere"))
    os.symlink("elsewhere", at("link"))
    taken(p, "a link out", at("link"), at("elsewhere"))
    if not os.path.islink(at("link")):
        bad.append("a link out: the link is gone")
    write(at("private", "diary.txt"), "mine")
    os.symlink("private", at("link2"))
    code, error = p.run(p.studies[0], at("link2"))
    if code != 1 or "holds other files" not in error or os.listdir(at("private")) != ["diary.txt"]:
        bad.append("a link to others' things: %d %s" % (code, error))
    # 5 a link to nowhere
    os.symlink("nowhere", at("dangling"))
    refused(p, "a link to nowhere", at("dangling"), "leads nowhere", "không dẫn tới đâu")
    os.symlink("loop", at("loop"))
    refused(p, "a link to itself", at("loop"), "cannot be used", "không dùng được")
    # 6 the folder above: missing, a file
    taken(p, "no folder above", at("a", "b", "results"))
    refused(p, "a file above", at("file", "results"), "is a file, not a folder", "là một tệp")
    # and what no file system can take
    refused(p, "in /proc", "/proc/results", "cannot be written to", "không ghi được")
    refused(p, "a name of 300 bytes", at("n" * 300), "too long", "quá dài")
    taken(p, "a name of 255 bytes", at("ế" * 85))
    refused(p, "the root", "/", "the root folder cannot be used", "thư mục gốc")
    for line in bad[:12]:
        print(line, file=sys.stderr)
    end(not bad, "%d places in 6 cases (read-only, no right, a file, a link out, a link to nowhere, no or no proper folder above) with /proc, a name of 300 bytes and the root: refused with exit code 1 and the reason in both languages, or results whole; %d wrong, nothing touched" % (done, len(bad)))
