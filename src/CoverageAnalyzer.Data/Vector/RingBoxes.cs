using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Rings with their bounds in flat arrays, to find which lie around which; the work that may take is bounded by the vertices there are.</summary>
/// <param name="vertices">Vertices of all the rings that will be looked at.</param>
internal sealed class RingBoxes(int vertices)
{
    /// <summary>Comparisons of bounds, or steps along a ring, that are made whatever the vertices, and for each of them: some 0.2 s, and 2 µs each.</summary>
    private const long FreeSteps = 100_000_000;
    private const long StepsForEachVertex = 1_000;

    private readonly List<LinearRing> rings = [];
    private readonly List<List<LinearRing>?> holes = [];
    private Envelope[] bounds = new Envelope[16];
    private double[] areas = new double[16];
    private long stepsLeft = FreeSteps + (StepsForEachVertex * vertices);

    /// <summary>True where more work was asked for than rings of a map take.</summary>
    public bool IsExhausted => stepsLeft < 0;

    /// <summary>Adds a ring.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="area">Its area.</param>
    public void Add(LinearRing ring, double area)
    {
        if (rings.Count == bounds.Length)
        {
            Array.Resize(ref bounds, 2 * bounds.Length);
            Array.Resize(ref areas, 2 * areas.Length);
        }

        bounds[rings.Count] = ring.EnvelopeInternal;
        areas[rings.Count] = area;
        rings.Add(ring);
        holes.Add(null);
    }

    /// <summary>The holes of a ring, to add to.</summary>
    /// <param name="ring">Its place among the rings added.</param>
    public List<LinearRing> HolesOf(int ring) => holes[ring] ??= [];

    /// <summary>The smallest ring around another, the first of equal ones; −1 where there is none.</summary>
    /// <param name="inner">The other.</param>
    public int SmallestAround(LinearRing inner)
    {
        Envelope box = inner.EnvelopeInternal;
        int best = -1;
        stepsLeft -= rings.Count;
        for (int i = 0; i < rings.Count && !IsExhausted; i++)
        {
            if ((best < 0 || areas[i] < areas[best]) && bounds[i].Contains(box) && Surrounds(rings[i], inner))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>The ring added last of those around another; −1 where there is none.</summary>
    /// <param name="inner">The other.</param>
    public int LastAround(LinearRing inner)
    {
        Envelope box = inner.EnvelopeInternal;
        for (int i = rings.Count - 1; i >= 0 && !IsExhausted; i--)
        {
            stepsLeft--;
            if (bounds[i].Contains(box) && Surrounds(rings[i], inner))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a ring lies around any of those added.</summary>
    /// <param name="outer">The ring.</param>
    public bool IsAroundAny(LinearRing outer)
    {
        Envelope box = outer.EnvelopeInternal;
        stepsLeft -= rings.Count;
        for (int i = 0; i < rings.Count && !IsExhausted; i++)
        {
            if (box.Contains(bounds[i]) && Surrounds(outer, rings[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A hole may touch its shell in single vertices, so the first vertex off the shell's edge decides.</summary>
    private bool Surrounds(LinearRing shell, LinearRing hole)
    {
        foreach (Coordinate vertex in hole.Coordinates)
        {
            stepsLeft -= 4L * shell.NumPoints;
            Location location = PointLocation.LocateInRing(vertex, shell.Coordinates);
            if (location != Location.Boundary)
            {
                return location == Location.Interior;
            }

            if (IsExhausted)
            {
                return false;
            }
        }

        return true;
    }
}
