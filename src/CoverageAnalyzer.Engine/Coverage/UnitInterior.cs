using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Says whether places lie inside one unit, from an index of its edges by bands of equal height; made anew for each unit.</summary>
internal sealed class UnitInterior
{
    private int[] bandStart = [0];
    private int[] bandEdges = [];
    private PolygonSet? polygons;
    private Bounds bounds;
    private int bands;
    private double bandsPerMetre;

    /// <summary>Turns to a unit.</summary>
    public void Index(PolygonSet set, int unit, Bounds unitBounds)
    {
        polygons = set;
        bounds = unitBounds;
        int firstRing = set.UnitStart[unit], lastRing = set.UnitStart[unit + 1];
        int edges = set.RingStart[lastRing] - set.RingStart[firstRing];
        bands = Math.Clamp(edges / 4, 1, 1 << 16);
        bandsPerMetre = unitBounds.Height > 0 ? bands / unitBounds.Height : 0;
        if (bandStart.Length < bands + 2)
        {
            bandStart = new int[(bands * 2) + 2];
        }

        Array.Clear(bandStart, 0, bands + 2);
        for (int r = firstRing; r < lastRing; r++)
        {
            for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
            {
                (int from, int to) = BandsOf(set.Y[i - 1], set.Y[i]);
                for (int band = from; band <= to; band++)
                {
                    bandStart[band + 2]++;
                }
            }
        }

        for (int band = 2; band <= bands + 1; band++)
        {
            bandStart[band] += bandStart[band - 1];
        }

        if (bandEdges.Length < bandStart[bands + 1])
        {
            bandEdges = new int[bandStart[bands + 1] * 2];
        }

        // Filling moves each start to its end, which is the next band's start: hence the one place of offset above.
        for (int r = firstRing; r < lastRing; r++)
        {
            for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
            {
                (int from, int to) = BandsOf(set.Y[i - 1], set.Y[i]);
                for (int band = from; band <= to; band++)
                {
                    bandEdges[bandStart[band + 1]++] = i;
                }
            }
        }
    }

    /// <summary>True where a ray from the place crosses an odd number of the unit's edges.</summary>
    public bool Contains(double x, double y)
    {
        if (polygons is null || !bounds.Contains(x, y))
        {
            return false;
        }

        double[] xs = polygons.X, ys = polygons.Y;
        bool inside = false;
        int band = BandOf(y);
        for (int k = bandStart[band]; k < bandStart[band + 1]; k++)
        {
            int i = bandEdges[k];
            double y0 = ys[i - 1], y1 = ys[i];
            if ((y0 > y) != (y1 > y) && x < xs[i - 1] + ((y - y0) / (y1 - y0) * (xs[i] - xs[i - 1])))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private (int From, int To) BandsOf(double y0, double y1)
    {
        int a = BandOf(y0), b = BandOf(y1);
        return a < b ? (a, b) : (b, a);
    }

    private int BandOf(double y) => Math.Clamp((int)((y - bounds.MinY) * bandsPerMetre), 0, bands - 1);
}
