using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Cuts the boundaries of polygons into arcs.</summary>
/// <remarks>
/// Vertices within a tolerance of each other count as one place; edges between the same two places are one edge. A place is a node where
/// other than two edges meet, or two edges that bound different units. Boundaries that do not fit within the tolerance stay arcs of one unit.
/// Cost: a hash look-up a vertex and a sort of the edges; a million vertices take about a second.
/// </remarks>
public sealed class ArcNetworkBuilder
{
    /// <summary>Vertices nearer than this count as one, in steps of the <see cref="WorldGrid"/>: about 0.5 m.</summary>
    public const int DefaultToleranceSteps = 13;

    private const int NoUnit = -1;

    private readonly int[] columns;
    private readonly int[] rows;
    private readonly List<int> place = []; // of each edge of all rings: where it starts
    private readonly int[] edgeStart; // first edge of each ring
    private readonly int[] unitOfRing;
    private int[] edgeNumber = []; // of each edge of all rings: the number of the edge, whoever runs along it
    private int[] edgeUnitA = [];
    private int[] edgeUnitB = [];
    private bool[] isNode = [];

    private ArcNetworkBuilder(PolygonSet wgs84, int toleranceSteps)
    {
        columns = Array.ConvertAll(wgs84.X, WorldGrid.Column);
        rows = Array.ConvertAll(wgs84.Y, WorldGrid.Row);
        int[] stands = VertexSnapping.Of(columns, rows, toleranceSteps);
        edgeStart = new int[wgs84.RingCount + 1];
        unitOfRing = new int[wgs84.RingCount];
        for (int u = 0; u < wgs84.UnitCount; u++)
        {
            unitOfRing.AsSpan(wgs84.UnitStart[u], wgs84.UnitStart[u + 1] - wgs84.UnitStart[u]).Fill(u);
        }

        for (int r = 0; r < wgs84.RingCount; r++)
        {
            int start = place.Count;
            for (int v = wgs84.RingStart[r]; v < wgs84.RingStart[r + 1] - 1; v++)
            {
                if (place.Count == start || place[^1] != stands[v])
                {
                    place.Add(stands[v]);
                }
            }

            while (place.Count > start + 1 && place[^1] == place[start])
            {
                place.RemoveAt(place.Count - 1);
            }

            if (place.Count - start < 3)
            {
                place.RemoveRange(start, place.Count - start);
            }

            edgeStart[r + 1] = place.Count;
        }
    }

    /// <summary>Builds the network.</summary>
    /// <param name="wgs84">The polygons, longitude and latitude in degrees.</param>
    /// <param name="toleranceSteps">Tolerance in steps of the <see cref="WorldGrid"/>, 0 or more.</param>
    public static ArcNetwork Build(PolygonSet wgs84, int toleranceSteps = DefaultToleranceSteps)
    {
        ArgumentNullException.ThrowIfNull(wgs84);
        ArgumentOutOfRangeException.ThrowIfNegative(toleranceSteps);
        var builder = new ArcNetworkBuilder(wgs84, toleranceSteps);
        builder.NumberEdges();
        builder.FindNodes(wgs84.VertexCount);
        return builder.Cut();
    }

    private int Next(int edge, int ring) => edge + 1 < edgeStart[ring + 1] ? edge + 1 : edgeStart[ring];

    /// <summary>Gives edges between the same places one number.</summary>
    private void NumberEdges()
    {
        int count = place.Count;
        var keys = new long[count];
        var order = new int[count];
        for (int r = 0; r + 1 < edgeStart.Length; r++)
        {
            for (int e = edgeStart[r]; e < edgeStart[r + 1]; e++)
            {
                int a = place[e], b = place[Next(e, r)];
                keys[e] = ((long)Math.Min(a, b) << 32) | (uint)Math.Max(a, b);
                order[e] = e;
            }
        }

        Array.Sort(keys, order);
        var unitOfEdge = new int[count];
        for (int r = 0; r + 1 < edgeStart.Length; r++)
        {
            unitOfEdge.AsSpan(edgeStart[r], edgeStart[r + 1] - edgeStart[r]).Fill(unitOfRing[r]);
        }

        edgeNumber = new int[count];
        var unitA = new List<int>(count);
        var unitB = new List<int>(count);
        for (int from = 0, to; from < count; from = to)
        {
            int low = int.MaxValue, high = NoUnit;
            for (to = from; to < count && keys[to] == keys[from]; to++)
            {
                edgeNumber[order[to]] = unitA.Count;
                low = Math.Min(low, unitOfEdge[order[to]]);
                high = Math.Max(high, unitOfEdge[order[to]]);
            }

            unitA.Add(low);
            unitB.Add(high == low ? NoUnit : high);
        }

        edgeUnitA = [.. unitA];
        edgeUnitB = [.. unitB];
    }

