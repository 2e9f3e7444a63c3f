"""
Row 33, the program: hostile names in every input of every verb, to a terminal, to a pipe and as --json: nothing steers the terminal, no line is forged.

Names: commune, district, point, place, site, study, column, sheet, layer, file. In them: ESC sequences (CSI, OSC), C1, BEL, backspace, CR LF, NUL where the
format can hold it, U+202E, U+2066, U+200B, U+2028, tags of plane 14. Machine files (communes.csv, findings.csv) keep a text as it is, quoted, as many rows as there were;
a spreadsheet never takes it for a formula: text cells in report.xlsx, an apostrophe before it in --csv excel.
"""
import csv, io, json, os, pty, select, shutil, subprocess, sys, tempfile, time, zipfile
from served import PROGRAM, ROOT, end

SIGNS = "\x1b]0;HOSTILE\x07\x1b[31mHOSTILE\x9b2J\x08\u202e\u2066\u200b\u2028\U000e0041\U000e007f"
BREAK = "\r\nFORGED: ok\r\x85"
NAME = "Xã" + SIGNS + BREAK
# A study's own texts hold no controls: it is refused. What is left of the signs once they are gone:
PLAIN = "".join(c for c in "Xã" + SIGNS + " HOSTILE" if ord(c) >= 32 and not 0x7f <= ord(c) < 0xa0)
FORMULA = "=HYPERLINK(\"http://x\")"
# What .NET itself sends to a terminal: application keys on and off, the cursor asked for, hidden and shown.
OWN = ["\x1b[?1h\x1b=", "\x1b[?1l\x1b>", "\x1b[6n", "\x1b[?25l", "\x1b[?25h"]
bad, calls, lines = [], 0, 0


def steers(c):
    o = ord(c)
    return o < 32 and c != "\n" or 0x7f <= o < 0xa0 or c in "\u00ad\u061c\ufeff" or 0x200b <= o <= 0x200f or 0x2028 <= o <= 0x202e or 0x2060 <= o <= 0x206f or 0xe0000 <= o <= 0xe0fff


def look(args, how, text):
    global lines
    lines += text.count("\n")
    shown = "%s (%s)" % (" ".join(a if a.isprintable() else "…" for a in args), how)
    found = sorted({"U+%04X" % ord(c) for c in text if steers(c)})
    if found:
        bad.append((shown, *found))
    for line in text.split("\n"):
        if line.strip(' "').startswith("FORGED"):
            bad.append((shown, "forged line"))
            break


def piped(folder, args):
    done = subprocess.run(["dotnet", PROGRAM, *args], cwd=folder, capture_output=True, timeout=120)
    look(args, "pipe", done.stdout.decode("utf-8", "replace"))
    look(args, "pipe, errors", done.stderr.decode("utf-8", "replace"))
    if b"A fault of the program" in done.stderr or "Lỗi của chương trình".encode() in done.stderr:
        bad.append((args[0], "a fault of the program", done.stderr.decode()[-200:]))
    return done.returncode


def terminal(folder, args):
    """On a terminal of its own, 80 columns."""
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ["TERM"] = "xterm-256color"
        os.execvp("dotnet", ["dotnet", PROGRAM, *args])
    text, until = b"", time.time() + 120
    while time.time() < until and select.select([fd], [], [], until - time.time())[0]:
        try:
            part = os.read(fd, 65536)
        except OSError:
            break
        if not part:
            break
        text += part
    os.close(fd)
    os.waitpid(pid, 0)
    said = text.decode("utf-8", "replace").replace("\r\n", "\n")
    if "--quiet" in args:
        for own in OWN:
            said = said.replace(own, "")
        look(args, "terminal", said)
    else:  # the bars are drawn with escapes of our own: look for theirs
        for mark in ("\x1b]0;HOSTILE", "\x1b[31mHOSTILE", "\x9b", "\u202e", "\u2066", "\u2028", "\U000e0041", "\x07", "\x08"):
            if mark in said:
                bad.append((args[0], "terminal", repr(mark)))


def all_ways(folder, *args):
    """The exit code of the first of them."""
    global calls
    code = piped(folder, args)
    piped(folder, (*args, "--json"))
    terminal(folder, (*args, "--quiet"))
    terminal(folder, args)
    calls += 4
    return code


