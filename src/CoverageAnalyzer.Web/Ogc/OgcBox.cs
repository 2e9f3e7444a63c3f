using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>The box of a request in its own coordinate system, with the part of the world in degrees that it may reach.</summary>
/// <param name="Boxes">The box; two where it crosses the 180° meridian.</param>
/// <param name="Crs">Its system.</param>
/// <param name="Reach">Bounds in degrees around each, a little too large.</param>
internal sealed record OgcBox(IReadOnlyList<Bounds> Boxes, OgcCrs Crs, IReadOnlyList<Bounds> Reach)
{
    private const int StepsAlongAnEdge = 32;

    /// <summary>Makes the box of a request.</summary>
    /// <param name="west">Least abscissa; above the greatest where the box crosses the 180° meridian.</param>
    /// <param name="south">Least ordinate.</param>
    /// <param name="east">Greatest abscissa.</param>
    /// <param name="north">Greatest ordinate.</param>
    /// <param name="crs">Its system.</param>
    public static OgcBox Of(double west, double south, double east, double north, OgcCrs crs)
    {
        Bounds[] boxes = crs.System.IsGeographic && west > east
            ? [new(west, south, 180, north), new(-180, south, east, north)]
            : [new(west, south, east, north)];
        return new OgcBox(boxes, crs, [.. boxes.Select(b => crs.IsWgs84 ? b : InDegrees(b, crs))]);
    }

    /// <summary>Whether a feature meets it.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="feature">Its position.</param>
    public bool Meets(OgcCollection collection, int feature)
    {
        Bounds own = collection.BoundsOf(feature);
        for (int b = 0; b < Boxes.Count; b++)
        {
            if (!own.IsEmpty && own.Intersects(Reach[b]) && collection.Geometry.Meets(feature, Boxes[b], Crs))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a piece of a line meets a box (Liang and Barsky, 1984).</summary>
    public static bool MeetsEdge(Bounds box, double x0, double y0, double x1, double y1)
    {
        double from = 0, to = 1, dx = x1 - x0, dy = y1 - y0;
        return Clip(-dx, x0 - box.MinX) && Clip(dx, box.MaxX - x0) && Clip(-dy, y0 - box.MinY) && Clip(dy, box.MaxY - y0);

        bool Clip(double p, double q)
        {
            if (p == 0)
            {
                return q >= 0;
            }

            double t = q / p;
            if (p < 0)
            {
                from = Math.Max(from, t);
            }
            else
            {
                to = Math.Min(to, t);
            }

            return from <= to;
        }
    }

    // The edges of a box in a plane are curves in degrees: points along them, and a margin for what bulges between two.
    private static Bounds InDegrees(Bounds box, OgcCrs crs)
    {
        var reach = Bounds.Empty;
        for (int i = 0; i <= StepsAlongAnEdge; i++)
        {
            double x = box.MinX + (box.Width * i / StepsAlongAnEdge), y = box.MinY + (box.Height * i / StepsAlongAnEdge);
            foreach ((double px, double py) in new[] { (x, box.MinY), (x, box.MaxY), (box.MinX, y), (box.MaxX, y) })
            {
                (double longitude, double latitude) = crs.System.ToWgs84(px, py);
                if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
                {
                    return new Bounds(-180, -90, 180, 90); // beyond the reach of the projection: look at everything
                }

                reach = reach.Including(longitude, latitude);
            }
        }

        return reach.Grown(0.01 + (Math.Max(reach.Width, reach.Height) / StepsAlongAnEdge));
    }
}
