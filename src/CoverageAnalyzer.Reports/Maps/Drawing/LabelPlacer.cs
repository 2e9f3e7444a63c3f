namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Keeps labels apart: a place once taken is not given away again.</summary>
internal sealed class LabelPlacer
{
    private const float CellPixels = 48;

    private readonly MapFrame frame;
    private readonly Dictionary<(int Column, int Row), List<MapFrame>> taken = [];
    private readonly Dictionary<(int Column, int Row), List<MapFrame>> symbols = [];

    /// <summary>An empty frame.</summary>
    /// <param name="frame">Labels stay inside it.</param>
    public LabelPlacer(MapFrame frame) => this.frame = frame;

    /// <summary>True where a place is inside the frame and no other label, bar or arrow stands there.</summary>
    /// <param name="box">The place.</param>
    public bool IsFree(MapFrame box) => frame.Holds(box) && Count(taken, box, 1) == 0;

    /// <summary>Number of symbols a label at a place would cover.</summary>
    /// <param name="box">The place.</param>
    public int SymbolsUnder(MapFrame box) => Count(symbols, box, int.MaxValue);

    /// <summary>Takes a place: for a label found to be free, a scale bar, a north arrow.</summary>
    public void Block(MapFrame box) => Add(taken, box);

    /// <summary>Notes a symbol that labels stay off.</summary>
    public void NoteSymbol(float x, float y, float size) => Add(symbols, new MapFrame(x - (size / 2), y - (size / 2), size, size));

    private static int Count(Dictionary<(int Column, int Row), List<MapFrame>> grid, MapFrame box, int enough)
    {
        int count = 0;
        foreach (var cell in CellsOf(box))
        {
            if (grid.TryGetValue(cell, out List<MapFrame>? boxes))
            {
                foreach (MapFrame other in boxes)
                {
                    count += other.Overlaps(box) ? 1 : 0;
                    if (count >= enough)
                    {
                        return count;
                    }
                }
            }
        }

        return count;
    }

    private static void Add(Dictionary<(int Column, int Row), List<MapFrame>> grid, MapFrame box)
    {
        foreach (var cell in CellsOf(box))
        {
            if (!grid.TryGetValue(cell, out List<MapFrame>? boxes))
            {
                grid.Add(cell, boxes = []);
            }

            boxes.Add(box);
        }
    }

    private static IEnumerable<(int Column, int Row)> CellsOf(MapFrame box)
    {
        for (int row = (int)MathF.Floor(box.Y / CellPixels); row <= (int)MathF.Floor(box.Bottom / CellPixels); row++)
        {
            for (int column = (int)MathF.Floor(box.X / CellPixels); column <= (int)MathF.Floor(box.Right / CellPixels); column++)
            {
                yield return (column, row);
            }
        }
    }
}
