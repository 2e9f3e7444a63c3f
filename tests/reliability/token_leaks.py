"""Row 34: the token stands in no output, no answer, no file, not in the list of processes, not in what a failing program prints."""
import os, subprocess
from served import EDIT, PROGRAM, Served, end

TOKEN = "CANARY-93-0123456789-abcdefgh"


def token_file(s):
    path = os.path.join(s.folder, "secret")
    open(path, "w").write(TOKEN + "\n")
    s.args = ("--token-file", path)


hits = []
with Served(change=token_file) as s:
    good = "Authorization: Bearer %s\r\nContent-Type: application/json\r\n" % TOKEN
    asked = 0
    for headers in [good, "Authorization: Bearer %sx\r\n" % TOKEN, "Cookie: coverage_session=%s\r\n" % TOKEN]:
        for method, path in s.routes(good):
            _, answer = s.get(path, headers, method, body=EDIT if method in ("POST", "PUT") else b"")
            asked += 1
            if TOKEN.encode() in answer:
                hits.append(("answer", method, path))
    form = ("token=" + TOKEN).encode()
    _, login = s.get("/login", "Content-Type: application/x-www-form-urlencoded\r\n", "POST", body=form)
    if TOKEN.encode() in login or b"set-cookie" not in login.lower():
        hits.append("login")
    for name in ("cmdline", "environ"):
        if TOKEN.encode() in open("/proc/%d/%s" % (s.pid(), name), "rb").read():
            hits.append(name)
    broken = subprocess.run(["dotnet", PROGRAM, "serve", s.study + "x", "--token-file", s.args[1]], capture_output=True, text=True, env={**os.environ, "COVERAGE_ANALYZER_TRACE": "1"})
    subprocess.run(["dotnet", PROGRAM, "analyze", s.study], capture_output=True)
    s.stop()
    if TOKEN in s.errors + s.said + broken.stdout + broken.stderr:
        hits.append("console")
    files = 0
    for folder, _, names in os.walk(s.study):
        for name in names:
            files += 1
            if TOKEN.encode() in open(os.path.join(folder, name), "rb").read():
                hits.append(name)
    end(not hits, "%d answers, %d files, console, command line, environment, a failing start: %d hits of the token" % (asked + 1, files, len(hits)))
