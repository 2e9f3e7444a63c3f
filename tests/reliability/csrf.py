"""Row 29: changes that another site caused, and names that are not this server's, are refused on loopback too; nothing is shared across origins."""
from served import EDIT, Served, end

with Served() as s:
    own = "http://127.0.0.1:%d" % s.port
    json_type = "Content-Type: application/json\r\nIf-None-Match: *\r\n"
    wrong, tried, shared = [], 0, 0

    def ask(expected, path, headers="", method="GET", host=None, body=b""):
        global tried, shared
        status, answer = s.get(path, headers, method, host, body)
        tried += 1
        shared += b"access-control-allow" in answer.lower()
        if status not in expected or (method == "GET" and path == "/" and b"frame-ancestors 'none'" not in answer):
            wrong.append((method, path, headers, host, status))

    for method, path in [("POST", "/api/whatif"), ("PUT", "/api/scenarios/csrf"), ("DELETE", "/api/scenarios/csrf")]:
        for headers in ["Origin: null\r\n", "Origin: http://evil.example\r\n", "Origin: %s.evil.example\r\n" % own, "Origin: http://127.0.0.1:1\r\n", "Origin: file://\r\n",
                        "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n", "Sec-Fetch-Site: same-origin\r\nOrigin: http://evil.example\r\n"]:
            ask([403], path, headers + json_type, method, body=EDIT)
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2", "[::2]", "0.0.0.0", "2130706433", "10.0.0.1", "localhost."]:
        ask([400], "/api/study", host=host)
    ask([403], "/api/study", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")
    ask([403], "/api/communes", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nOrigin: http://evil.example\r\n")
    ask([403], "/api/study", "Origin: http://evil.example\r\nAccess-Control-Request-Method: GET\r\n", "OPTIONS")
    ask([415], "/api/whatif", "Content-Type: text/plain\r\n", "POST", body=EDIT)  # what a form of another site could send
    ask([200], "/api/whatif", "Content-Type: application/json\r\nOrigin: %s\r\nSec-Fetch-Site: same-origin\r\n" % own, "POST", body=EDIT)
    ask([200], "/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")
    ask([200], "/api/maps", host="localhost:%d" % s.port)
    for w in wrong[:3]:
        print(w)
    end(not wrong and not shared, "%d requests, %d answered wrongly, %d headers that share across origins" % (tried, len(wrong), shared))
