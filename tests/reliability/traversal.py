"""Row 27: no spelling of a path leaves the page's files: 404 with the body of any unknown address, or 400 where it is no address."""
import os
from served import Served, end

UP = ["..", "%2e%2e", "%2E.", ".%2e", "..%2f..", "..%5c..", "..\\..", "%252e%252e", "....//", "..;", "%c0%ae%c0%ae", "%uff0e%uff0e", "%e0%80%ae%e0%80%ae", "..%00", "%2e%2e%2f%2e%2e"]
STARTS = ["/", "/assets/", "/api/maps/", "/api/scenarios/", "/api/layers/", "/tiles/", "/ogc/collections/"]
TARGETS = ["study.json", "etc/passwd", "Windows/win.ini", "con", "C:/study.json", "proc/self/environ"]

with Served(change=lambda s: os.symlink("/etc/passwd", os.path.join(s.study, "scenarios", "passwd.json"))) as s:
    tried, shown, other = 0, [], 0
    for start in STARTS:
        for up in UP:
            for target in TARGETS:
                path = start + up + "/" + target
                status, answer = s.get(path)
                tried += 1
                other += status == 400
                if status not in (400, 404) or b"root:" in answer or b"analysisCrs" in answer or b"PATH=" in answer:
                    shown.append((path, status))
    link, answer = s.get("/api/scenarios/passwd")
    if b"root:" in answer:
        shown.append(("symlink", link))
    end(not shown, "%d paths, %d showed anything (%d were no address at all: 400); a link to /etc/passwd among the scenarios: %d" % (tried, len(shown), other, link))
