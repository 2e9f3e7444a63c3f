"""What GDAL finds in files that our readers accepted: row 11 of the table of reliability.

Reads a question a line on stdin, as JSON with "read" and "path", and prints an answer a line, in the same order, as soon as it is known:
  vector   {"features": [[vertices, west, south, east, north, area], …], "said": "…"} in GDAL's order
  raster   {"size": [columns, rows], "west", "north", "width", "height", "differ": [[cells that differ, first of them, ours, GDAL's, whether all are none to us and 0 to GDAL] for each of "cells"], …}
  table    {"rows": [[first line, [cells …], longitude, latitude], …]}, by Python's csv module and PROJ
or {"error": "…"} where it opens nothing, {"crash": n} where it ended the process. A child does the reading; it is started anew behind such a file.
"""
import csv, io, json, multiprocessing, os, re, sqlite3, struct, sys, zipfile

try:
    import numpy
    from osgeo import gdal, gdal_array, ogr, osr  # gdal_array: without numpy for it there are no rasters
except ImportError as missing:
    print("python3-gdal is not installed: %s" % missing, file=sys.stderr)
    sys.exit(77)


def ring_area(points):
    x0, y0 = points[0][:2]
    closed = points + points[:1]
    return abs(sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in zip(closed, closed[1:]))) / 2


def figures(geometry):
    """Vertices, bounds and planar area; the area holes taken off, whatever way the rings run."""
    points, area = [], 0.0

    def walk(part):
        nonlocal area
        kind = ogr.GT_Flatten(part.GetGeometryType())
        if part.GetGeometryCount() == 0:
            points.extend(p[:2] for p in (part.GetPoints() or []) if not part.IsEmpty())
            return
        for i in range(part.GetGeometryCount()):
            inner = part.GetGeometryRef(i)
            if kind == ogr.wkbPolygon and inner.GetPointCount() > 0:
                area += (1 if i == 0 else -1) * ring_area(inner.GetPoints())
            walk(inner)

    if geometry is not None:
        walk(geometry)
    if not points:
        return [0, None, None, None, None, 0]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return [len(points), min(xs), min(ys), max(xs), max(ys), area]


def plain(content, at):
    """One geometry without what PostGIS adds (a system, Z and M as flags), which GDAL takes from a database only, and the place behind it."""
    order = "<" if content[at] == 1 else ">"
    kind = struct.unpack_from(order + "I", content, at + 1)[0]
    head, at = content[at:at + 1], at + (9 if kind & 0x20000000 else 5)
    base = kind & 0x1FFFFFFF
    z, m = bool(kind & 0x80000000) or base // 1000 in (1, 3), bool(kind & 0x40000000) or base // 1000 in (2, 3)
    base, stride = base % 1000, 8 * (2 + z + m)
    out = [head, struct.pack(order + "I", base + 1000 * z + 2000 * m)]
    if base == 1:
        return b"".join(out) + content[at:at + stride], at + stride
    count = struct.unpack_from(order + "I", content, at)[0]
    out.append(content[at:at + 4])
    at += 4
    for _ in range(count if base != 2 else 1):
        if base == 2:
            part, at = content[at:at + count * stride], at + count * stride
        elif base == 3:
            length = 4 + stride * struct.unpack_from(order + "I", content, at)[0]
            part, at = content[at:at + length], at + length
        else:
            part, at = plain(content, at)
        out.append(part)
    return b"".join(out), at


def well_known_binary(content):
    """The geometry of a GeoPackage's blob or of PostGIS's extended form, and whether flags were taken off it; (None, False) where it is flagged as empty."""
    if content[:2] == b"GP":
        flags = content[3]
        if flags & 0x10:
            return None, False
        content = content[8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}.get(flags >> 1 & 7, 0):]
    stripped = content
    try:
        stripped, _ = plain(content, 0)
    except (struct.error, IndexError):
        pass  # it breaks off: as it is
    geometry = ogr.CreateGeometryFromWkb(stripped)
    if geometry is None:
        raise ValueError(gdal.GetLastErrorMsg() or "no geometry")
    return geometry, not content.startswith(stripped)


