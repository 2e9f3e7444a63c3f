using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>Writes a layer of a study into a new table, so that reading it there gives what reading the file gives.</summary>
/// <remarks>
/// Behavior: rows keep their place in the file in the column <see cref="PostGisCatalog.RowColumn"/>, texts are kept as they are. Geometries are as in the
/// file, in its coordinate system. The caller's transaction decides when others see the table.
/// </remarks>
/// <param name="connection">An open connection in a transaction.</param>
/// <param name="table">The table to be made.</param>
public sealed class LayerTable(NpgsqlConnection connection, TableName table)
{
    private const string Geometry = "geom";

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    /// <summary>The geometry column; empty for a table of texts.</summary>
    public string GeometryColumn { get; private set; } = string.Empty;

    /// <summary>Names of the columns in the table, by their names in the file.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Rows of a table of texts that have more cells than columns and were left out, as a run leaves them out.</summary>
    public long ShiftedRows { get; private set; }

    /// <summary>Writes a vector layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="srid">Its coordinate system; 0: not stated.</param>
    /// <param name="findings">Takes geometries that cannot be read; their rows are left out.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public void Write(VectorLayer layer, int srid, FindingLog findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(layer);
        List<VectorFeature> features = [.. layer.ReadFeatures(findings, cancellation)];
        string[] sources = [.. layer.Fields.Select(f => f.Name)];
        string[] names = PushedColumn.Names(sources, PostGisCatalog.RowColumn, Geometry);
        PushedColumn[] columns = [.. sources.Select((s, c) => new PushedColumn(names[c], s, TypeOf(features, c)))];
        GeometryColumn = Geometry;
        Create(columns, string.Create(CultureInfo.InvariantCulture, $", {Geometry} geometry(Geometry, {srid})"));
        using (CopyWriter writer = CopyWriter.Begin(connection, table.Schema, table.Table, [PostGisCatalog.RowColumn, .. names, Geometry], freeze: true))
        {
            var polygons = new List<PolygonDraft>();
            foreach (VectorFeature feature in features)
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Row();
                writer.Integer(feature.Number);
                for (int c = 0; c < columns.Length; c++)
                {
                    Value(writer, columns[c].Type, feature.Values[c]);
                }

                polygons.Clear();
                if (feature.TakePolygons(polygons))
                {
                    writer.Drafts(polygons, isMulti: polygons.Count > 1, srid);
                }
                else
                {
                    writer.Geometry(feature.Geometry, srid);
                }
            }

            Rows = writer.Complete();
        }

        Run($"CREATE INDEX ON {table.Quoted} USING gist ({Geometry})");
        Run($"ANALYZE {table.Quoted}");
    }

    /// <summary>Writes a table of texts.</summary>
    /// <param name="source">The table.</param>
    /// <param name="findings">Takes ragged rows.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public void Write(TableSource source, FindingLog findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        string[] names = PushedColumn.Names(source.Headers, PostGisCatalog.RowColumn);
        bool workbook = source.Sheet is not null;
        bool[] isNumber = [.. names.Select(_ => workbook)];
        if (workbook)
        {
            // A number of a workbook is one whatever its decimal sign would be in a text.
            foreach (TableRow row in source.ReadRows(new FindingLog(), cancellation).Where(r => !r.IsShifted))
            {
                for (int c = 0; c < isNumber.Length; c++)
                {
                    isNumber[c] &= row.TextAt(c).Length == 0 || row.NumberAt(c) is { Reading: NumberReading.Number } number && number.Value.ToString("R", CultureInfo.InvariantCulture) == row.TextAt(c);
                }
            }
        }

        Create([.. names.Select((n, c) => new PushedColumn(n, source.Headers[c], isNumber[c] ? "double precision" : "text"))], string.Empty);
        using (CopyWriter writer = CopyWriter.Begin(connection, table.Schema, table.Table, [PostGisCatalog.RowColumn, .. names], freeze: true))
        {
            foreach (TableRow row in source.ReadRows(findings, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (row.IsShifted)
                {
                    ShiftedRows++;
                    continue;
                }

                writer.Row();
                writer.Integer(row.Number);
                for (int c = 0; c < names.Length; c++)
                {
                    string text = row.TextAt(c);
                    if (isNumber[c])
                    {
                        writer.Number(text.Length == 0 ? double.NaN : row.NumberAt(c).Value);
                    }
                    else
                    {
                        writer.Text(text.Length == 0 ? null : text);
                    }
                }
            }

            Rows = writer.Complete();
        }

        Run($"ANALYZE {table.Quoted}");
    }

    /// <summary>Says on the table and its columns what they are.</summary>
    /// <param name="comment">About the table.</param>
    /// <param name="meanings">About columns that have a role, by their names in the table.</param>
    public void Comment(LocalizedText comment, IReadOnlyDictionary<string, LocalizedText> meanings)
    {
        ArgumentNullException.ThrowIfNull(meanings);
        Run($"COMMENT ON TABLE {table.Quoted} IS {Text(comment)}");
        Run($"COMMENT ON COLUMN {table.Quoted}.{PostGisCatalog.RowColumn} IS {Text(new("Dòng hoặc đối tượng trong tệp gốc", "Row or feature of the file"))}");
        foreach ((string source, string name) in Columns)
        {
            LocalizedText meaning = meanings.TryGetValue(name, out LocalizedText role) ? role : LocalizedText.Empty;
            LocalizedText from = LocalizedText.Of($"cột '{source}' của tệp", $"column '{source}' of the file");
            Run($"COMMENT ON COLUMN {table.Quoted}.{SqlIdentifier.Quote(name)} IS {Text(meaning.IsEmpty ? from : new($"{meaning.Vietnamese} ({from.Vietnamese})", $"{meaning.English} ({from.English})"))}");
        }
    }

    private static string TypeOf(List<VectorFeature> features, int column)
    {
        bool any = false, whole = true, number = true, truth = true;
        foreach (VectorFeature feature in features)
        {
            object? value = feature.Values[column];
            any |= value is not null;
            whole &= value is null or long;
            number &= value is null or long or double && (value is not long big || (long)(double)big == big);
            truth &= value is null or bool;
        }

        return !any ? "text" : whole ? "bigint" : number ? "double precision" : truth ? "boolean" : "text";
    }

    private static void Value(CopyWriter writer, string type, object? value)
    {
        switch (value)
        {
            case null:
                writer.Null();
                break;
            case long whole when type == "bigint":
                writer.Integer(whole);
                break;
            case long or double when type == "double precision":
                writer.Number(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case bool truth when type == "boolean":
                writer.Boolean(truth);
                break;
            default:
                writer.Text(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string Text(LocalizedText text) =>
        $" E'{$"{text.Vietnamese} · {text.English}".Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace("\0", string.Empty, StringComparison.Ordinal)}'";

    private void Create(PushedColumn[] columns, string geometry)
    {
        Columns = columns.ToDictionary(c => c.Source, c => c.Name, StringComparer.Ordinal);
        string list = string.Concat(columns.Select(c => $", {SqlIdentifier.Quote(c.Name)} {c.Type}"));
        Run($"CREATE TABLE {table.Quoted} ({PostGisCatalog.RowColumn} bigint PRIMARY KEY{list}{geometry})");
    }

    private void Run(string sql) => connection.RunLong(sql, CancellationToken.None); // names and texts are quoted; an index of a large layer takes minutes
}
