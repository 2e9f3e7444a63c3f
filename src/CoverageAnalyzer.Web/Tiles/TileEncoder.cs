namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Writes the features of one tile of one layer.</summary>
/// <remarks>
/// Source: Mapbox Vector Tile Specification 2.1. One layer; a feature has an id and a geometry, no attributes: figures and styles come by id.
/// Behavior: outer rings have a positive area in tile coordinates (y down), holes a negative one (4.3.4.4).
/// </remarks>
internal sealed class TileEncoder
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const uint ClosePath = 7 | (1 << 3);

    private readonly ProtobufBuffer geometry = new();
    private readonly ProtobufBuffer feature = new();
    private readonly ProtobufBuffer layer = new();
    private readonly ProtobufBuffer tile = new();
    private int cursorX;
    private int cursorY;
    private int features;

    /// <summary>Starts a tile.</summary>
    public void Start()
    {
        layer.Clear();
        features = 0;
        StartFeature();
    }

    /// <summary>Adds a ring of a polygon.</summary>
    /// <param name="x">Columns in the tile; not closed.</param>
    /// <param name="y">Rows.</param>
    /// <param name="runsBackward">Whether to write it the other way round.</param>
    public void AddRing(ReadOnlySpan<int> x, ReadOnlySpan<int> y, bool runsBackward)
    {
        Path(x, y, runsBackward);
        geometry.Varint(ClosePath);
    }

    /// <summary>Adds a line.</summary>
    /// <param name="x">Columns in the tile.</param>
    /// <param name="y">Rows.</param>
    public void AddLine(ReadOnlySpan<int> x, ReadOnlySpan<int> y) => Path(x, y, runsBackward: false);

    /// <summary>Adds a place.</summary>
    /// <param name="x">Column in the tile.</param>
    /// <param name="y">Row.</param>
    public void AddPoint(int x, int y) => Path([x], [y], runsBackward: false);

    /// <summary>Ends a feature; one without geometry is left out.</summary>
    /// <param name="id">Its position in the layer.</param>
    /// <param name="kind">Point, line or polygon: 1, 2, 3.</param>
    public void EndFeature(int id, int kind)
    {
        if (geometry.Length > 0)
        {
            feature.Clear();
            feature.Number(1, (ulong)id);
            feature.Number(3, (ulong)kind);
            feature.Bytes(4, geometry.Written);
            layer.Bytes(2, feature.Written);
            features++;
        }

        StartFeature();
    }

    /// <summary>Ends the tile.</summary>
    /// <param name="name">Name of the layer.</param>
    /// <returns>The tile; null where it has no feature.</returns>
    public byte[]? Finish(string name)
    {
        if (features == 0)
        {
            return null;
        }

        feature.Clear();
        feature.Number(15, 2);
        feature.Text(1, name);
        byte[] head = feature.Written.ToArray();
        layer.Number(5, TileAddress.Extent);
        tile.Clear();
        tile.Bytes(3, [.. head, .. layer.Written]);
        return tile.Written.ToArray();
    }

    private void StartFeature()
    {
        geometry.Clear();
        cursorX = cursorY = 0;
    }

    private void Path(ReadOnlySpan<int> x, ReadOnlySpan<int> y, bool runsBackward)
    {
        int count = x.Length;
        for (int i = 0; i < count; i++)
        {
            if (i < 2)
            {
                geometry.Varint(i == 0 ? MoveTo | (1 << 3) : LineTo | ((ulong)(count - 1) << 3));
            }

            int at = runsBackward ? count - 1 - i : i;
            geometry.ZigZag(x[at] - cursorX);
            geometry.ZigZag(y[at] - cursorY);
            (cursorX, cursorY) = (x[at], y[at]);
        }
    }
}
