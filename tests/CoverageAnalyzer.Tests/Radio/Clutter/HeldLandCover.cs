using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Clutter;

/// <summary>Land cover that a test makes up cell by cell: places of classes by row and column.</summary>
internal sealed class HeldLandCover(RasterGrid grid, ClutterClasses classes, Func<int, int, int> place) : LandCover
{
    public override RasterGrid Grid => grid;

    public override ClutterClasses Classes => classes;

    /// <summary>Classes of codes 10, 20, … with heights, losses and offsets.</summary>
    public static ClutterClasses ClassesOf(params (double HeightMetres, double LossDb, double OffsetDb)[] classes) => new(
        LocalizedText.Same("test"),
        [.. classes.Select((c, i) => new ClutterClass(10 * (i + 1), new($"lớp {i + 1}", $"class {i + 1}"), c.HeightMetres, c.LossDb, c.OffsetDb, FigureBasis.Judgement, LocalizedText.Same("test")))]);

    public override void Read(int row, int column, int rows, int columns, Span<byte> to)
    {
        for (int cell = 0; cell < rows * columns; cell++)
        {
            (int r, int c) = (row + (cell / columns), column + (cell % columns));
            to[cell] = (byte)(r >= 0 && c >= 0 && r < grid.Rows && c < grid.Columns ? place(r, c) : 0);
        }
    }
}
