using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The polygons of units whose vertices are counted already, in flat arrays that are filled unit by unit, by several threads if need be.</summary>
internal sealed class PolygonArrays
{
    private readonly double[] x;
    private readonly double[] y;

    /// <summary>Makes the arrays.</summary>
    /// <param name="units">The polygons of each unit.</param>
    public PolygonArrays(IReadOnlyList<List<PolygonDraft>> units)
    {
        var ringStart = new List<int>(units.Count + 1) { 0 };
        int[] unitStart = new int[units.Count + 1];
        int count = 0;
        for (int u = 0; u < units.Count; u++)
        {
            foreach (PolygonDraft polygon in units[u])
            {
                foreach (RingDraft ring in polygon.Rings)
                {
                    ringStart.Add(count += ring.X.Length);
                }
            }

            unitStart[u + 1] = ringStart.Count - 1;
        }

        x = GC.AllocateUninitializedArray<double>(count);
        y = GC.AllocateUninitializedArray<double>(count);
        Set = new PolygonSet(x, y, [.. ringStart], unitStart);
    }

    /// <summary>The set; to be read once all units are filled.</summary>
    public PolygonSet Set { get; }

    /// <summary>Writes the vertices of one unit: outer rings counter-clockwise, holes clockwise.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="polygons">Its polygons, as they were when the arrays were made.</param>
    public void Fill(int unit, List<PolygonDraft> polygons)
    {
        int ring = Set.UnitStart[unit];
        foreach (PolygonDraft polygon in polygons)
        {
            for (int r = 0; r < polygon.Rings.Count; r++, ring++)
            {
                (double[] ringX, double[] ringY) = polygon.Rings[r];
                PolygonSetBuilder.Place(ringX, ringY, isOuter: r == 0, x.AsSpan(Set.RingStart[ring], ringX.Length), y.AsSpan(Set.RingStart[ring], ringX.Length));
            }
        }
    }
}
