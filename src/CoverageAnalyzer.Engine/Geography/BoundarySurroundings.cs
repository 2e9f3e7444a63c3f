using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>Walks the boundary of a commune and asks what lies behind each piece of it.</summary>
/// <remarks>
/// A piece is at most half the tolerance long. It is open where, straight outward from its middle, no other commune lies an eighth, a quarter, half
/// and the whole of the tolerance away. Where the whole of it leads back into the commune itself (an inlet, a jagged shore), four slanting
/// directions are asked as well, and one that leads out of all communes opens it. Stretches shorter than the tolerance are then closed again.
/// Along the national border runs the exact part of the piece that lies within the border tolerance of a segment of it.
/// One thread asks at a time.
/// </remarks>
internal sealed class BoundarySurroundings
{
    private const int MostOverlapping = 16;

    /// <summary>Farthest outward that the sea is looked for.</summary>
    private const double FarthestSeaMetres = 1_000;

    private static readonly double[] Steps = [0.5, 1, 0.25, 0.125];
    private static readonly (double Cos, double Sin)[] Slants =
        [.. new[] { 30.0, -30, 60, -60 }.Select(d => (Math.Cos(d * Math.PI / 180), Math.Sin(d * Math.PI / 180)))];

    private readonly SituationRequest request;
    private readonly PolygonSet polygons;
    private readonly CommuneLocator locator;
    private readonly UnitScale scale;
    private readonly SegmentGrid? border;
    private readonly List<BoundaryPiece> ofRing = [];
    private readonly List<int> near = [];
    private readonly List<(double From, double To)> along = [];

    /// <summary>Makes the walker.</summary>
    /// <param name="request">The request.</param>
    /// <param name="locator">Finds the communes at a place of the plane.</param>
    /// <param name="scale">Scale of each commune.</param>
    /// <param name="border">The national border's segments, or null; not to be asked by another thread.</param>
    public BoundarySurroundings(SituationRequest request, CommuneLocator locator, UnitScale scale, SegmentGrid? border)
    {
        this.request = request;
        this.locator = locator;
        this.scale = scale;
        polygons = request.Polygons;
        this.border = border;
    }

    /// <summary>Measures one commune.</summary>
    /// <param name="unit">The commune.</param>
    public BoundaryLengths Of(int unit)
    {
        var lengths = default(BoundaryLengths);
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            FindPieces(unit, r);
            CloseShortStretches(request.ConnectToleranceMetres * scale.Of(unit));
            lengths = Measure(lengths, scale.Of(unit));
        }