def blob_without_flags(path, layer, feature):
    """Figures of a geometry that GDAL leaves out of a GeoPackage, once PostGIS's flags are taken off its types; None where that is not why."""
    definition = feature.GetDefnRef().GetGeomFieldDefn(0)
    if definition is None:
        return None
    database = sqlite3.connect("file:%s?immutable=1" % path, uri=True)
    try:
        row = database.execute('SELECT "%s" FROM "%s" WHERE rowid = ?' % (definition.GetName().replace('"', '""'), layer.replace('"', '""')), (feature.GetFID(),)).fetchone()
        if row is None or not isinstance(row[0], bytes):
            return None
        geometry, is_flagged = well_known_binary(row[0])
        return figures(geometry) if is_flagged else None
    except (sqlite3.Error, ValueError, IndexError):
        return None
    finally:
        database.close()


def blobs(path, layer):
    """Figures of a layer whose geometries are taken straight from their table, as GDAL reads each: of a GeoPackage that it does not open."""
    database = sqlite3.connect("file:%s?immutable=1" % path, uri=True)
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        column = database.execute("SELECT column_name FROM gpkg_geometry_columns NOT INDEXED WHERE lower(table_name) = lower(?)", (layer,)).fetchone()[0]
        features = []
        for content, in database.execute('SELECT "%s" FROM "%s" NOT INDEXED ORDER BY rowid' % (column.replace('"', '""'), layer.replace('"', '""'))):
            try:
                features.append(figures(well_known_binary(content)[0] if isinstance(content, bytes) else None))
            except (ValueError, IndexError):
                features.append(figures(None))
        return {"features": features}
    finally:
        database.close()


def vector(question):
    path, layer = question["path"], question.get("layer")
    if question.get("blobs"):
        return blobs(path, layer)
    if path.endswith(".wkb"):
        with open(path, "rb") as file:
            geometry, _ = well_known_binary(file.read())
        return {"features": [figures(geometry)]}
    # Where there is an index GDAL goes by it; where there is none it can make one, which we do not need.
    gdal.SetConfigOption("SHAPE_RESTORE_SHX", "NO" if os.path.exists(path[:-4] + ".shx") else "YES")
    source = gdal.OpenEx(path, gdal.OF_VECTOR)
    if source is None:
        return {"error": gdal.GetLastErrorMsg()}
    found = source.GetLayerByName(layer) if layer else source.GetLayer(0)
    if found is None:
        return {"error": "no layer: " + gdal.GetLastErrorMsg()}
    features, flagged = [], []
    for feature in found:
        geometry = feature.GetGeometryRef()
        read = figures(geometry)
        if geometry is None and path.endswith(".gpkg") and (without := blob_without_flags(path, found.GetName(), feature)):
            flagged.append(len(features))
            read = without
        features.append(read)
    return {"features": features, "said": gdal.GetLastErrorMsg(), "flagged": flagged}


TILE = re.compile(r"([NS])([0-9]{1,2})([EW])([0-9]{1,3})(?![0-9])", re.IGNORECASE)
UNITS = {"": 1, "m": 1, "metre": 1, "meter": 1, "metres": 1, "meters": 1, "mét": 1, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "international foot": 0.3048,
         "international feet": 0.3048, "us-ft": 1200 / 3937, "ftus": 1200 / 3937, "us survey foot": 1200 / 3937, "us survey feet": 1200 / 3937, "foot_us": 1200 / 3937,
         "us_survey_foot": 1200 / 3937}


def corner(name):
    """The parts of the name of a tile that lies on the earth; None of another name."""
    match = TILE.match(name)
    north, south, east, west = match.groups() if match else ("N", "90", "E", "180")
    most_north, most_east = (89 if north in "Nn" else 90), (179 if east in "Ee" else 180)
    return match.groups() if int(south) <= most_north and int(west) <= most_east else None


