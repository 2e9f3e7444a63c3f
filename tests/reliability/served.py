"""The program as it is served, and raw requests to it; shared by the rows of the table of reliability."""
import http.client, json, os, shutil, socket, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("PROGRAM", os.path.join(ROOT, "src/CoverageAnalyzer.Cli/bin/Release/net10.0/CoverageAnalyzer.Cli.dll"))
LONG = int(os.environ.get("SECONDS_LONG", "60"))
EDIT = json.dumps({"edits": [{"action": "add", "layer": "postal_points", "code": "NEW1", "longitude": 106.95, "latitude": 16.45}]}).encode()


class Served:
    """A server of a copy of the built-in study on a free port; ends with the block."""

    def __init__(self, *args, study=None, before=(), change=None):
        self.args, self.before = args, list(before)
        self.folder = tempfile.mkdtemp(prefix="coverage-reliability-")
        self.study = os.path.join(self.folder, "study")
        shutil.copytree(study or os.path.join(ROOT, "data/quang-tri-2012"), self.study)
        if change:
            change(self)

    def __enter__(self):
        self.log = open(os.path.join(self.folder, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            self.before + ["dotnet", PROGRAM, "serve", self.study, "--port", "0", "--json", *self.args],
            stdout=subprocess.PIPE, stderr=self.log, text=True, encoding="utf-8")
        self.said = ""
        while not self.said.endswith("}\n"):
            line = self.process.stdout.readline()
            if not line:
                self.log.seek(0)
                sys.exit("it did not serve: " + self.said + self.log.read())
            self.said += line
        self.answer = json.loads(self.said[self.said.index("{"):])
        self.port = self.answer["port"]
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pid(self):
        """The server itself, where another program started it."""
        if not self.before:
            return self.process.pid
        with open("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid)) as f:
            return int(f.read().split()[0])

    def stop(self):
        if self.process.poll() is None:
            try:
                os.kill(self.pid(), 15)
            except (OSError, IndexError):
                self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.said += self.process.stdout.read() if not self.process.stdout.closed else ""
        self.process.stdout.close()
        if not self.log.closed:
            self.log.seek(0)
            self.errors = self.log.read()
            self.log.close()

    def raw(self, text, wait=10):
        """Sends bytes as they are, and gives status and whole answer."""
        with socket.create_connection(("127.0.0.1", self.port), wait) as s:
            s.settimeout(wait)
            answer = b""
            try:
                s.sendall(text.encode("latin-1") if isinstance(text, str) else text)
            except (ConnectionError, socket.timeout):
                pass  # refused before it was all sent: the answer may be there all the same
            try:
                while part := s.recv(65536):
                    answer += part
            except (ConnectionError, socket.timeout):
                pass
        return (int(answer[9:12]) if len(answer) > 12 else 0), answer

    def get(self, target, headers="", method="GET", host=None, body=b""):
        head = "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s" % (method, target, host or "127.0.0.1:%d" % self.port, headers)
        if body or method not in ("GET", "HEAD"):
            head += "Content-Length: %d\r\n" % len(body)
        return self.raw((head + "\r\n").encode("latin-1") + body)

    def health(self):
        """Milliseconds until /health answers on a connection of its own; None where it does not."""
        begin = time.time()
        try:
            c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            c.request("GET", "/health")
            fine = c.getresponse().read() and True
            c.close()
            return (time.time() - begin) * 1000 if fine else None
        except (OSError, http.client.HTTPException):
            return None

    def memory(self):
        """Resident and greatest resident memory in MiB."""
        with open("/proc/%d/status" % self.pid()) as f:
            lines = dict(l.split(":", 1) for l in f)
        return int(lines["VmRSS"].split()[0]) >> 10, int(lines["VmHWM"].split()[0]) >> 10

    def routes(self, headers=""):
        """Every method and address of the server's own list, parameters filled in."""
        import re
        _, answer = self.get("/openapi.json", headers)
        paths = json.loads(answer.split(b"\r\n\r\n", 1)[1])["paths"]
        return [(m.upper(), re.sub(r"\{[^}]*\}", "1", p)) for p, o in paths.items() for m in o]


def end(fine, figure):
    """Prints the figure of the row."""
    print(figure + (": ok" if fine else ": FALLS SHORT"), flush=True)
    sys.exit(0 if fine else 1)
