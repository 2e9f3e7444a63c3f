"""Row 31: five hundred clients for a minute, and twice as many as there are places for a third of it, half of them with "what ifs": who asks too much is told
to come again, health and memory hold."""
import os, re, subprocess, time
from served import EDIT, LONG, Served, end

GREATEST_MEMORY_MIB, GREATEST_HEALTH_MS, BACK_SECONDS = 300, 100, 5


def flood(s, clients, seconds):
    """Answers, refusals, and the milliseconds of each call of /health meanwhile; what was not answered took for ever."""
    url, each = "http://127.0.0.1:%d" % s.port, ["wrk", "-t1", "-c%d" % (clients // 2), "-d%ds" % seconds]
    running = [subprocess.Popen(each + rest, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
               for rest in ([url + "/api/communes"], ["-s", os.path.join(s.folder, "post.lua"), url + "/api/whatif?map=postal-gap"])]
    health = []
    while any(p.poll() is None for p in running):
        health.append(s.health())
        time.sleep(0.2)
    said = [p.stdout.read() for p in running]
    answered = sum(int(m) for t in said for m in re.findall(r"(\d+) requests in", t))
    refused = sum(int(m) for t in said for m in re.findall(r"Non-2xx or 3xx responses: (\d+)", t))
    return answered, refused, sorted(float("inf") if h is None else h for h in health)


def p99(times):
    return times[max(0, int(len(times) * .99) - 1)] if times else float("inf")


with Served() as s:
    quiet = sorted(q for q in (s.health() for _ in range(20)) if q)
    with open(os.path.join(s.folder, "post.lua"), "w") as f:
        f.write("wrk.method='POST'\nwrk.headers['Content-Type']='application/json'\nwrk.body='%s'\n" % EDIT.decode())
    floods = [(clients, seconds, *flood(s, clients, seconds)) for clients, seconds in ((500, LONG), (2000, LONG // 3))]
    stopped = time.time()
    while (now := s.health()) is None or now > 3 * quiet[-1]:
        if time.time() - stopped > 30:
            break
    back = time.time() - stopped
    memory = s.memory()[1]
    s.stop()
    fine = all(p99(health) <= GREATEST_HEALTH_MS and refused > 0 for _, _, _, refused, health in floods)
    end(fine and memory <= GREATEST_MEMORY_MIB and back <= BACK_SECONDS and "fault" not in s.errors,
        "; ".join("%d clients %d s: %d answers of which %d told to come again, /health median %.0f, 99 of 100 within %.0f ms, %d of %d missed"
                  % (clients, seconds, answered, refused, health[len(health) // 2], p99(health), health.count(float("inf")), len(health))
                  for clients, seconds, answered, refused, health in floods)
        + "; quiet %.1f ms; memory at most %d MiB; back after %.1f s" % (quiet[len(quiet) // 2], memory, back))
