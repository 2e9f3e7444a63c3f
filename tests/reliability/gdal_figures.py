"""What GDAL finds in files that our readers accepted: row 11 of the table of reliability.

Reads the paths (and after a tab the layer) on stdin, one a line, and prints a line of JSON for each: {"features": [[vertices, west, south, east, north, area], …]}
in GDAL's order, {"error": "…"} where it opens nothing, {"crash": n} where it ended the process. GDAL reads in a child that is started anew behind such a file.
"""
import json, multiprocessing, os, struct, sys

try:
    from osgeo import gdal, ogr
except ImportError:
    print("python3-gdal is not installed", file=sys.stderr)
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


def well_known_binary(path):
    content = open(path, "rb").read()
    if content[:2] == b"GP":
        flags = content[3]
        if flags & 0x10:
            return {"features": [[0, None, None, None, None, 0]]}
        content = content[8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}.get(flags >> 1 & 7, 0):]
    try:
        content, end = plain(content, 0)
    except (struct.error, IndexError):
        pass  # it breaks off: as it is
    geometry = ogr.CreateGeometryFromWkb(content)
    return {"features": [figures(geometry)]} if geometry is not None else {"error": gdal.GetLastErrorMsg() or "no geometry"}


def read(path, layer):
    gdal.ErrorReset()
    if path.endswith(".wkb"):
        return well_known_binary(path)
    # Where there is an index GDAL goes by it; where there is none it can make one, which we do not need.
    gdal.SetConfigOption("SHAPE_RESTORE_SHX", "NO" if os.path.exists(path[:-4] + ".shx") else "YES")
    source = gdal.OpenEx(path, gdal.OF_VECTOR)
    if source is None:
        return {"error": gdal.GetLastErrorMsg()}
    found = source.GetLayerByName(layer) if layer else source.GetLayer(0)
    if found is None:
        return {"error": "no layer: " + gdal.GetLastErrorMsg()}
    return {"features": [figures(feature.GetGeometryRef()) for feature in found], "said": gdal.GetLastErrorMsg()}


def child(jobs, results):
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    for number, line in iter(jobs.recv, None):
        path, _, layer = line.partition("\t")
        try:
            results.send((number, read(path, layer)))
        except Exception as e:  # a text GDAL hands on that is no UTF-8, for one
            results.send((number, {"error": "%s: %s" % (type(e).__name__, e)}))


def start():
    ours, theirs = multiprocessing.Pipe()
    back, forth = multiprocessing.Pipe()
    process = multiprocessing.Process(target=child, args=(theirs, forth), daemon=True)
    process.start()
    theirs.close()
    forth.close()
    return process, ours, back


def main():
    process, jobs, results = start()
    for number, line in enumerate(sys.stdin.read().split("\n")):
        if not line:
            continue
        jobs.send((number, line))
        try:
            answer = results.recv()[1] if results.poll(30) else {"crash": "hang"}
        except EOFError:
            answer = {"crash": process.exitcode}
        if "crash" in answer:
            process.kill()
            process, jobs, results = start()
        for said in answer.keys() & {"said", "error"}:
            answer[said] = str(answer[said]).encode("ascii", "replace").decode()
        print(json.dumps(answer).replace("NaN", "null").replace("-Infinity", "null").replace("Infinity", "null"))
    jobs.send(None)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    main()
