using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>The nested arrays of a <c>coordinates</c> member in flat lists, whatever their depth: the geometry's type may be named after them.</summary>
internal sealed class CoordinateDraft
{
    private readonly List<int> ringEnds = [];
    private readonly List<int> polygonEnds = [];
    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private int depth;
    private int deepest; // also of arrays without numbers
    private int numbers;
    private double x;
    private double y;

    /// <summary>Arrays around the numbers: 1 for a point, 2 for a line, 3 for a polygon, 4 for several polygons; 0 where there are no numbers.</summary>
    public int Depth { get; private set; }

    /// <summary>True where the arrays do not nest evenly, or hold something else than numbers.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The first position that cannot be worked with, if any.</summary>
    public Coordinate? Unusable { get; private set; }

    /// <summary>Number of positions.</summary>
    public int Count { get; private set; }

    /// <summary>Number of position lists (rings or lines).</summary>
    public int RingCount => ringEnds.Count;

    /// <summary>Ends of the polygons, counted in rings.</summary>
    public IReadOnlyList<int> PolygonEnds => polygonEnds;

    /// <summary>All positions in order.</summary>
    public Coordinate[] Positions() => Positions(0, Count);

    /// <summary>The positions of one line.</summary>
    /// <param name="line">The line.</param>
    public Coordinate[] Line(int line) => Positions(StartOf(line), ringEnds[line]);

    /// <summary>One ring: closed, four vertices or more; see <see cref="RingAssembler.Ring"/>.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="number">Feature, from 1, for findings.</param>
    /// <param name="findings">Told of a ring closed or dropped.</param>
    /// <returns>The ring, or null where it has fewer than three vertices.</returns>
    public RingDraft? Ring(int ring, long number, FeatureFindings findings)
    {
        int from = StartOf(ring), count = ringEnds[ring] - from;
        bool isOpen = count > 0 && !(xs[from] == xs[from + count - 1] && ys[from] == ys[from + count - 1]);
        if (isOpen && count >= 3)
        {
            findings.RingClosed(number);
        }

        int length = count + (isOpen ? 1 : 0);
        if (length < 4)
        {
            findings.RingDropped(number);
            return null;
        }

        double[] ringX = new double[length], ringY = new double[length];
        xs.AsSpan(from, count).CopyTo(ringX);
        ys.AsSpan(from, count).CopyTo(ringY);
        (ringX[^1], ringY[^1]) = (ringX[0], ringY[0]);
        return new RingDraft(ringX, ringY);
    }

    /// <summary>Reads the arrays token by token, whatever else they hold.</summary>
    /// <param name="reader">The reader, on the value of the member; on its last token afterwards. The whole value is in the buffer.</param>
    public void Read(ref Utf8JsonReader reader)
    {
        Begin();
        IsMalformed = reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.TrySkip();
            return;
        }

        Open();
        while (depth > 0 && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    Open();
                    break;
                case JsonTokenType.Number:
                    reader.TryGetDouble(out double value);
                    Number(value);
                    break;
                case JsonTokenType.EndArray:
                    Close();
                    break;
                default:
                    IsMalformed = true;
                    reader.TrySkip();
                    break;
            }
        }
    }

    /// <summary>Forgets what was read before.</summary>
    public void Begin()
    {
        ringEnds.Clear();
        polygonEnds.Clear();
        Count = 0;
        Depth = 0;
        depth = 0;
        deepest = 0;
        numbers = 0;
        IsMalformed = false;
        Unusable = null;
    }

    /// <summary>An array begins.</summary>
    public void Open()
    {
        deepest = Math.Max(deepest, ++depth);
        IsMalformed |= depth > 4 || (Depth != 0 && depth > Depth);
        numbers = 0;
    }

    /// <summary>A number stands in an array.</summary>
    /// <param name="value">The number.</param>
    public void Number(double value)
    {
        if (numbers == 0)
        {
            Depth = Depth == 0 ? depth : Depth;
            (x, y) = (value, 0);
        }
        else if (numbers == 1)
        {
            y = value;
        }

        IsMalformed |= depth != Depth || deepest > Depth;
        numbers++;
    }

    /// <summary>An array ends.</summary>
    public void Close()
    {
        int closed = depth--, held = numbers;
        numbers = 0;
        if (Depth == 0 || IsMalformed)
        {
            return;
        }

        if (closed == Depth)
        {
            IsMalformed |= held < 2;
            if (Unusable is null && !(FeatureFindings.IsUsable(x) && FeatureFindings.IsUsable(y)))
            {
                Unusable = new Coordinate(x, y);
            }

            if (Count == xs.Length)
            {
                Array.Resize(ref xs, 2 * Count);
                Array.Resize(ref ys, 2 * Count);
            }

            (xs[Count], ys[Count]) = (x, y);
            Count++;
        }
        else if (closed == Depth - 1)
        {
            ringEnds.Add(Count);
        }
        else if (closed == Depth - 2)
        {
            polygonEnds.Add(ringEnds.Count);
        }
    }

    private int StartOf(int ring) => ring == 0 ? 0 : ringEnds[ring - 1];

    private Coordinate[] Positions(int from, int to)
    {
        var positions = new Coordinate[to - from];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = new Coordinate(xs[from + i], ys[from + i]);
        }

        return positions;
    }
}
