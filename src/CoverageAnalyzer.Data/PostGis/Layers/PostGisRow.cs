using System.Globalization;
using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>A row of a PostGIS table as texts.</summary>
/// <param name="columns">The columns.</param>
/// <param name="cells">Their values as text; empty: none.</param>
internal sealed class PostGisRow(PostGisColumn[] columns, string[] cells) : TableRow
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Cells => cells;

    /// <inheritdoc/>
    public override string TextAt(int column) => column >= 0 && column < cells.Length ? cells[column].Trim() : string.Empty;

    /// <inheritdoc/>
    public override ParsedNumber NumberAt(int column)
    {
        string text = column >= 0 && column < cells.Length ? cells[column] : string.Empty;
        return text.Length > 0 && columns[column].Kind is PostGisKind.Integer or PostGisKind.Real or PostGisKind.Single or PostGisKind.Decimal
            && double.TryParse(text, CultureInfo.InvariantCulture, out double value)
            ? ParsedNumber.Of(value)
            : NumberText.Parse(text);
    }
}
