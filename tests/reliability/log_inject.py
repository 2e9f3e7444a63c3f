"""Row 33: line ends, escapes and directional signs in names of clients and of the study come out on the console as text, one line each."""
import os
from served import EDIT, Served, end

SIGNS = ["\x1b[2J", "\x1b]0;t\x07", "\x85", "\x9b31m", "\t", "\x7f"]
TAGS = "\U000e0041\U000e007f"  # a text that nobody sees


def names(s):
    path = os.path.join(s.study, "postal_points.csv")
    lines = open(path, encoding="utf-8").read().splitlines()
    cells = lines[1].split(",")
    lines[1] = ",".join([cells[0] + "\x1b[31m\u202e\u2066" + TAGS, *cells[1:]])
    lines.append(lines[1])  # the same code twice: a finding that names it
    open(path, "w", encoding="utf-8").write("\n".join(lines) + "\n")
    os.makedirs(os.path.join(s.study, "maps"))
    open(os.path.join(s.study, "maps", "a\x1b[31m\nb\u202e" + TAGS + ".json"), "w").write("{")


def steers(text):
    return [c for c in text if (ord(c) < 32 and c != "\n") or 0x7f <= ord(c) < 0xa0 or 0xe0000 <= ord(c) <= 0xe0fff or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"]


with Served(change=names) as s:
    sent = 0
    for sign in SIGNS:
        for header in ["Origin: http://a%sb\r\n" % sign, "User-Agent: %s\r\n" % sign, "Referer: x%s\r\n" % sign]:
            s.get("/api/whatif", header + "Content-Type: application/json\r\n", "POST", body=EDIT)
            sent += 1
        s.get("/api/study", host="evil%s.example" % sign)
        s.get("/api/study%0d%0aforged%1b[31m" )
        s.get("/api/scenarios/a%1b%0ab", "Content-Type: application/json\r\nIf-None-Match: *\r\n", "PUT", body=EDIT)
        sent += 3
    s.stop()
    lines = [l for l in s.errors.split("\n") if l]
    bad = steers(s.errors) + steers(s.said)
    forged = [l for l in lines if l.startswith("forged") or l.startswith("b")]
    end(not bad and not forged, "%d hostile requests, a study and a map file of hostile names: %d lines on the console, %d steering signs, %d forged lines" % (sent, len(lines), len(bad), len(forged)))