        return lengths;
    }

    private void FindPieces(int unit, int ring)
    {
        ofRing.Clear();
        double outward = request.ConnectToleranceMetres * scale.Of(unit);
        for (int i = polygons.RingStart[ring] + 1; i < polygons.RingStart[ring + 1]; i++)
        {
            var edge = new Segment(polygons.X[i - 1], polygons.Y[i - 1], polygons.X[i], polygons.Y[i]);
            double metres = edge.Metres;
            int pieces = metres > 0 && double.IsFinite(metres) ? (int)Math.Ceiling(metres / (outward / 2)) : 0;
            for (int piece = 0; piece < pieces; piece++)
            {
                var next = new BoundaryPiece(edge, metres, (double)piece / pieces, (double)(piece + 1) / pieces, false);
                ofRing.Add(next with { IsOpen = IsOpen(unit, next.X, next.Y, next.OutwardX, next.OutwardY, outward) });
            }
        }
    }

    /// <summary>Between closed pieces an open stretch shorter than the tolerance is a gap between two neighbors, not an opening.</summary>
    private void CloseShortStretches(double tolerance)
    {
        int closed = ofRing.FindIndex(p => !p.IsOpen);
        for (int i = 1; closed >= 0 && i < ofRing.Count; i++)
        {
            double stretch = 0;
            int length = 0;
            while (ofRing[(closed + i + length) % ofRing.Count].IsOpen)
            {
                stretch += ofRing[(closed + i + length++) % ofRing.Count].PlaneMetres;
            }

            for (int k = 0; k < length && stretch < tolerance * (1 - 1e-9); k++)
            {
                int at = (closed + i + k) % ofRing.Count;
                ofRing[at] = ofRing[at] with { IsOpen = false };
            }

            i += length;
        }
    }

    private BoundaryLengths Measure(BoundaryLengths lengths, double k)
    {
        Segment? known = null;
        foreach (BoundaryPiece piece in ofRing.Where(p => p.IsOpen))
        {
            if (known != piece.Edge)
            {
                FindBorderAlong(piece.Edge, k);
                known = piece.Edge;
            }

            double length = piece.PlaneMetres / k, onBorder = BorderWithin(piece.From, piece.To) * piece.EdgeMetres / k;
            lengths = lengths.With(length, onBorder, onBorder < length ? SurfaceBehind(piece.X, piece.Y, piece.OutwardX, piece.OutwardY, k) : null);
        }

        return lengths;
    }

    private bool IsOpen(int unit, double x, double y, double nx, double ny, double outward)
    {
        bool intoItself = false;
        foreach (double step in Steps)
        {
            (bool other, bool self) = Look(unit, x + (step * outward * nx), y + (step * outward * ny));
            if (other)
            {
                return false;
            }

            intoItself |= self && step == 1;
        }

        if (!intoItself)
        {
            return true;
        }

        bool leadsOut = false;
        foreach ((double cos, double sin) in Slants)
        {
            (bool other, bool self) = Look(unit, x + (outward * ((nx * cos) - (ny * sin))), y + (outward * ((nx * sin) + (ny * cos))));
            if (other)
            {
                return false;
            }

            leadsOut |= !self;
        }

        return leadsOut;
    }

    private (bool Other, bool Self) Look(int unit, double x, double y)
    {
        Span<int> units = stackalloc int[MostOverlapping];
        int count = locator.LocateAll(x, y, units);
        bool self = units[..Math.Min(count, MostOverlapping)].Contains(unit);
        return (count > (self ? 1 : 0), self);
    }

    /// <summary>The parts of an edge near the border, joined and in order.</summary>
    private void FindBorderAlong(in Segment edge, double k)
    {
        along.Clear();
        if (border is null)
        {
            return;
        }

        double radius = request.BorderToleranceMetres * k;
        border.Find(edge.Bounds.Grown(radius), near);
        foreach (int end in near)
        {
            (double from, double to) = SegmentMeasure.Within(edge, border.At(end), radius);
            if (from < to)
            {
                along.Add((from, to));
            }
        }

        along.Sort();
        int kept = 0;
        for (int i = 1; i < along.Count; i++)
        {
            if (along[i].From <= along[kept].To)
            {
                along[kept] = (along[kept].From, Math.Max(along[kept].To, along[i].To));
            }
            else
            {
                along[++kept] = along[i];
            }
        }

        if (along.Count > 0)
        {
            along.RemoveRange(kept + 1, along.Count - kept - 1);
        }
    }

    private double BorderWithin(double from, double to)
    {
        double sum = 0;
        foreach ((double a, double b) in along)
        {
            sum += Math.Max(0, Math.Min(b, to) - Math.Max(a, from));
        }

        return sum;
    }

    /// <summary>The sea where it lies one tolerance outward, or two; else what is known of the nearer place, then of the farther.</summary>
    private SurfaceKind? SurfaceBehind(double x, double y, double nx, double ny, double k)
    {
        if (request.SurfaceAt is not { } surfaceAt)
        {
            return null;
        }

        var known = SurfaceKind.Unknown;
        for (int step = 1; step <= 2; step++)
        {
            double outward = Math.Min(step * request.ConnectToleranceMetres, FarthestSeaMetres) * k;
            SurfaceKind surface = surfaceAt(x + (outward * nx), y + (outward * ny));
            if (surface == SurfaceKind.Sea)
            {
                return surface;
            }

            known = known == SurfaceKind.Unknown ? surface : known;
        }

        return known;
    }
}
