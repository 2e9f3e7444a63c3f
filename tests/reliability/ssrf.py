"""Row 28: without a network the whole server works, and it opens no connection; started by run.sh in a network of its own."""
import json, os, re, sys, tempfile
from served import EDIT, Served, end

trace = os.path.join(tempfile.mkdtemp(), "trace")
hostile = ["http://169.254.169.254/latest", "https://example.org/{z}/{x}/{y}.png", "file:///etc/passwd", "\\\\\\\\host\\share"]


def background(s):
    path = os.path.join(s.study, "study.json")
    study = json.load(open(path, encoding="utf-8"))
    study["background"] = {"url": "https://tile.example.org/{z}/{x}/{y}.png", "attribution": "Example"}
    json.dump(study, open(path, "w", encoding="utf-8"), ensure_ascii=False)


with Served(before=["strace", "-f", "-qq", "-e", "trace=connect", "-o", trace], change=background) as s:
    statuses = [s.get(p, method=m, headers="Content-Type: application/json\r\n", body=EDIT if m in ("POST", "PUT") else b"")[0] for m, p in s.routes()]
    for address in hostile:
        s.get("/api/maps/" + address.replace("/", "%2f"))
        s.get("/ogc/collections/communes/items?crs=" + address)
        body = json.dumps({"edits": [], "url": address}).encode()
        s.get("/api/whatif", method="POST", headers="Content-Type: application/json\r\n", body=body)
        s.get("/", "X-Forwarded-Host: %s\r\nReferer: %s\r\nForwarded: host=%s\r\n" % (address, address, address))
    s.stop()
calls = [l for l in open(trace, errors="replace") if "connect(" in l]
outside = [l for l in calls if re.search("AF_INET", l)]
if outside:
    print(outside[0].strip(), file=sys.stderr)
end(not outside and statuses.count(200) > 10, "%d requests without a network (%d answered 200), %d connects to a network, %d to sockets of this machine" % (
    len(statuses) + 4 * len(hostile), statuses.count(200), len(outside), len(calls) - len(outside)))
