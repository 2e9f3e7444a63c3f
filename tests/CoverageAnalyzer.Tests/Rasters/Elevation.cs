using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Short ways to open heights and to read them whole.</summary>
internal static class Elevation
{
    /// <summary>Opens files and gives what was found in them.</summary>
    public static (ElevationSource Source, List<Finding> Findings) Open(string? crs, params string[] paths)
    {
        var log = new FindingLog();
        ElevationSource source = ElevationFiles.Open(paths, crs, log, 1, TestContext.Current.CancellationToken);
        return (source, [.. log.ToList()]);
    }

    /// <summary>All heights, row by row.</summary>
    public static float[] Whole(DigitalElevationModel model) => Window(model, 0, 0, model.Grid.Rows, model.Grid.Columns);

    /// <summary>The heights of a window.</summary>
    public static float[] Window(DigitalElevationModel model, int row, int column, int rows, int columns)
    {
        float[] heights = new float[rows * columns];
        Array.Fill(heights, -12_345f); // no place may stay untouched
        model.Read(row, column, rows, columns, heights);
        return heights;
    }

    /// <summary>The part of a whole model that a window covers; NaN outside.</summary>
    public static float[] Part(float[] whole, RasterGrid grid, int row, int column, int rows, int columns) =>
    [
        .. from r in Enumerable.Range(row, rows)
           from c in Enumerable.Range(column, columns)
           select r >= 0 && r < grid.Rows && c >= 0 && c < grid.Columns ? whole[(r * grid.Columns) + c] : float.NaN,
    ];

    /// <summary>The error that opening, or else reading it whole, gives; both words are in the message.</summary>
    public static InputFileException Refused(string? crs, params string[] paths) => Assert.Throws<InputFileException>(() =>
    {
        using ElevationSource source = Open(crs, paths).Source;
        Whole(source.Model);
    });
}
