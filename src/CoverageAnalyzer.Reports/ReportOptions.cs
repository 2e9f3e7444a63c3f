using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports;

/// <summary>What to write, and how.</summary>
public sealed record ReportOptions
{
    /// <summary>For whom the CSV files are.</summary>
    public CsvStyle CsvStyle { get; init; }

    /// <summary>The maps; null: the built-in ones and those beside the program.</summary>
    public MapLibrary? Maps { get; init; }

    /// <summary>Pixels of a PNG a px of its layout: 2 prints 16 cm wide at 300 dpi.</summary>
    public float PixelRatio { get; init; } = 2;

    /// <summary>Threads that may draw at the same time, 1 or more. The bytes do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told of each output once it is written, on the thread that wrote it; null: nobody asks. Nothing of it reaches the results.</summary>
    public Action<WrittenFile>? Written { get; init; }
}
