"""
Row 35, the web map: every error is a problem of RFC 9457 in both languages, and names no type, no file, no path of the program.

Asked of a study in a folder, and of one in the shared store where PostgreSQL is there to make one; then once more with the database gone.
"""
import json, re
import private_postgres
from private_postgres import PrivatePostgres, USER
from served import EDIT, PROGRAM, ROOT, Served, end

INSIDE = re.compile(rb"(?i)exception|stack ?trace|System\.|Microsoft|Npgsql|Hangfire\.|Kestrel|\.cs\b|\.dll|/tmp|/home|/root|/usr|NullReference")
ILL = [
    ("GET", "/none", ""), ("GET", "/api/maps/none", ""), ("GET", "/api/communes/99999", ""), ("GET", "/api/communes/-1", ""), ("GET", "/api/communes/1e9", ""),
    ("GET", "/api/points/none", ""), ("GET", "/api/layers/none", ""), ("GET", "/tiles/x/communes/0/0/0", ""), ("GET", "/ogc/collections/none", ""),
    ("GET", "/ogc/collections/communes/items?limit=x", ""), ("GET", "/ogc/collections/communes/items?bbox=1", ""), ("GET", "/api/search?q=" + "a" * 200, ""),
    ("POST", "/api/whatif", ""), ("POST", "/api/whatif", "Content-Type: application/json\r\n"), ("PUT", "/api/scenarios/a", "Content-Type: application/json\r\n"),
    ("PUT", "/api/scenarios/..", "Content-Type: application/json\r\nIf-None-Match: *\r\n"), ("DELETE", "/api/scenarios/none", 'If-Match: "x"\r\n'),
    ("DELETE", "/api/study", ""), ("PATCH", "/", ""), ("OPTIONS", "/api/study", ""), ("TRACE", "/", ""), ("GET", "/api/study", "Host: twice\r\n"),
    ("GET", "/%00", ""), ("GET", "/%zz", ""), ("GET", "/" + "a" * 5000, ""), ("GET", "/api/study", "X: " + "a" * 20000 + "\r\n"), ("GET", "/api/study", "".join("A%d: b\r\n" % i for i in range(100))),
]


class Count:
    errors = bare = routes = 0
    leaks, wrong = [], []


def ask(s, routes):
    """Every address with a language that is none, and requests that are wrong, in both languages."""
    Count.routes += len(routes)
    for language in ("vi", "en"):
        for method, path, headers in [(m, p + "?lang=fr", "") for m, p in routes] + ILL:
            status, answer = s.get(path, headers + "Accept-Language: %s\r\n" % language, method, body=b"{" if "json" in headers else b"")
            if status < 400:
                continue  # files of the page take no notice of lang
            Count.errors += 1
            head, _, body = answer.partition(b"\r\n\r\n")
            found = INSIDE.search(answer.replace(b"/tiles/", b""))
            if found:
                Count.leaks.append((method, path, found.group()))
            if not body and b"content-length: 0" in head.lower():
                Count.bare += 1  # refused before it was a request: no body at all
            elif method != "HEAD":
                problem = json.loads(body) if b"application/problem+json" in head else {}
                if problem.get("status") != status or not problem.get("title"):
                    Count.wrong.append((method, path, status))


def routes_of(s):
    return [r for r in s.routes() if r[1] not in ("/health", "/login", "/login.css")]


def store():
    """The same of a server whose study and scenarios are in a database, and after that has gone."""
    import os, subprocess
    with PrivatePostgres("errors-0123") as server:
        database = server.database("errors")
        os.environ["KHO"] = "Host=127.0.0.1;Port=%d;Database=%s;Username=%s;Password=errors-0123" % (server.port, database, USER)
        for args in (["store", "init"], ["store", "push", os.path.join(ROOT, "data/quang-tri-2012")]):
            subprocess.run(["dotnet", PROGRAM, *args, "--database", "env:KHO", "--quiet"], check=True, timeout=120, stdout=subprocess.DEVNULL)
        with Served("--database", "env:KHO", "--scenarios", "store:Quảng Trị 2012") as s:
            routes = routes_of(s)
            ask(s, routes)
            server.run("pg_ctl", "-D", server.data, "-m", "immediate", "-w", "stop")
            ask(s, [r for r in routes if "scenarios" in r[1] or "jobs" in r[1] or "status" in r[1]])
            for path in ("/jobs", "/api/scenarios/a"):
                status, answer = s.get(path)
                if INSIDE.search(answer):
                    Count.leaks.append(("GET", path + " without a database", INSIDE.search(answer).group()))


with Served() as s:
    ask(s, routes_of(s))
has_store = private_postgres.programs() is not None
if has_store:
    store()
for w in (Count.leaks + Count.wrong)[:5]:
    print(*w)
end(not Count.leaks and not Count.wrong, "%d errors of %d routes%s, of which %d before they were requests (no body): %d not a problem, %d with a word of the inside" % (
    Count.errors, Count.routes, ", also of a study in the store" if has_store else " (PostgreSQL is not installed: none in a store)", Count.bare, len(Count.wrong), len(Count.leaks)))
