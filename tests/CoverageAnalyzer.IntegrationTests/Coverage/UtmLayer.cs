using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CoverageAnalyzer.IntegrationTests.Coverage;

/// <summary>Layers in WGS 84 / UTM 48N, read and projected by the libraries alone.</summary>
internal static class UtmLayer
{
    private static readonly MathTransform ToUtm = new CoordinateTransformationFactory().CreateFromCoordinateSystems(
        GeographicCoordinateSystem.WGS84, ProjectedCoordinateSystem.WGS84_UTM(48, true)).MathTransform;

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    public static FeatureCollection ReadGeoJson(string path) =>
        JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(path), GeoJson)!;

    public static PolygonSet Project(IEnumerable<Geometry> units)
    {
        var x = new List<double>();
        var y = new List<double>();
        var ringStart = new List<int> { 0 };
        var unitStart = new List<int> { 0 };
        foreach (Geometry unit in units)
        {
            for (int g = 0; g < unit.NumGeometries; g++)
            {
                var polygon = (Polygon)unit.GetGeometryN(g);
                AddRing((LinearRing)polygon.ExteriorRing, true);
                foreach (LineString hole in polygon.InteriorRings)
                {
                    AddRing((LinearRing)hole, false);
                }
            }

            unitStart.Add(ringStart.Count - 1);
        }

        return new([.. x], [.. y], [.. ringStart], [.. unitStart]);

        void AddRing(LinearRing ring, bool counterClockwise)
        {
            foreach (Coordinate place in ring.IsCCW == counterClockwise ? ring.Coordinates : ring.Coordinates.Reverse())
            {
                (double east, double north) = Project(place.X, place.Y);
                x.Add(east);
                y.Add(north);
            }

            ringStart.Add(x.Count);
        }
    }

    public static (double X, double Y) Project(double longitude, double latitude)
    {
        (double x, double y) = ToUtm.Transform(longitude, latitude);
        return (x, y);
    }

    /// <summary>Pairs of little-endian doubles, longitude and latitude.</summary>
    public static (double[] X, double[] Y) ReadPairs(string path)
    {
        double[] values = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
        var places = values.Chunk(2).Select(p => Project(p[0], p[1])).ToArray();
        return ([.. places.Select(p => p.X)], [.. places.Select(p => p.Y)]);
    }

    /// <summary>Second column of a peers' CSV file.</summary>
    public static double[] ReadExpected(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
}
