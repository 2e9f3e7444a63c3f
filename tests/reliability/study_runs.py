"""One run of the program and what it leaves behind; shared by the rows on memory, time, clocks, names and determinism."""
import hashlib, json, os, shutil, signal, subprocess, sys, tempfile, threading, time
from served import PROGRAM, ROOT, end  # noqa: F401 (end: for the rows)

STUDY = os.path.join(ROOT, "data", "quang-tri-2012")
LEFT_OUT = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "TZ", "NO_COLOR", "DOTNET_GCHeapHardLimit", "DOTNET_PROCESSOR_COUNT")


class Ended:
    """How a run ended: exit code (negative: killed by that signal), both streams, seconds, seconds of processor, peak resident KiB."""

    def __init__(self, code, out, err, seconds, cpu, peak):
        self.code, self.out, self.err, self.seconds, self.cpu, self.peak = code, out, err, seconds, cpu, peak

    def said(self):
        return (self.out + self.err).strip()


class Run:
    """The program at work; `end()` waits for it. A run longer than `wait` seconds is killed, and its code is None."""

    def __init__(self, args, cwd=None, env=None, before=(), wait=240):
        self.streams = [tempfile.TemporaryFile(), tempfile.TemporaryFile()]
        environment = {k: v for k, v in os.environ.items() if k not in LEFT_OUT}
        environment.update(env or {})
        self.began = time.monotonic()
        self.process = subprocess.Popen([*before, "dotnet", PROGRAM, *args], cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
                                        stdout=self.streams[0], stderr=self.streams[1])
        self.late = False
        self.watch = threading.Timer(wait, self.kill)
        self.watch.start()

    def kill(self):
        self.late = True
        os.kill(self.process.pid, signal.SIGKILL)  # Popen's own would take the end away from wait4

    def end(self):
        _, status, used = os.wait4(self.process.pid, 0)
        seconds = time.monotonic() - self.began
        self.watch.cancel()
        self.process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in self.streams:
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "backslashreplace"))
            stream.close()
        return Ended(None if self.late else self.process.returncode, *texts, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss)


def run(args, **more):
    """Runs the program to its end."""
    return Run(args, **more).end()


class Work:
    """A folder of the row's own, gone with the block: `study`, a copy of the built-in study, and `tmp` for the program's temporary files."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="coverage-reliability-")
        self.study = self["study"]
        shutil.copytree(STUDY, self.study)
        os.mkdir(self["tmp"])
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def __getitem__(self, name):
        return os.path.join(self.folder, name)

    def change(self, change):
        """Changes study.json by a function of its object."""
        path = os.path.join(self.study, "study.json")
        with open(path, encoding="utf-8") as f:
            study = json.load(f)
        change(study)
        with open(path, "w", encoding="utf-8") as f:
            json.dump(study, f, ensure_ascii=False)

    def strays(self):
        """What the program left in its folder for temporary files; the runtime's own sockets and locks of debugging do not count."""
        return [n for n in os.listdir(self["tmp"]) if not n.startswith(("clr-debug-pipe", "dotnet-diagnostic", ".dotnet"))]


class Faults(list):
    """What fell short: told on standard error as it is found, so that the row's own line stays one."""

    def append(self, text):
        super().append(text)
        print("  " + text, file=sys.stderr, flush=True)


def hashes(folder):
    """SHA-256 of every file of a folder, by its path in it; hidden ones too."""
    found = {}
    for place, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, os.fsencode(folder)).decode("utf-8", "surrogateescape")] = hashlib.sha256(f.read()).hexdigest()
    return found


def differing(a, b):
    """Names of the files that are not the same in two results."""
    return sorted(n for n in a.keys() | b.keys() if a.get(n) != b.get(n))


def pressure():
    """How many runnable tasks there were on average in the last minute for each processor; 1 or less: the machine was ours."""
    return max(1.0, os.getloadavg()[0] / len(os.sched_getaffinity(0)))
