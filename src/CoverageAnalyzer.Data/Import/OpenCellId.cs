using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The table of cells that OpenCellID publishes: with a header row for the world, without one for single countries.</summary>
internal static class OpenCellId
{
    private static readonly string[] Columns =
        ["radio", "mcc", "net", "area", "cell", "unit", "lon", "lat", "range", "samples", "changeable", "created", "updated", "averageSignal"];

    private static readonly string[] Radios = ["GSM", "UMTS", "LTE", "NR", "CDMA"];

    /// <summary>What the format says about its coordinates.</summary>
    public static CrsDeclaration Declaration { get; } = new(4326, null, CrsOrigin.Format, "OpenCellID");

    /// <summary>True for the headers of such a file.</summary>
    /// <param name="headers">Headers of a table.</param>
    public static bool HasHeaders(IReadOnlyList<string> headers) =>
        Columns[..10].All(c => c == "unit" || headers.Contains(c, StringComparer.OrdinalIgnoreCase));

    /// <summary>Position of a column of the format.</summary>
    /// <param name="headers">Headers of the table.</param>
    /// <param name="name">The column's name.</param>
    public static int ColumnOf(IReadOnlyList<string> headers, string name) =>
        headers.Select((h, i) => (h, i)).First(c => c.h.Equals(name, StringComparison.OrdinalIgnoreCase)).i;

    /// <summary>The headers of a file without a header row, or null where its first row is not one of this format.</summary>
    /// <param name="cells">The first row.</param>
    public static IReadOnlyList<string>? HeadersOf(IReadOnlyList<string> cells)
    {
        static bool Number(string text, double least, double most) =>
            NumberText.TryParse(text, out double value, out _) && value >= least && value <= most;

        return cells.Count >= 13 && cells.Count <= 14 && Radios.Contains(cells[0], StringComparer.OrdinalIgnoreCase)
            && Number(cells[1], 200, 799) && Number(cells[2], 0, 99_999) && Number(cells[6], -180, 180) && Number(cells[7], -90, 90)
            ? Columns[..cells.Count]
            : null;
    }
}
