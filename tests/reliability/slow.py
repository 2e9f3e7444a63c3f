"""Row 32: half as many sockets again as there are places, that say nothing, never end their headers or never end their body, for a minute: the others
wait at most twice as long."""
import socket, time
from served import LONG, Served, end

SOCKETS = 1500

KINDS = [
    b"",
    b"GET /api/study HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    b"POST /api/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
]

with Served() as s:
    def asked():
        begin = time.time()
        status, _ = s.get("/api/maps")
        return status, (time.time() - begin) * 1000

    for _ in range(30):
        asked()
    quiet = sorted(asked()[1] for _ in range(50))
    slow, reopened, taken, failed = [None] * SOCKETS, 0, [], 0
    until = time.time() + LONG
    while time.time() < until:
        for i, one in enumerate(slow):
            if i % 50 == 0:
                status, ms = asked()
                taken.append(ms)
                failed += status != 200
            if one is not None:
                try:
                    one.send(b"a")  # a byte now and then
                    continue
                except OSError:
                    one.close()
            try:
                slow[i] = socket.create_connection(("127.0.0.1", s.port), 1)
                slow[i].setblocking(False)
                slow[i].send(KINDS[i % 3])
                reopened += 1
            except OSError:
                slow[i] = None
    for one in slow:
        if one is not None:
            one.close()
    large, _ = s.get("/api/whatif", "Content-Type: application/json\r\nExpect: 100-continue\r\n", "POST", body=b" " * (5 << 20))
    taken.sort()
    before, after = quiet[len(quiet) // 2], taken[len(taken) // 2]
    end(failed == 0 and after <= 2 * before + 5 and large in (413, 0), "%d slow sockets %d s (%d opened): %d others all answered but %d, median %.1f ms, 95 of 100 within %.0f ms (quiet %.1f ms); a body of 5 MiB: %d"
        % (SOCKETS, LONG, reopened, len(taken), failed, after, taken[int(len(taken) * .95)], before, large))