def must(code, wanted, what):
    if code != wanted:
        bad.append((what, "exit code", code, "not", wanted))


def quoted(cells):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def hostile_csv(source, target, columns, header=None):
    """A copy of a CSV with hostile texts in some columns of two rows, twice the same so that findings name them, and in the header."""
    with open(source, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    for row in rows[1:3]:
        for c in columns:
            row[rows[0].index(c)] = NAME
    if header:
        rows[0].append("cột" + SIGNS + header)
        for row in rows[1:]:
            row.append(NAME)
    with open(target, "w", encoding="utf-8", newline="") as f:
        f.write("".join(quoted(r) for r in rows))


def make(folder):
    """A study whose every name is hostile."""
    study = os.path.join(folder, "study")
    data = os.path.join(ROOT, "data/quang-tri-2012")
    shutil.copytree(data, study)
    with open(os.path.join(study, "communes.geojson"), encoding="utf-8") as f:
        communes = json.load(f)
    for i, feature in enumerate(communes["features"][:4]):
        p = feature["properties"]
        for key in p:
            if isinstance(p[key], str) and key not in ("commune_code",):
                p[key] = (FORMULA if i == 3 else NAME) if "name" in key else NAME
        if i < 2:
            p["commune_code"] = NAME
    communes["features"].append(communes["features"][0])
    communes["name"] = "layer" + NAME
    with open(os.path.join(study, "communes.geojson"), "w", encoding="utf-8") as f:
        json.dump(communes, f, ensure_ascii=False)
    hostile_csv(os.path.join(data, "postal_points.csv"), os.path.join(study, "postal_points.csv"), ["code", "type"], BREAK)
    hostile_csv(os.path.join(data, "bts_sites.csv"), os.path.join(study, "bts_sites.csv"), ["code"], BREAK)
    rename(study, NAME)
    return study


def rename(study, name):
    with open(os.path.join(study, "study.json"), encoding="utf-8") as f:
        text = json.load(f)
    text["name"] = name
    with open(os.path.join(study, "study.json"), "w", encoding="utf-8") as f:
        json.dump(text, f)


def spreadsheet(path):
    """A workbook whose sheet, header and cells have hostile names, by hand: XML cannot hold most controls, _x001B_ stands for one."""
    inside = "A_x001B_[31mHOSTILE_x0007_&#10;FORGED: ok\u202e\u2066"
    cell = '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        z.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="%s" sheetId="1" r:id="r1"/></sheets></workbook>' % inside)
        rows = ['<row r="1">' + cell % ("A1", "code") + cell % ("B1", "lon") + cell % ("C1", "lat") + cell % ("D1", inside) + "</row>"]
        rows += ['<row r="%d">' % r + cell % ("A%d" % r, inside) + cell % ("B%d" % r, inside if r == 3 else "107.1") + cell % ("C%d" % r, "16.7") + cell % ("D%d" % r, inside) + "</row>" for r in (2, 3, 4)]
        z.writestr("xl/worksheets/sheet1.xml", '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>' % "".join(rows))


