"""Row 35: every error is a problem of RFC 9457 in both languages, and names no type, no file, no path of the program."""
import json, re
from served import EDIT, Served, end

INSIDE = re.compile(rb"(?i)exception|stack ?trace|System\.|Microsoft|Kestrel|\.cs\b|\.dll|/work|/tmp|/home|/root|/usr|NullReference")

with Served() as s:
    asks = [(m, p + "?lang=fr", "") for m, p in s.routes() if p not in ("/health", "/login", "/login.css")] + [
        ("GET", "/none", ""), ("GET", "/api/maps/none", ""), ("GET", "/api/communes/99999", ""), ("GET", "/api/communes/-1", ""), ("GET", "/api/communes/1e9", ""),
        ("GET", "/api/points/none", ""), ("GET", "/api/layers/none", ""), ("GET", "/tiles/x/communes/0/0/0", ""), ("GET", "/ogc/collections/none", ""),
        ("GET", "/ogc/collections/communes/items?limit=x", ""), ("GET", "/ogc/collections/communes/items?bbox=1", ""), ("GET", "/api/search?q=" + "a" * 200, ""),
        ("POST", "/api/whatif", ""), ("POST", "/api/whatif", "Content-Type: application/json\r\n"), ("PUT", "/api/scenarios/a", "Content-Type: application/json\r\n"),
        ("PUT", "/api/scenarios/..", "Content-Type: application/json\r\nIf-None-Match: *\r\n"), ("DELETE", "/api/scenarios/none", 'If-Match: "x"\r\n'),
        ("DELETE", "/api/study", ""), ("PATCH", "/", ""), ("OPTIONS", "/api/study", ""), ("TRACE", "/", ""), ("GET", "/api/study", "Host: twice\r\n"),
        ("GET", "/%00", ""), ("GET", "/%zz", ""), ("GET", "/" + "a" * 5000, ""), ("GET", "/api/study", "X: " + "a" * 20000 + "\r\n"), ("GET", "/api/study", "".join("A%d: b\r\n" % i for i in range(100))),
    ]
    errors, bare, leaks, wrong, served = 0, 0, [], [], 0
    for language in ("vi", "en"):
        for method, path, headers in asks:
            status, answer = s.get(path, headers + "Accept-Language: %s\r\n" % language, method, body=b"{" if "json" in headers else b"")
            if status < 400:
                served += 1  # files of the page take no notice of lang
                continue
            errors += 1
            head, _, body = answer.partition(b"\r\n\r\n")
            if INSIDE.search(answer.replace(b"/tiles/", b"")):
                leaks.append((method, path, INSIDE.search(answer).group()))
            if not body and b"content-length: 0" in head.lower():
                bare += 1  # refused before it was a request: no body at all
            elif method != "HEAD":
                problem = json.loads(body) if b"application/problem+json" in head else {}
                if problem.get("status") != status or not problem.get("title"):
                    wrong.append((method, path, status))
    for w in (leaks + wrong)[:3]:
        print(w)
    end(not leaks and not wrong, "%d errors, of which %d before they were requests (no body): %d not a problem, %d with a word of the inside" % (errors, bare, len(wrong), len(leaks)))