    private void FindNodes(int vertexCount)
    {
        var degree = new byte[vertexCount];
        var firstEdge = new int[vertexCount];
        var seen = new bool[edgeUnitA.Length];
        isNode = new bool[vertexCount];
        for (int r = 0; r + 1 < edgeStart.Length; r++)
        {
            for (int e = edgeStart[r]; e < edgeStart[r + 1]; e++)
            {
                int number = edgeNumber[e];
                if (seen[number])
                {
                    continue;
                }

                seen[number] = true;
                Meet(place[e], number);
                Meet(place[Next(e, r)], number);
            }
        }

        for (int v = 0; v < vertexCount; v++)
        {
            isNode[v] |= degree[v] == 1;
        }

        void Meet(int at, int number)
        {
            if (degree[at] == 0)
            {
                firstEdge[at] = number;
            }
            else if (degree[at] > 1 || edgeUnitA[firstEdge[at]] != edgeUnitA[number] || edgeUnitB[firstEdge[at]] != edgeUnitB[number])
            {
                isNode[at] = true;
            }

            degree[at] = (byte)Math.Min(degree[at] + 1, 3);
        }
    }

    private ArcNetwork Cut()
    {
        var source = new List<int>(place.Count);
        var arcStart = new List<int> { 0 };
        var unitA = new List<int>();
        var unitB = new List<int>();
        var ringArc = new List<int>();
        var ringArcStart = new int[edgeStart.Length];
        var arcOfEdge = new int[edgeUnitA.Length];
        Array.Fill(arcOfEdge, -1);
        for (int r = 0; r + 1 < edgeStart.Length; r++)
        {
            int first = FirstOf(r), count = edgeStart[r + 1] - edgeStart[r], e = first;
            for (int done = 0; done < count;)
            {
                int start = place[e], second = place[Next(e, r)], arc = arcOfEdge[edgeNumber[e]], edge = edgeNumber[e];
                bool known = arc >= 0;
                if (!known)
                {
                    arc = arcStart.Count - 1;
                    source.Add(start);
                    unitA.Add(edgeUnitA[edge]);
                    unitB.Add(edgeUnitB[edge]);
                }

                do
                {
                    arcOfEdge[edgeNumber[e]] = arc;
                    e = Next(e, r);
                    done++;
                    if (!known)
                    {
                        source.Add(place[e]);
                    }
                }
                while (done < count && !isNode[place[e]]);

                if (!known)
                {
                    arcStart.Add(source.Count);
                }

                bool onward = source[arcStart[arc]] == start && source[arcStart[arc] + 1] == second;
                ringArc.Add(onward ? arc : ~arc);
            }

            ringArcStart[r + 1] = ringArc.Count;
        }

        Span<int> places = CollectionsMarshal.AsSpan(source);
        int[] arcColumns = new int[places.Length], arcRows = new int[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            (arcColumns[i], arcRows[i]) = (columns[places[i]], rows[places[i]]);
        }

        return new ArcNetwork(arcColumns, arcRows, [.. source], [.. arcStart], [.. unitA], [.. unitB], ringArcStart, [.. ringArc]);
    }

    /// <summary>The edge a ring is followed from: one at a node, else one at its lowest place, which is the same for both units of a closed arc.</summary>
    private int FirstOf(int ring)
    {
        int lowest = edgeStart[ring];
        for (int e = edgeStart[ring]; e < edgeStart[ring + 1]; e++)
        {
            if (isNode[place[e]])
            {
                return e;
            }

            lowest = place[e] < place[lowest] ? e : lowest;
        }

        return lowest;
    }
}
