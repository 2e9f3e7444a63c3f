"""Input files of a wished size in each format, written plainly; good ones, and bad ones: cut at two thirds, with bytes turned over."""
import math, os, random, sqlite3, struct, zipfile

KINDS = ("geojson", "shp", "gpkg", "csv", "xlsx", "tif", "asc", "hgt")
WGS84 = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]')
VERTICES = 60
HGT_SIDES = {1: 1201, 10: 1201, 50: 3601}  # the format knows only these two: 2.9 and 25.9 MB


def rings(count):
    """Many-cornered, non-overlapping polygons over Quang Tri, clockwise."""
    side = math.isqrt(count - 1) + 1
    step = 0.8 / side
    for i in range(count):
        x, y = 106.5 + step * (i % side + 0.5), 16.4 + step * (i // side + 0.5)
        ring = [(x + 0.4 * step * math.cos(-2 * math.pi * k / VERTICES), y + 0.4 * step * math.sin(-2 * math.pi * k / VERTICES)) for k in range(VERTICES)]
        yield i, ring + ring[:1]


def geojson(path, size):
    with open(path, "w", encoding="utf-8") as f:
        f.write('{"type":"FeatureCollection","features":[')
        for i, ring in rings(max(4, size // (26 * VERTICES + 120))):
            f.write("%s{\"type\":\"Feature\",\"properties\":{\"commune_code\":\"%05d\",\"name\":\"Xã %d\",\"population\":%d},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}" % (
                "," if i else "", i, i, 1000 + i, ",".join("[%.8f,%.8f]" % p for p in ring)))
        f.write("]}")


def shp(path, size):
    count = max(4, size // (16 * (VERTICES + 1) + 56 + 30))
    shapes, index, rows, at = [], [], [], 100
    for i, ring in rings(count):
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        body = struct.pack("<i4d3i", 5, min(xs), min(ys), max(xs), max(ys), 1, len(ring), 0) + b"".join(struct.pack("<2d", *p) for p in ring)
        shapes.append(struct.pack(">2i", i + 1, len(body) // 2) + body)
        index.append(struct.pack(">2i", at // 2, len(body) // 2))
        rows.append(b" %05d%-20s%8d" % (i, b"Xa %d" % i, 1000 + i))
        at += 8 + len(body)
    head = lambda length: struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<2i8d", 1000, 5, 106.5, 16.4, 107.3, 17.2, 0, 0, 0, 0)
    stem = path[:-4]
    parts = {".shp": head(at) + b"".join(shapes), ".shx": head(100 + 8 * count) + b"".join(index), ".prj": WGS84.encode(), ".cpg": b"UTF-8",
             ".dbf": struct.pack("<4BIHH20x", 3, 112, 11, 27, count, 32 + 3 * 32 + 1, 34)
             + b"".join(struct.pack("<11sc4xBB14x", n, t, l, 0) for n, t, l in ((b"CODE", b"C", 5), (b"NAME", b"C", 20), (b"POPULATION", b"N", 8))) + b"\r"
             + b"".join(rows) + b"\x1a"}
    for extension, content in parts.items():
        with open(stem + extension, "wb") as f:
            f.write(content)


def gpkg(path, size):
    with sqlite3.connect(path) as db:
        db.executescript("""PRAGMA application_id=1196444487; PRAGMA user_version=10300;
CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT '2026-11-27T00:00:00.000Z', min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns(table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY(table_name, column_name));
INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES('communes','features','communes',4326);
INSERT INTO gpkg_geometry_columns VALUES('communes','geom','POLYGON',4326,0,0);
CREATE TABLE communes(fid INTEGER PRIMARY KEY, geom POLYGON, commune_code TEXT, name TEXT, population INTEGER);""")
        db.execute("INSERT INTO gpkg_spatial_ref_sys VALUES('WGS 84',4326,'EPSG',4326,?,NULL)", (WGS84,))
        db.executemany("INSERT INTO communes(geom,commune_code,name,population) VALUES(?,?,?,?)", (
            (b"GP\0\1" + struct.pack("<i", 4326) + struct.pack("<BIII", 1, 3, 1, len(r)) + b"".join(struct.pack("<2d", *p) for p in r), "%05d" % i, "Xã %d" % i, 1000 + i)
            for i, r in rings(max(4, size // (16 * (VERTICES + 1) + 60)))))
    db.close()


def points(count, seed=9):
    draw = random.Random(seed)
    return (("B%06d" % i, "Trạm %d" % i, 106.5 + 0.8 * draw.random(), 16.4 + 0.8 * draw.random()) for i in range(count))


def csv(path, size):
    with open(path, "w", encoding="utf-8") as f:
        f.write("code,name,lon,lat\n")
        f.writelines("%s,%s,%.7f,%.7f\n" % p for p in points(size // 43))


def xlsx(path, size):
    """Deflated: about 6 bytes of XML to one of the file."""
    rows = size // 34
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        z.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        with z.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as f:
            text = lambda v: '<c t="inlineStr"><is><t>%s</t></is></c>' % v
            f.write(b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            f.write(("<row>%s</row>" % "".join(map(text, ("code", "name", "lon", "lat")))).encode())
            for code, name, x, y in points(rows):
                f.write(("<row>%s%s<c><v>%.7f</v></c><c><v>%.7f</v></c></row>" % (text(code), text(name), x, y)).encode())
            f.write(b"</sheetData></worksheet>")


def heights(side):
    for r in range(side):
        yield [int(300 + 250 * math.sin(r / 90.0) * math.cos(c / 70.0)) for c in range(side)] if r % 16 == 0 or side < 2000 else None


def rows_of_heights(side):
    last = None
    for row in heights(side):
        last = row or last
        yield last


def tif(path, size):
    side = max(16, math.isqrt(size // 2))
    step = 0.8 / side
    strips = side
    at = 8 + side * side * 2
    doubles = struct.pack("<3d", step, step, 0) + struct.pack("<6d", 0, 0, 0, 106.5, 17.2, 0)
    keys = struct.pack("<16H", 1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326)
    offsets = struct.pack("<%dI" % strips, *(8 + i * side * 2 for i in range(strips)))
    counts = struct.pack("<%dI" % strips, *([side * 2] * strips))
    o = [at, at + len(offsets), at + len(offsets) + len(counts)]
    o += [o[2] + 24, o[2] + len(doubles)]
    tags = [(256, 4, 1, side), (257, 4, 1, side), (258, 3, 1, 16), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, strips, o[0]), (277, 3, 1, 1), (278, 4, 1, 1),
            (279, 4, strips, o[1]), (339, 3, 1, 2), (33550, 12, 3, o[2]), (33922, 12, 6, o[3]), (34735, 3, 16, o[4])]
    with open(path, "wb") as f:
        f.write(struct.pack("<2sHI", b"II", 42, o[4] + len(keys)))
        for row in rows_of_heights(side):
            f.write(struct.pack("<%dh" % side, *row))
        f.write(offsets + counts + doubles + keys + struct.pack("<H", len(tags)))
        for t in tags:
            f.write(struct.pack("<HHII", *t))
        f.write(struct.pack("<I", 0))


def asc(path, size):
    side = max(16, math.isqrt(size // 4))
    with open(path, "w") as f:
        f.write("ncols %d\nnrows %d\nxllcorner 106.5\nyllcorner 16.4\ncellsize %.12f\nNODATA_value -9999\n" % (side, side, 0.8 / side))
        for row in rows_of_heights(side):
            f.write(" ".join(map(str, row)) + "\n")
    with open(path[:-4] + ".prj", "w") as f:
        f.write(WGS84)


def hgt(path, side):
    with open(path, "wb") as f:
        for row in rows_of_heights(side):
            f.write(struct.pack(">%dh" % side, *row))


def make(folder, kind, megabytes, bad=False):
    """Writes a file of about that size, where it is not there yet, and gives its path and its size in bytes with all that belongs to it."""
    place = os.path.join(folder, "%s-%d-%s" % (kind, megabytes, "bad" if bad else "good"))
    path = os.path.join(place, "N16E107.hgt" if kind == "hgt" else "communes." + kind)
    if is_new := not os.path.exists(place):
        os.makedirs(place)
        globals()[kind](path, HGT_SIDES[megabytes] if kind == "hgt" else megabytes * 1000 * 1000)
    if is_new and bad:
        with open(path, "r+b") as f:
            size = f.seek(0, 2)
            draw = random.Random(kind)
            for _ in range(24):
                f.seek(draw.randrange(size // 3, size * 2 // 3))
                f.write(bytes([draw.randrange(256)]))
            f.truncate(size * 2 // 3 | 1)
    return path, sum(os.path.getsize(os.path.join(place, n)) for n in os.listdir(place))
