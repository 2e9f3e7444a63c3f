namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Cuts rings and lines to a tile and its buffer.</summary>
/// <remarks>
/// Source: Sutherland and Hodgman 1974 for rings; the parts of a ring that is cut in several are joined along the edge of the buffer, outside
/// the tile. A crossing is worked out from the lesser end of an edge, so the two neighbours on an edge get the same place.
/// </remarks>
internal sealed class TileClip
{
    private const int Least = -TileAddress.Buffer;
    private const int Greatest = TileAddress.Extent + TileAddress.Buffer;

    private readonly TilePath spare = new();

    /// <summary>Cuts a ring.</summary>
    /// <param name="ring">The ring; is replaced by what lies within, which may be nothing.</param>
    public void Ring(ref TilePath ring)
    {
        TilePath from = ring, to = spare == ring ? new TilePath() : spare;
        for (int side = 0; side < 4 && from.Count > 0; side++)
        {
            to.Count = 0;
            CutSide(from, to, side);
            to.Open();
            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, ring))
        {
            ring.Count = 0;
            for (int i = 0; i < from.Count; i++)
            {
                ring.Add(from.X[i], from.Y[i]);
            }
        }
    }

    /// <summary>Whether a place is within.</summary>
    public static bool Holds(int x, int y) => x is >= Least and <= Greatest && y is >= Least and <= Greatest;

    /// <summary>Cuts a line and adds its parts.</summary>
    /// <param name="line">The line.</param>
    /// <param name="encoder">Takes the parts.</param>
    public void Line(TilePath line, TileEncoder encoder)
    {
        spare.Count = 0;
        for (int i = 1; i < line.Count; i++)
        {
            long x0 = line.X[i - 1], y0 = line.Y[i - 1], x1 = line.X[i], y1 = line.Y[i];
            double t0 = 0, t1 = 1;
            if (!Narrow(-(x1 - x0), x0 - Least, ref t0, ref t1) || !Narrow(x1 - x0, Greatest - x0, ref t0, ref t1)
                || !Narrow(-(y1 - y0), y0 - Least, ref t0, ref t1) || !Narrow(y1 - y0, Greatest - y0, ref t0, ref t1))
            {
                Flush(encoder);
                continue;
            }

            if (t0 > 0)
            {
                Flush(encoder);
            }

            spare.Add((int)Math.Round(x0 + (t0 * (x1 - x0))), (int)Math.Round(y0 + (t0 * (y1 - y0))));
            spare.Add((int)Math.Round(x0 + (t1 * (x1 - x0))), (int)Math.Round(y0 + (t1 * (y1 - y0))));
            if (t1 < 1)
            {
                Flush(encoder);
            }
        }

        Flush(encoder);
    }

    private void Flush(TileEncoder encoder)
    {
        if (spare.Count > 1)
        {
            encoder.AddLine(spare.X, spare.Y);
        }

        spare.Count = 0;
    }

    /// <summary>One side of Liang and Barsky 1984.</summary>
    private static bool Narrow(double p, double q, ref double t0, ref double t1)
    {
        if (p == 0)
        {
            return q >= 0;
        }

        double t = q / p;
        if (p < 0)
        {
            t0 = Math.Max(t0, t);
        }
        else
        {
            t1 = Math.Min(t1, t);
        }

        return t0 <= t1;
    }

    private static void CutSide(TilePath from, TilePath to, int side)
    {
        ReadOnlySpan<int> x = from.X, y = from.Y;
        bool upper = (side & 1) != 0;
        int limit = upper ? Greatest : Least;
        bool alongX = side < 2;
        for (int i = 0, j = x.Length - 1; i < x.Length; j = i++)
        {
            int a = alongX ? x[j] : y[j], b = alongX ? x[i] : y[i];
            bool aIn = upper ? a <= limit : a >= limit, bIn = upper ? b <= limit : b >= limit;
            if (aIn != bIn)
            {
                int crossing = alongX ? Crossing(x[j], y[j], x[i], y[i], limit) : Crossing(y[j], x[j], y[i], x[i], limit);
                to.Add(alongX ? limit : crossing, alongX ? crossing : limit);
            }

            if (bIn)
            {
                to.Add(x[i], y[i]);
            }
        }
    }

    private static int Crossing(long a, long b, long c, long d, long limit)
    {
        if (a > c)
        {
            (a, b, c, d) = (c, d, a, b);
        }

        return (int)Math.Round(b + ((double)(limit - a) * (d - b) / (c - a)));
    }
}
