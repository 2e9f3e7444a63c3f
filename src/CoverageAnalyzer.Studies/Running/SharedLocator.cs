using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Finds communes by place, and is made anew where the memory it takes was given back: a nation's takes as much as all its figures.</summary>
/// <param name="polygons">The communes in degrees.</param>
/// <param name="locator">The locator made from them.</param>
internal sealed class SharedLocator(PolygonSet polygons, CommuneLocator locator)
{
    private readonly Lock making = new();
    private readonly WeakReference<CommuneLocator> known = new(locator);
    private CommuneLocator? kept = locator;

    /// <summary>The locator; safe for concurrent use.</summary>
    public CommuneLocator Get()
    {
        lock (making)
        {
            if (kept is not null)
            {
                return kept;
            }

            if (known.TryGetTarget(out CommuneLocator? found))
            {
                return found;
            }

            var made = new CommuneLocator(polygons);
            known.SetTarget(made);
            return made;
        }
    }

    /// <summary>The locator, or where it is not at hand one that knows the communes around a place only.</summary>
    /// <remarks>At the place it finds what the whole one does: which communes a place lies in is decided without rounding, each commune by itself.</remarks>
    /// <param name="x">Longitude in degrees.</param>
    /// <param name="y">Latitude in degrees.</param>
    public CommuneLocator At(double x, double y)
    {
        lock (making)
        {
            if (kept is not null || known.TryGetTarget(out _))
            {
                return Get();
            }
        }

        List<double> vertexX = [], vertexY = [];
        List<int> ringStart = [0], unitStart = [0];
        for (int unit = 0; unit < polygons.UnitCount; unit++)
        {
            if (polygons.BoundsOf(unit).Contains(x, y))
            {
                for (int ring = polygons.UnitStart[unit]; ring < polygons.UnitStart[unit + 1]; ring++)
                {
                    vertexX.AddRange(polygons.X.AsSpan(polygons.RingStart[ring]..polygons.RingStart[ring + 1]));
                    vertexY.AddRange(polygons.Y.AsSpan(polygons.RingStart[ring]..polygons.RingStart[ring + 1]));
                    ringStart.Add(vertexX.Count);
                }
            }

            unitStart.Add(ringStart.Count - 1);
        }

        return new CommuneLocator(new PolygonSet([.. vertexX], [.. vertexY], [.. ringStart], [.. unitStart]));
    }

    /// <summary>Keeps it only as long as it is in use.</summary>
    public void LetGo()
    {
        lock (making)
        {
            kept = null;
        }
    }
}
