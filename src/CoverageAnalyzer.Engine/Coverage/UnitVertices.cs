using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The vertices of a unit's rings that have finite coordinates throughout.</summary>
internal static class UnitVertices
{
    /// <summary>Their indices.</summary>
    /// <param name="units">The units.</param>
    /// <param name="unit">The unit.</param>
    public static IEnumerable<int> Of(PolygonSet units, int unit)
    {
        for (int r = units.UnitStart[unit]; r < units.UnitStart[unit + 1]; r++)
        {
            if (!PolygonScanline.IsFinite(units, r))
            {
                continue;
            }

            for (int v = units.RingStart[r]; v < units.RingStart[r + 1]; v++)
            {
                yield return v;
            }
        }
    }

    /// <summary>Their bounds; empty where there is none.</summary>
    /// <param name="units">The units.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="vertices">Takes their number.</param>
    public static Bounds Bounds(PolygonSet units, int unit, out int vertices)
    {
        var bounds = Model.Bounds.Empty;
        vertices = 0;
        foreach (int v in Of(units, unit))
        {
            bounds = bounds.Including(units.X[v], units.Y[v]);
            vertices++;
        }

        return bounds;
    }
}
