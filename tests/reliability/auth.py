"""Row 26: every route of the server's own list refuses every bad credential with 401; the right one opens it."""
import base64, os
from concurrent.futures import ThreadPoolExecutor
from served import Served, end

TOKEN = "canary-0123456789-abcdefghij"
OPEN = {"/health", "/login", "/login.css"}


def token_file(s):
    with open(os.path.join(s.folder, "token"), "w") as f:
        f.write(TOKEN + "\n")
    s.args = ("--token-file", f.name)


with Served(change=token_file) as s:
    good = "Authorization: Bearer %s\r\n" % TOKEN
    bad = [
        "", "Authorization: Bearer\r\n", "Authorization: Bearer wrong\r\n", "Authorization: Bearer %s\r\n" % TOKEN[:-1],
        "Authorization: Basic %s\r\n" % base64.b64encode(("admin:" + TOKEN).encode()).decode(), "Cookie: coverage_session=%s\r\n" % TOKEN,
        "X-Token: %s\r\n" % TOKEN, "X-HTTP-Method-Override: HEAD\r\nX-Original-URL: /health\r\n",
    ]
    routes = [r for r in s.routes(good) if r[1] not in OPEN] + [("GET", "/none"), ("TRACE", "/api/study"), ("POST", "/")]
    tried, opened, slowed = 0, [], 0
    asks = [(m, p, h) for m, p in routes for h in bad]
    with ThreadPoolExecutor(24) as pool:  # each wrong token is answered a second late
        statuses = list(pool.map(lambda a: s.get(a[1] + "?token=" + TOKEN, a[2], a[0])[0], asks))
    for (method, path, headers), status in zip(asks, statuses):
        tried += 1
        slowed += status == 429
        if status not in (401, 429) and not (method == "TRACE" and status in (400, 405)):
            opened.append((method, path, headers, status))
    status, _ = s.get("/api/maps", good)
    s.stop()
    leaked = TOKEN in s.errors + s.said
    end(not opened and status == 200 and not leaked, "%d requests to %d routes, %d opened (%d told to slow down), right token %d, token printed: %s"
        % (tried, len(routes), len(opened), slowed, status, leaked))
