using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Runs;

/// <summary>Copies tables of a <c>results.gpkg</c> into the partitions of a run, row by row as they stand.</summary>
public static class RunTableWriter
{
    // QGIS's own table of styles: the store has one in the schema public.
    private const string Styles = "layer_styles";

    /// <summary>Copies every table that the store knows.</summary>
    /// <param name="connection">An open connection, in the transaction that made the partitions.</param>
    /// <param name="run">Key of the run.</param>
    /// <param name="file">The GeoPackage.</param>
    /// <param name="findings">Takes tables and columns that the store has no place for, and geometries that are damaged.</param>
    /// <param name="rowsWritten">Told how many rows have been written so far, now and then; or null.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>The tables the run has, in the store's order.</returns>
    public static IReadOnlyList<string> Copy(
        NpgsqlConnection connection, long run, GeoPackageRows file, FindingLog findings, Action<long>? rowsWritten, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(findings);
        IReadOnlyList<RunTable> known = RunTable.All(connection);
        foreach (string table in file.Tables.Where(t => t != Styles && known.All(k => k.Name != t)).Order(StringComparer.Ordinal))
        {
            findings.Add(
                "results-table-unknown",
                FindingRank.Warning,
                new SourcePlace { File = "results.gpkg", Layer = table },
                LocalizedText.Of($"Kho chung không có bảng '{table}'.", $"The shared store has no table '{table}'."),
                LocalizedText.Of($"Bảng này chỉ nằm trong tệp results.gpkg được cất cùng.", $"It is kept only inside the stored results.gpkg."));
        }

        long rows = 0;
        var written = new List<string>();
        foreach (RunTable table in known.Where(t => file.Tables.Contains(t.Name)))
        {
            rows = Copy(connection, run, file, table, findings, rows, rowsWritten, cancellation);
            written.Add(table.Name);
        }

        return written;
    }

    private static long Copy(
        NpgsqlConnection connection, long run, GeoPackageRows file, RunTable table, FindingLog findings, long before, Action<long>? rowsWritten, CancellationToken cancellation)
    {
        const long Between = 4096;
        HashSet<string> there = [.. file.ColumnsOf(table.Name)];
        foreach (string extra in there.Where(c => table.Columns.All(k => k.Name != c)).Order(StringComparer.Ordinal))
        {
            findings.Add(
                "results-column-unknown",
                FindingRank.Warning,
                new SourcePlace { File = "results.gpkg", Layer = table.Name, Field = extra },
                LocalizedText.Of($"Kho chung không có cột này.", $"The shared store has no such column."),
                LocalizedText.Of($"Cột này chỉ nằm trong tệp results.gpkg được cất cùng.", $"It is kept only inside the stored results.gpkg."));
        }

        RunColumn[] columns = [.. table.Columns.Where(c => there.Contains(c.Name))];
        string[] fixedColumns = table.HasGeometry ? ["run_id", "fid", RunTable.Geometry] : ["run_id", "fid"];
        using CopyWriter writer = CopyWriter.Begin(connection, RunTable.PartitionSchema, table.PartitionOf(run), [.. fixedColumns, .. columns.Select(c => c.Name)]);
        long row = 0;
        foreach (SqliteDataReader cells in file.Raw(table.Name, [.. columns.Select(c => c.Name)], cancellation))
        {
            writer.Row();
            writer.Integer(run);
            writer.Integer(++row);
            if (table.HasGeometry)
            {
                Geometry(writer, cells, table, row, findings);
            }

            for (int c = 0; c < columns.Length; c++)
            {
                Cell(writer, cells.GetValue(c + 1), columns[c].Kind);
            }

            if (row % Between == 0)
            {
                rowsWritten?.Invoke(before + row);
            }
        }

        writer.Complete();
        return before + row;
    }

    private static void Geometry(CopyWriter writer, SqliteDataReader cells, RunTable table, long row, FindingLog findings)
    {
        if (cells.GetValue(0) is not byte[] blob)
        {
            writer.Null();
            return;
        }

        if (!GeoPackageWkb.TryConvert(blob, RunTable.Srid, out byte[]? binary))
        {
            findings.Add(
                "results-geometry-unreadable",
                FindingRank.Error,
                new SourcePlace { File = "results.gpkg", Layer = table.Name, Record = row },
                LocalizedText.Of($"Hình học bị hỏng.", $"The geometry is damaged."),
                LocalizedText.Of($"Dòng này được đưa lên không có hình học.", $"The row is pushed without it."));
        }

        if (binary is null)
        {
            writer.Null();
        }
        else
        {
            writer.Bytes(binary);
        }
    }

    private static void Cell(CopyWriter writer, object value, RunColumnKind kind)
    {
        switch (value, kind)
        {
            case (string text, RunColumnKind.Text):
                writer.Text(text);
                break;
            case (long whole, RunColumnKind.Integer):
                writer.Integer(whole);
                break;
            case (double number, RunColumnKind.Number):
                writer.Number(number);
                break;
            case (long whole, RunColumnKind.Number):
                writer.Number(whole);
                break;
            default: // no value; or, in a file somebody changed, a value of another kind, which no reader of ours would take either
                writer.Null();
                break;
        }
    }
}
