using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>The nested arrays of a <c>coordinates</c> member in flat lists, whatever their depth: the geometry's type may be named after them.</summary>
internal sealed class CoordinateDraft
{
    private readonly List<Coordinate> positions = [];
    private readonly List<int> ringEnds = [];
    private readonly List<int> polygonEnds = [];

    /// <summary>Arrays around the numbers: 1 for a point, 2 for a line, 3 for a polygon, 4 for several polygons; 0 where there are no numbers.</summary>
    public int Depth { get; private set; }

    /// <summary>True where the arrays do not nest evenly, or hold something else than numbers.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The first position that cannot be worked with, if any.</summary>
    public Coordinate? Unusable { get; private set; }

    /// <summary>All positions in order.</summary>
    public List<Coordinate> Positions => positions;

    /// <summary>Number of position lists (rings or lines).</summary>
    public int RingCount => ringEnds.Count;

    /// <summary>Ends of the polygons, counted in rings.</summary>
    public IReadOnlyList<int> PolygonEnds => polygonEnds;

    /// <summary>The positions of one ring or line.</summary>
    /// <param name="ring">The ring.</param>
    public Coordinate[] Ring(int ring)
    {
        int from = ring == 0 ? 0 : ringEnds[ring - 1];
        return [.. positions[from..ringEnds[ring]]];
    }

    /// <summary>Reads the arrays.</summary>
    /// <param name="reader">The reader, on the value of the member; on its last token afterwards. The whole value is in the buffer.</param>
    public void Read(ref Utf8JsonReader reader)
    {
        positions.Clear();
        ringEnds.Clear();
        polygonEnds.Clear();
        Depth = 0;
        IsMalformed = reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null);
        Unusable = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.TrySkip();
            return;
        }

        int depth = 1, numbers = 0;
        double x = 0, y = 0;
        while (depth > 0 && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    depth++;
                    IsMalformed |= depth > 4;
                    numbers = 0;
                    break;
                case JsonTokenType.Number:
                    if (numbers == 0 && Depth == 0)
                    {
                        Depth = depth;
                    }

                    IsMalformed |= depth != Depth;
                    if (numbers < 2)
                    {
                        reader.TryGetDouble(out double value);
                        (x, y) = numbers == 0 ? (value, 0) : (x, value);
                    }

                    numbers++;
                    break;
                case JsonTokenType.EndArray:
                    Close(depth--, numbers, x, y);
                    numbers = 0;
                    break;
                default:
                    IsMalformed = true;
                    reader.TrySkip();
                    break;
            }
        }
    }

    private void Close(int depth, int numbers, double x, double y)
    {
        if (Depth == 0 || IsMalformed)
        {
            return;
        }

        if (depth == Depth)
        {
            IsMalformed |= numbers < 2;
            if (Unusable is null && !(FeatureFindings.IsUsable(x) && FeatureFindings.IsUsable(y)))
            {
                Unusable = new Coordinate(x, y);
            }

            positions.Add(new Coordinate(x, y));
        }
        else if (depth == Depth - 1)
        {
            ringEnds.Add(positions.Count);
        }
        else if (depth == Depth - 2)
        {
            polygonEnds.Add(ringEnds.Count);
        }
    }
}