def open_tile(path):
    """An SRTM tile. GDAL wants its name in one form; where it says the same in another, it is given that name."""
    name, inside = os.path.basename(path), ""
    if name.lower().endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            entry = next(e for e in archive.infolist() if e.orig_filename.lower().endswith(".hgt"))
            content, stated = archive.read(entry), os.path.basename(entry.orig_filename)
        inside = stated if corner(stated) else name
        path = os.path.join(os.path.dirname(path), "unpacked")
        with open(path, "wb") as file:
            file.write(content)
    match = corner(inside or name)
    if match is None:
        return None
    north, south, east, west = match
    plain_name = os.path.join(os.path.dirname(path), "plain", "%s%02d%s%03d.hgt" % (north.upper(), int(south), east.upper(), int(west)))
    os.makedirs(os.path.dirname(plain_name), exist_ok=True)
    os.symlink(path, plain_name)
    return gdal.OpenEx(plain_name, gdal.OF_RASTER, allowed_drivers=["SRTMHGT"])


def differing(ours, theirs):
    """How many cells differ, the first of them, and what each has there."""
    if numpy.array_equal(ours.view(numpy.uint32), theirs.view(numpy.uint32)):
        return [0]
    other = numpy.flatnonzero(~((ours == theirs) | (numpy.isnan(ours) & numpy.isnan(theirs))))
    if other.size == 0:
        return [0]
    are_voids = bool(numpy.isnan(ours[other]).all() and (theirs[other] == 0).all())
    return [int(other.size), int(other[0]), float(ours[other[0]]), float(theirs[other[0]]), are_voids]


def raster(question):
    path, kind = question["path"], question["format"]
    if kind == "hgt":
        source = open_tile(path)
    elif kind == "asc":
        source = gdal.OpenEx(path, gdal.OF_RASTER, allowed_drivers=["AAIGrid"], open_options=["DATATYPE=Float64"])
    else:
        source = gdal.OpenEx(path, gdal.OF_RASTER, allowed_drivers=["GTiff"])
    if source is None:
        return {"error": gdal.GetLastErrorMsg()}
    band = source.GetRasterBand(1)
    west, width, skew_x, north, skew_y, height = source.GetGeoTransform()
    answer = {"size": [source.RasterXSize, source.RasterYSize], "type": gdal.GetDataTypeName(band.DataType), "skew": [skew_x, skew_y], "unit": band.GetUnitType(),
              "west": west, "width": width, "height": abs(height), "north": north if height < 0 else north + height * source.RasterYSize}
    if [source.RasterXSize, source.RasterYSize] != question["size"]:
        return answer
    values = band.ReadAsArray()
    if values is None:
        return dict(answer, unread=gdal.GetLastErrorMsg())
    if height > 0:
        values = values[::-1]
    stated = None if "nodata" in question["without"] else band.GetNoDataValue()
    answer["nodata"] = stated
    with numpy.errstate(all="ignore"):
        values = numpy.ascontiguousarray(values).reshape(-1)
        single = values.astype(numpy.float32)
        is_none = numpy.isnan(single) if stated is None else numpy.isnan(single) | (single == numpy.float32(stated))
        answer["differ"] = []
        for rule, cells in question["cells"]:
            read = single.copy()
            read[is_none] = numpy.nan
            if rule == "people":  # fewer than none, or a thousand million in a cell: a finding of ours says so
                read[~((read >= 0) & (read < 1e9))] = numpy.nan
            else:
                # What stands for a void where a file does not say: ESRI's description of its grid, and SRTM's number in 16 bits.
                otherwise = {"asc": -9999, "tif": -32768 if band.DataType == gdal.GDT_Int16 else None}.get(kind)
                if stated is None and otherwise is not None and (kind == "tif" or "nodata" not in question["without"]):
                    read[single == otherwise] = numpy.nan
                metres = UNITS.get((answer["unit"] or "").strip().lower())
                scale, offset = (1 if band.GetScale() is None else band.GetScale()), band.GetOffset() or 0
                if "metadata" in question["without"]:
                    metres, scale, offset = 1, 1, 0
                if metres is None:
                    return dict(answer, unread="the unit '%s'" % answer["unit"])
                if (scale * metres, offset * metres) != (1, 0):
                    read = ((read.astype(numpy.float64) * (scale * metres)) + offset * metres).astype(numpy.float32)
                read[~numpy.isfinite(read)] = numpy.nan
            answer["differ"].append(differing(numpy.fromfile(cells, numpy.float32), read))
    answer["said"] = gdal.GetLastErrorMsg()
    return answer


