using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>A table of PostGIS as a table of texts: what a CSV of the same rows would be, with numbers that are known to be numbers.</summary>
internal sealed class PostGisTableSource : TableSource
{
    private const long OfTheTable = long.MinValue; // the "row" its column names stand in

    private readonly PostGisTable table;
    private readonly IReadOnlyList<PostGisColumn> columns;
    private readonly PostGisColumn[] attributes;
    private readonly int key;
    private readonly PostGisColumn? wholeKey;
    private readonly List<string> keys = [];
    private TableDigest? digest;

    private PostGisTableSource(PostGisTable table, IReadOnlyList<PostGisColumn> columns)
    {
        this.table = table;
        this.columns = columns;
        attributes = [.. columns.Where(c => c.IsAttribute)];
        PostGisColumn[] whole = [.. columns.Where(c => c.KeyPlace > 0)];
        wholeKey = whole is [{ Kind: PostGisKind.Integer } one] ? one : null;
        key = whole is [{ Kind: PostGisKind.Text } text] ? Array.IndexOf(attributes, text) : -1;
    }

    /// <inheritdoc/>
    public override TableDigest? Digest => digest;

    /// <summary>Opens a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="findings">Takes how rows without a key are ordered.</param>
    public static PostGisTableSource Open(PostGisTable table, FindingLog findings)
    {
        using PostGisReading reading = table.Snapshot.Begin();
        List<PostGisColumn> columns = PostGisCatalog.Columns(reading, table);
        PostGisRows.CheckCondition(table, reading);
        PostGisLayer.SayOrder(table, columns, findings);
        string display = VietnameseText.Compose(table.Display);
        return new PostGisTableSource(table, columns)
        {
            File = display,
            Path = display,
            Format = "PostGIS",
            Encoding = new TextEncodingChoice(TextEncodings.Utf8.Name, "format"),
            Header = new TableHeader([.. columns.Where(c => c.IsAttribute).Select(c => VietnameseText.Compose(c.Name))], OfTheTable, 1, 0),
        };
    }

    /// <inheritdoc/>
    public override SourcePlace PlaceOf(long row, int column = -1, string? name = null) => row == OfTheTable ? new() { File = File } : new()
    {
        File = File,
        Record = row,
        Key = wholeKey is not null ? FormattableString.Invariant($"{wholeKey.Name}={row}")
            : key >= 0 && row >= 1 && row <= keys.Count ? $"{attributes[key].Name}={keys[(int)row - 1]}" : null,
        Field = column >= 0 && column < Headers.Count ? Headers[column] : null,
        Name = name,
    };

    /// <inheritdoc/>
    public override IEnumerable<TableRow> ReadRows(FindingLog findings, CancellationToken cancellation = default)
    {
        keys.Clear();
        using PostGisRows rows = PostGisRows.Begin(table, columns, [wholeKey?.Typed ?? "NULL", .. attributes.Select(c => c.AsText)]);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!rows.Next())
            {
                break;
            }

            long number = rows.Rows.Integer() ?? rows.Rows.Rows;
            string[] cells = new string[attributes.Length];
            for (int c = 0; c < cells.Length; c++)
            {
                cells[c] = rows.Rows.Text() ?? string.Empty;
            }

            if (key >= 0)
            {
                keys.Add(cells[key]);
            }

            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                yield return new PostGisRow(attributes, cells) { Number = number };
            }
        }

        digest = rows.Digest();
    }

    /// <inheritdoc/>
    public override IEnumerable<TableRow> ReadFirstRows() => ReadRows(new FindingLog()).Take(TableLimits.ContentSearchRows);

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
