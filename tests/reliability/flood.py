"""Row 31: five hundred clients at once, half of them with "what ifs", for a minute: who asks too much is told to come again, health and memory hold."""
import os, re, subprocess, time
from served import EDIT, LONG, Served, end

GREATEST_MEMORY_MIB, GREATEST_HEALTH_MS, BACK_SECONDS = 300, 100, 5

with Served() as s:
    quiet = [s.health() for _ in range(20)]
    script = os.path.join(s.folder, "post.lua")
    with open(script, "w") as f:
        f.write("wrk.method='POST'\nwrk.headers['Content-Type']='application/json'\nwrk.body='%s'\n" % EDIT.decode())
    url = "http://127.0.0.1:%d" % s.port
    flood = [
        subprocess.Popen(["wrk", "-t1", "-c250", "-d%ds" % LONG, url + "/api/communes"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True),
        subprocess.Popen(["wrk", "-t1", "-c250", "-d%ds" % LONG, "-s", script, url + "/api/whatif?map=postal-gap"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True),
    ]
    during = []
    while any(p.poll() is None for p in flood):
        during.append(s.health())
        time.sleep(0.2)
    stopped = time.time()
    while (now := s.health()) is None or now > 3 * max(q for q in quiet if q):
        if time.time() - stopped > 30:
            break
    back = time.time() - stopped
    memory = s.memory()[1]
    said = [p.stdout.read() for p in flood]
    answered = sum(int(m) for t in said for m in re.findall(r"(\d+) requests in", t))
    refused = sum(int(m) for t in said for m in re.findall(r"Non-2xx or 3xx responses: (\d+)", t))
    s.stop()
    known = sorted(float("inf") if h is None else h for h in during)  # no answer is the longest wait
    p99 = known[int(len(known) * .99) - 1] if known else float("inf")
    median = known[len(known) // 2] if known else float("inf")
    end(memory <= GREATEST_MEMORY_MIB and p99 <= GREATEST_HEALTH_MS and back <= BACK_SECONDS and refused > 0 and "fault" not in s.errors,
        "500 clients %d s: %d answers of which %d told to come again; memory at most %d MiB; /health median %.0f, 99 of 100 within %.0f ms, %d of %d missed (quiet %.0f ms); back after %.1f s"
        % (LONG, answered, refused, memory, median, p99, during.count(None), len(during), sorted(q for q in quiet if q)[10], back))
