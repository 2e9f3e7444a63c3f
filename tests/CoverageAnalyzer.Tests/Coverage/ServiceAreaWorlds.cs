using CoverageAnalyzer.Engine.Model;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Units and points as awkward as maps have them and more, in an 8 km world: what service areas must add up on.</summary>
internal static class ServiceAreaWorlds
{
    private static readonly Gen<Geometry> Box = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 2], Gen.Int[1, 2], Gen.Int[-1, 1])
        .Select((i, j, w, h, shift) => (Geometry)PlanePolygons.Box((i * 2000) + (shift * 0.001), j * 2000, w * 2000, h * 2000));

    private static readonly Gen<Geometry> Loose = Gen.Select(Gen.Double[0, 7000], Gen.Double[0, 7000], Gen.Double[1, 3000], Gen.Double[1, 3000])
        .Select((x, y, w, h) => (Geometry)PlanePolygons.Box(Math.Round(x, 3), Math.Round(y, 3), Math.Round(w, 3), Math.Round(h, 3)));

    /// <summary>A strip across the world, 1 µm to 1 m wide, level, upright or slanting by next to nothing.</summary>
    private static readonly Gen<Geometry> Sliver = Gen.Select(Gen.Int[0, 4], Gen.Int[-6, 0], Gen.Int[0, 2], Gen.Int[-3, 3]).Select((k, digits, way, slant) =>
    {
        double at = k * 2000, width = Math.Pow(10, digits), s = slant * 1e-4;
        return (Geometry)(way == 0 ? PlanePolygons.Polygon([(0, at), (8000, at + s), (8000, at + s + width), (0, at + width)])
            : way == 1 ? PlanePolygons.Polygon([(at, 0), (at + width, 0), (at + s + width, 8000), (at + s, 8000)])
            : PlanePolygons.Polygon([(0, 0), (width, 0), (8000, 8000), (8000 - width, 8000)]));
    });

    /// <summary>A unit around an enclave, which may be another unit, nobody's, or hold an island.</summary>
    private static readonly Gen<Geometry[]> Enclave = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3]).Select((i, j, kind) =>
    {
        double x = i * 2000, y = j * 2000;
        Geometry frame = PlanePolygons.Polygon(
            [(x, y), (x + 3000, y), (x + 3000, y + 3000), (x, y + 3000)], [[(x + 1000, y + 1000), (x + 1000, y + 2000), (x + 2000, y + 2000), (x + 2000, y + 1000)]]);
        Geometry filling = kind == 0 ? PlanePolygons.Box(x + 1000, y + 1000, 1000, 1000)
            : kind == 1 ? PlanePolygons.Box(x + 1250, y + 1250, 500, 500)
            : PlanePolygons.Polygon([(x + 1500, y + 1000), (x + 2000, y + 1500), (x + 1500, y + 2000), (x + 1000, y + 1500)]); // touches the middle of all four sides
        return kind == 3 ? [frame] : new[] { frame, filling };
    });

    private static readonly Gen<Geometry[]> Island = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 400])
        .Select((i, side) => new Geometry[] { PlanePolygons.Box(12_000 + (i * 1000), 3000, side, side) });

    public static readonly Gen<Geometry[]> Units = Gen.Select(
        Gen.OneOf(Box, Box, Loose, Sliver).Array[1, 12], Gen.OneOf(Enclave, Island, Gen.Const(Array.Empty<Geometry>())), Gen.Int[0, 9])
        .Select((units, more, twice) => units.Concat(more).Concat(twice == 0 ? [units[0]] : []).ToArray());

    /// <summary>Places of the kinds that make a diagram degenerate; drawn with the units, so that they can stand on their vertices and edges.</summary>
    public static Gen<(double X, double Y)[]> PointsOn(Geometry[] units)
    {
        Coordinate[][] rings = [.. units.SelectMany(u => LinearComponentExtracter.GetLines(u).Select(l => l.Coordinates))];
        Gen<(double X, double Y)> vertex = Gen.Select(Gen.Int[0, rings.Length - 1], Gen.Int[0, 3]).Select((r, i) => (rings[r][i].X, rings[r][i].Y));
        Gen<(double X, double Y)> edge = Gen.Select(Gen.Int[0, rings.Length - 1], Gen.Int[0, 3], Gen.Int[1, 7]).Select((r, i, t) =>
            (rings[r][i].X + ((rings[r][i + 1].X - rings[r][i].X) * t / 8), rings[r][i].Y + ((rings[r][i + 1].Y - rings[r][i].Y) * t / 8)));
        Gen<(double X, double Y)> grid = Gen.Select(Gen.Int[-1, 9], Gen.Int[-1, 9], (x, y) => (x * 1000.0, y * 1000.0));
        Gen<(double X, double Y)> level = Gen.Int[-9, 17].Select(k => (k * 500.0, 4000.0)), upright = Gen.Int[-9, 17].Select(k => (4000.0, k * 500.0));
        Gen<(double X, double Y)> slanting = Gen.Int[-9, 17].Select(k => (k * 500.0, k * 250.0));
        Gen<(double X, double Y)> circle = Gen.Int[0, 11].Select(k => Circle[k]);
        Gen<(double X, double Y)> far = Gen.Select(Gen.Int[-1, 1], Gen.Int[-1, 1], Gen.Int[5, 8]).Select((i, j, e) => (4000 + (i * Math.Pow(10, e)), 4000 + (j * Math.Pow(10, e))));
        Gen<(double X, double Y)> free = Gen.Select(Gen.Double[-500, 8500], Gen.Double[-500, 8500]);
        Gen<(double X, double Y)> any = Gen.OneOf(vertex, edge, grid, free, far);

        // As they are; or each one twice, the second 0 … 1e-6 m beside the first.
        Gen<(double X, double Y)[]> near = Gen.Select(any.Array[1, 10], Gen.Int[6, 13], Gen.Int[-1, 1].Array[20]).Select((points, digits, way) =>
            points.Concat(points.Select((p, i) => (p.X + (way[i] * Math.Pow(10, -digits)), p.Y + (way[i + 10] * Math.Pow(10, -digits))))).ToArray());
        return Gen.OneOf(
            grid.Array[1, 40], level.Array[1, 10], upright.Array[1, 10], slanting.Array[1, 10], circle.Array[3, 12], vertex.Array[1, 12], edge.Array[1, 12],
            any.Array[1, 2], any.Array[1, 30], near);
    }

    // Twelve whole points of the circle of radius 3,250 about (4000, 4000): 3250² = 1250² + 3000² = 2000² + 2562.01…² is none, so only the first triple.
    private static readonly (double X, double Y)[] Circle =
    [
        .. from p in new (double X, double Y)[] { (3250, 0), (1250, 3000), (3000, 1250) }
           from turn in Enumerable.Range(0, 4)
           select turn switch { 0 => (4000 + p.X, 4000 + p.Y), 1 => (4000 - p.Y, 4000 + p.X), 2 => (4000 - p.X, 4000 - p.Y), _ => (4000 + p.Y, 4000 - p.X) },
    ];
}
