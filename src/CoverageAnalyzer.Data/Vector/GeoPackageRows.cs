using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>The tables of a GeoPackage as they stand, with and without geometry: what this program wrote, read back to the last digit.</summary>
/// <remarks>
/// For layers that come from elsewhere use <see cref="VectorFiles"/>, which looks into texts, coordinate systems and geometries. Not for two threads at a time.
/// </remarks>
public sealed class GeoPackageRows : ITableRows, IDisposable
{
    private readonly GeoPackageFile file;
    private readonly Dictionary<string, GeoPackageTableInfo> tables;

    private GeoPackageRows(GeoPackageFile file, Dictionary<string, GeoPackageTableInfo> tables)
    {
        this.file = file;
        this.tables = tables;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Tables => tables.Keys;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputFileException">The file is not a GeoPackage, or damaged.</exception>
    public static GeoPackageRows Open(string path)
    {
        GeoPackageFile file = GeoPackageFile.Open(path);
        try
        {
            return new GeoPackageRows(
                file, file.Layers().Concat(file.Attributes()).DistinctBy(t => t.Table, StringComparer.Ordinal).ToDictionary(t => t.Table, StringComparer.Ordinal));
        }
        catch (Exception e) when (ReaderEdge.Translates(e))
        {
            file.Dispose();
            throw GeoPackageFile.Translated(SourcePlace.OfFile(path), e);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ColumnsOf(string table) => [.. file.Columns(tables[table]).Where(c => c.IsAttribute).Select(c => c.Name)];

    /// <summary>Reads rows in the order of their keys; a geometry that is damaged is a finding, and the row is there without it.</summary>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <returns>The rows; their values stand in the order of <see cref="ColumnsOf"/>: string, long, double or null.</returns>
    /// <exception cref="InputFileException">The file is damaged.</exception>
    public IEnumerable<VectorFeature> Read(string table, FindingLog findings, CancellationToken cancellation = default)
    {
        GeoPackageTableInfo info = tables[table];
        GeoPackageColumnInfo[] columns = [.. file.Columns(info).Where(c => c.IsAttribute)];
        SourcePlace place = SourcePlace.OfFile(file.Path) with { Layer = table };
        var blobs = new GeometryBlob(new FeatureFindings(place.File, table, findings));
        using SqliteDataReader rows = ReaderEdge.Guard(file.Path, () => file.Rows(info, columns, cancellation));
        for (long number = 1; ; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            VectorFeature feature;
            try
            {
                if (!rows.Read())
                {
                    yield break;
                }

                var values = new object?[columns.Length];
                for (int c = 0; c < values.Length; c++)
                {
                    values[c] = rows.GetValue(c + 1) is var value and (string or long or double) ? value : null;
                }

                feature = rows.GetValue(0) is byte[] blob ? blobs.Feature(blob, number, values, out _) : new VectorFeature(number, null, values);
            }
            catch (Exception e) when (ReaderEdge.Translates(e))
            {
                cancellation.ThrowIfCancellationRequested(); // SQLite reports a query stopped by us as an error
                throw GeoPackageFile.Translated(place with { Record = number }, e);
            }

            yield return feature;
        }
    }

    /// <summary>The styles the file keeps for QGIS, in their order.</summary>
    /// <exception cref="InputFileException">The file is damaged.</exception>
    public IReadOnlyList<GeoPackageStyle> Styles() => ReaderEdge.Guard(file.Path, file.Styles);

    /// <summary>Reads rows as SQLite has them, the geometry first (NULL for a table without one).</summary>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    /// <param name="wanted">Columns, each one of <see cref="ColumnsOf"/>.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <returns>The same reader for every row.</returns>
    /// <exception cref="InputFileException">The file is damaged.</exception>
    internal IEnumerable<SqliteDataReader> Raw(string table, IReadOnlyList<string> wanted, CancellationToken cancellation)
    {
        GeoPackageTableInfo info = tables[table];
        var columns = file.Columns(info).ToDictionary(c => c.Name, StringComparer.Ordinal);
        using SqliteDataReader rows = ReaderEdge.Guard(file.Path, () => file.Rows(info, wanted.Select(c => columns[c]), cancellation));
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (!rows.Read())
                {
                    yield break;
                }
            }
            catch (Exception e) when (ReaderEdge.Translates(e))
            {
                cancellation.ThrowIfCancellationRequested();
                throw GeoPackageFile.Translated(SourcePlace.OfFile(file.Path) with { Layer = table }, e);
            }

            yield return rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