def main():
    folder = tempfile.mkdtemp(prefix="coverage-names-")
    try:
        study = make(folder)
        odd = os.path.join(folder, "a" + SIGNS + "\nFORGED.csv")
        shutil.copy(os.path.join(study, "postal_points.csv"), odd)
        with open(os.path.join(folder, "nul.csv"), "w", encoding="utf-8") as f:
            f.write("code,lon,lat\nA\0\x1b[31mHOSTILE,107,16.7\nB,x\0\x07,16\n")
        spreadsheet(os.path.join(folder, "sheet.xlsx"))
        all_ways(folder, "inspect", os.path.join(study, "communes.geojson"), os.path.join(study, "postal_points.csv"), odd, "nul.csv", "sheet.xlsx")
        all_ways(folder, "inspect", os.path.join(folder, "none" + SIGNS + "\nFORGED.shp"))
        all_ways(folder, "count", os.path.join(study, "communes.geojson"), odd)
        for i, args in enumerate([("--postal", odd), ("--postal", "sheet.xlsx"), ("--bts", "nul.csv"), ("--crs", "EPSG:" + NAME)]):
            all_ways(folder, "new", "made%d" % i, "--communes", os.path.join(study, "communes.geojson"), *args)
        must(all_ways(folder, "analyze", study, "--out", "first"), 2, "a study whose name holds controls")
        rename(study, PLAIN)
        must(all_ways(folder, "analyze", study, "--out", "first"), 0, "the study")
        must(all_ways(folder, "analyze", study, "--out", "excel", "--csv", "excel", "--mobile-model", "hata"), 0, "the study for Excel")
        all_ways(folder, "analyze", study + NAME)
        all_ways(folder, "analyze", study, "--scenario", NAME)
        os.makedirs(os.path.join(study, "scenarios"), exist_ok=True)
        for name, edits in (("one", [{"action": "add", "layer": "postal_points", "code": NAME, "longitude": 106.95, "latitude": 16.45}]), ("two", [{"action": NAME, "layer": NAME}])):
            with open(os.path.join(study, "scenarios", name + ".json"), "w", encoding="utf-8") as f:
                json.dump({"name": NAME, "edits": edits}, f)
        all_ways(folder, "analyze", study, "--scenario", "one", "--out", "second")
        all_ways(folder, "analyze", study, "--scenario", "two", "--out", "third")
        all_ways(folder, "compare", "first", "second")
        all_ways(folder, "compare", "first", NAME)
        all_ways(folder, "link", study, "--from", NAME, "--to", "106.95,16.75")
        all_ways(folder, "link", "--profile", odd, "--frequency-mhz", "900")
        with open(os.path.join(folder, "figures.csv"), "w", encoding="utf-8", newline="") as f:
            f.write("place,points,area,radius,%s\n" % quoted(["c" + NAME]).strip("\n") + "".join(quoted([NAME, a, b, "2.3", FORMULA]) for a, b in (("100", "2000"), (NAME, "1"))))
        all_ways(folder, "audit", "figures.csv")
        for args in [("radius", "--area-km2", NAME, "--points", "1"), (NAME,), ("analyze", study, "--" + NAME), ("analyze", study, "--lang", NAME), ("serve", study, "--listen", NAME),
                     ("store", NAME), ("store", "list", "--database", "Host=" + NAME), ("store", "list", "--database", "service=" + NAME), ("worker", "--database", "env:" + NAME), ("sample", os.path.join("figures.csv", NAME))]:
            all_ways(folder, *args)
        broken = os.path.join(folder, "broken")
        os.makedirs(broken)
        for text in (json.dumps({"name": "x", NAME: 1}), json.dumps({"layers": {"communes": {"file": NAME, "crs": NAME, "encoding": NAME}}, "rules": NAME}),
                     json.dumps({"language": NAME, "layers": {NAME: {}}}), '{"name": "' + NAME, json.dumps({"name": "x", "layers": {"communes": {"file": "../study/communes.geojson", "fields": {"code": NAME, NAME: "x"}}}})):
            with open(os.path.join(broken, "study.json"), "w", encoding="utf-8") as f:
                f.write(text)
            all_ways(folder, "analyze", "broken")
        # Machine files: as many rows as units, whatever is in a name; a spreadsheet's: no formula.
        rows, formulas = 0, []
        for name in ("communes.csv", "findings.csv"):
            with open(os.path.join(folder, "first", name), encoding="utf-8", newline="") as f:
                table = list(csv.reader(f))
            rows += len(table)
            if any(len(r) != len(table[0]) for r in table):
                bad.append((name, "rows of other lengths"))
        with open(os.path.join(folder, "excel", "communes.csv"), encoding="utf-8-sig", newline="") as f:
            formulas += [c for r in csv.reader(f, delimiter=";") for c in r if c[:1] in "=+@" and c]
        with zipfile.ZipFile(os.path.join(folder, "first", "report.xlsx")) as z:
            formulas += [n for n in z.namelist() if n.startswith("xl/worksheets/") and (b"<f>" in z.read(n) or b"<f " in z.read(n)) and b"HYPERLINK(&quot;http://x" in z.read(n).split(b"<f", 1)[1]]
        bad.extend(("formula", f) for f in formulas)
        for b in bad[:25]:
            print(*b)
        end(not bad, "%d calls of 11 verbs, %d lines on terminals, pipes and as JSON; %d rows of machine files whole, %d formulas in spreadsheets: %d faults" % (calls, lines, rows, len(formulas), len(bad)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
