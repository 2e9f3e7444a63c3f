using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Points;

/// <summary>What is read of a site beside its place, and from which columns; any number of threads may ask once the first rows have been seen.</summary>
/// <param name="columns">Columns by role.</param>
/// <param name="headers">Headers of the table.</param>
internal sealed class SiteColumns(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> headers)
{
    private readonly RadiusColumn radius = new(columns.TryGetValue("radius", out int column) ? headers[column] : string.Empty);
    private readonly int mcc = OpenCellId.HasHeaders(headers) ? OpenCellId.ColumnOf(headers, "mcc") : -1;
    private readonly int net = OpenCellId.HasHeaders(headers) ? OpenCellId.ColumnOf(headers, "net") : -1;

    /// <summary>Columns by role.</summary>
    public IReadOnlyDictionary<string, int> Columns => columns;

    /// <summary>True for a table of cells, which are grouped into sites.</summary>
    public bool IsOfCells { get; } = OpenCellId.HasHeaders(headers);

    /// <summary>Column of the radius, −1 without one.</summary>
    public int Radius { get; } = columns.GetValueOrDefault("radius", -1);

    /// <summary>Column of the code, −1 without one.</summary>
    public int Code { get; } = columns.GetValueOrDefault("code", -1);

    /// <summary>Column of the measurements; −1 without one, or where cells are not grouped.</summary>
    public int Samples { get; } = OpenCellId.HasHeaders(headers) ? columns.GetValueOrDefault("samples", -1) : -1;

    /// <summary>True where a row without coordinates may name its commune.</summary>
    public bool MayNamePlace { get; } = columns.ContainsKey("commune") || columns.ContainsKey("communeCode") || columns.ContainsKey("address");

    /// <summary>Looks at a row of the start; not any more once rows are read.</summary>
    /// <param name="row">The row.</param>
    public void Observe(TableRow row)
    {
        if (Radius >= 0)
        {
            radius.Observe(row.NumberAt(Radius));
        }
    }

    /// <summary>The text of a column as the reader of small files has it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="cellOf">Text of a cell.</param>
    public string TextOf(int column, Func<int, string> cellOf) => column == net ? $"{cellOf(mcc)}-{cellOf(column)}" : VietnameseText.Compose(cellOf(column));

    /// <summary>A radius in km that a cell states.</summary>
    /// <param name="number">The number in it.</param>
    /// <param name="kilometres">The radius; NaN where there is none.</param>
    /// <returns>False where the cell cannot be read.</returns>
    public bool TryRadius(in ParsedNumber number, out double kilometres)
    {
        kilometres = double.NaN;
        if (!IsUsable(number))
        {
            return false;
        }

        kilometres = number.Reading == NumberReading.Missing ? double.NaN : radius.Kilometres(number);
        return true;
    }

    /// <summary>True unless something else than a number from 0 on stands in a cell.</summary>
    /// <param name="number">The number in it.</param>
    public static bool IsUsable(in ParsedNumber number) =>
        number.Reading is not (NumberReading.NotANumber or NumberReading.NotFinite) && !(number.Value < 0);

    /// <summary>What tells a row from others: of a cell its network, of a site its code, or its name, operator and technology.</summary>
    /// <param name="cellOf">Text of a cell, trimmed.</param>
    public ulong IdentityOf(Func<int, string> cellOf)
    {
        string Text(string role) => columns.TryGetValue(role, out int column) ? TextOf(column, cellOf) : string.Empty;
        if (IsOfCells)
        {
            return SiteIdentity.OfWords(Encoding.UTF8.GetBytes(Text("operator")));
        }

        if (Text("code") is { Length: > 0 } code)
        {
            return SiteIdentity.OfCode(Encoding.UTF8.GetBytes(code));
        }

        string name = AdministrativeName.Parse(Text("name")).Exact, provider = Text("operator"), radio = Text("radio");
        return name.Length + provider.Length + radio.Length == 0 ? SiteIdentity.None : SiteIdentity.OfWords(Encoding.UTF8.GetBytes($"{name}\n{provider}\n{radio}"));
    }
}
