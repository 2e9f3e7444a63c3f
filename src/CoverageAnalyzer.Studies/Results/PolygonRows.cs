using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Gathers the polygons of a results layer into flat arrays, vertex by vertex as they were written.</summary>
internal sealed class PolygonRows
{
    private readonly List<double> x = [], y = [];
    private readonly List<int> ringStart = [0], unitStart = [0];

    /// <summary>Adds the polygons of the next unit.</summary>
    /// <param name="geometry">A polygon or multipolygon; anything else is a unit without a polygon.</param>
    public void Add(Geometry? geometry)
    {
        for (int p = 0; p < geometry?.NumGeometries; p++)
        {
            if (geometry.GetGeometryN(p) is Polygon { IsEmpty: false } polygon)
            {
                AddRing(polygon.Shell);
                foreach (LinearRing hole in polygon.Holes)
                {
                    AddRing(hole);
                }
            }
        }

        unitStart.Add(ringStart.Count - 1);
    }

    /// <summary>The set.</summary>
    public PolygonSet ToSet() => new([.. x], [.. y], [.. ringStart], [.. unitStart]);

    private void AddRing(LinearRing ring)
    {
        CoordinateSequence vertices = ring.CoordinateSequence;
        for (int i = 0; i < vertices.Count; i++)
        {
            x.Add(vertices.GetX(i));
            y.Add(vertices.GetY(i));
        }

        ringStart.Add(x.Count);
    }
}
