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

    /// <summary>Takes a place where it is inside the frame and free.</summary>
    /// <param name="box">The place.</param>
    /// <param name="offSymbols">Also only where it covers no symbol.</param>
    /// <returns>False, and nothing taken, where it is not.</returns>
    public bool TryTake(MapFrame box, bool offSymbols)
    {
        if (!frame.Holds(box) || Meets(taken, box) || (offSymbols && Meets(symbols, box)))
        {
            return false;
        }

        Block(box);
        return true;
    }

    /// <summary>Takes a place without asking: a scale bar, a north arrow.</summary>
    public void Block(MapFrame box) => Add(taken, box);

    /// <summary>Notes a symbol that labels stay off where there is room.</summary>
    public void NoteSymbol(float x, float y, float size) => Add(symbols, new MapFrame(x - (size / 2), y - (size / 2), size, size));

    private static bool Meets(Dictionary<(int Column, int Row), List<MapFrame>> grid, MapFrame box)
    {
        foreach (var cell in CellsOf(box))
        {
            if (grid.TryGetValue(cell, out List<MapFrame>? boxes) && boxes.Exists(b => b.Overlaps(box)))
            {
                return true;
            }
        }

        return false;
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
