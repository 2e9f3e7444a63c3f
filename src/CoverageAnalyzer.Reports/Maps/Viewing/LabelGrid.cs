namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>The boxes of the names shown at one zoom, in cells, so that a free place is found without looking at all of them.</summary>
/// <param name="metresPerPixel">Width of a pixel at that zoom.</param>
internal sealed class LabelGrid(double metresPerPixel)
{
    private const double CellPixels = 128;

    private readonly Dictionary<(int, int), List<(double X, double Y, double Width, double Height)>> cells = [];

    /// <summary>Whether no name lies on a box.</summary>
    /// <param name="box">Its middle in metres, its size in px.</param>
    public bool IsFree((double X, double Y, double Width, double Height) box)
    {
        foreach ((int, int) cell in CellsOf(box))
        {
            if (cells.TryGetValue(cell, out var others) && others.Exists(o => Overlap(o, box)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes a name.</summary>
    /// <param name="box">Its middle in metres, its size in px.</param>
    public void Block((double X, double Y, double Width, double Height) box)
    {
        foreach ((int, int) cell in CellsOf(box))
        {
            if (!cells.TryGetValue(cell, out var others))
            {
                cells.Add(cell, others = []);
            }

            others.Add(box);
        }
    }

    private bool Overlap((double X, double Y, double Width, double Height) a, (double X, double Y, double Width, double Height) b) =>
        Math.Abs(a.X - b.X) < (a.Width + b.Width) / 2 * metresPerPixel && Math.Abs(a.Y - b.Y) < (a.Height + b.Height) / 2 * metresPerPixel;

    private IEnumerable<(int, int)> CellsOf((double X, double Y, double Width, double Height) box)
    {
        double x = box.X / metresPerPixel, y = box.Y / metresPerPixel;
        for (int column = Cell(x - (box.Width / 2)); column <= Cell(x + (box.Width / 2)); column++)
        {
            for (int row = Cell(y - (box.Height / 2)); row <= Cell(y + (box.Height / 2)); row++)
            {
                yield return (column, row);
            }
        }
    }

    private static int Cell(double pixels) => (int)Math.Floor(pixels / CellPixels);
}