# A number that can be read in one way only: "107.123" may be thousands, and what the other rows say of it is not looked at here.
PLAIN_NUMBER, DOUBTFUL = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?"), re.compile(r"[+-]?[0-9]{1,3}[.,][0-9]{3}")


def codec(name):
    """Of the other encodings only what is ASCII is compared."""
    name = name.lower()
    return "utf-8" if name == "utf-8" else ("utf-16-be" if "be" in name or "big" in name else "utf-16-le") if "16" in name else "latin-1"


def number(row, column):
    text = row[column].strip() if 0 <= column < len(row) else ""
    return float(text.replace(",", ".")) if PLAIN_NUMBER.fullmatch(text) and not DOUBTFUL.fullmatch(text) else None


def table(question):
    """The rows below the header of a text table, by Python's csv module; longitude and latitude by PROJ where both are plain numbers."""
    with open(question["path"], "rb") as file:
        text = file.read().decode(codec(question["encoding"]), "replace")
    to_degrees = None
    if question["crs"] not in (0, 4326):
        ours, degrees = osr.SpatialReference(), osr.SpatialReference()
        ours.ImportFromEPSG(question["crs"]), degrees.ImportFromEPSG(4326)
        for system in (ours, degrees):
            system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        to_degrees = osr.CoordinateTransformation(ours, degrees)
    csv.field_size_limit(1 << 24)
    reader, rows, before = csv.reader(io.StringIO(text[1:] if text.startswith("\ufeff") else text, newline=""), delimiter=question["delimiter"]), [], 0
    for row in reader:
        first, before = before + 1, reader.line_num
        if first <= question["header"] or not any(cell.strip() for cell in row):
            continue
        x, y = number(row, question["x"]), number(row, question["y"])
        if question["swap"]:
            x, y = y, x
        if x is not None and y is not None and to_degrees is not None:
            x, y = to_degrees.TransformPoint(x, y)[:2]
        rows.append([first, row, x, y])
    return {"rows": rows}


def answered(question):
    gdal.ErrorReset()
    return {"vector": vector, "raster": raster, "table": table}[question["read"]](question)


def child(jobs, results):
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.SetConfigOption("GTIFF_HONOUR_NEGATIVE_SCALEY", "YES")  # as the GeoTIFF standard says; GDAL by itself does not, which we say in a finding
    for question in iter(jobs.recv, None):
        try:
            results.send(answered(question))
        except Exception as e:  # a text GDAL hands on that is no UTF-8, for one
            results.send({"error": "%s: %s" % (type(e).__name__, e)})


def start():
    ours, theirs = multiprocessing.Pipe()
    back, forth = multiprocessing.Pipe()
    process = multiprocessing.Process(target=child, args=(theirs, forth), daemon=True)
    process.start()
    theirs.close()
    forth.close()
    return process, ours, back


def finite(value):
    """JSON has no number that is none."""
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    if isinstance(value, dict):
        return {k: finite(v) for k, v in value.items()}
    return [finite(v) for v in value] if isinstance(value, (list, tuple)) else value


def main():
    process, jobs, results = start()
    for line in sys.stdin:
        try:
            jobs.send(json.loads(line))
            answer = results.recv() if results.poll(30) else {"crash": "hang"}
        except (EOFError, BrokenPipeError):
            answer = {"crash": process.exitcode}
        if "crash" in answer:
            process.kill()
            process, jobs, results = start()
        print(json.dumps(finite(answer)), flush=True)
    jobs.send(None)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    main()
