using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using SQLitePCL;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>A feature table of a GeoPackage.</summary>
internal sealed class GeoPackageLayer : VectorLayer
{
    private readonly GeoPackageFile file;
    private readonly GeoPackageTableInfo table;
    private readonly IReadOnlyList<GeoPackageColumnInfo> columns;

    private GeoPackageLayer(GeoPackageFile file, GeoPackageTableInfo table, IReadOnlyList<GeoPackageColumnInfo> columns)
    {
        this.file = file;
        this.table = table;
        this.columns = columns;
    }

    /// <summary>Opens the layer asked for, or the one meant.</summary>
    /// <param name="source">The file and what the user says about it.</param>
    /// <param name="findings">Takes the choice among several.</param>
    public static GeoPackageLayer Open(VectorSource source, FindingLog findings)
    {
        string path = source.Path;
        SourcePlace place = SourcePlace.OfFile(path);
        GeoPackageFile opened = GeoPackageFile.Open(path);
        try
        {
            IReadOnlyList<GeoPackageTableInfo> layers = opened.Layers();
            SayLeftOut(place, opened.LeftOut, layers.Count, findings);
            GeoPackageTableInfo chosen = LayerChoice.Choose(
                place, source.Layer, layers, l => l.Table, l => source.WeightOf(l.GeometryType, opened.CountOf(l)), findings);
            opened.RequireGeometryColumn(place, chosen);
            long count = opened.CountOf(chosen);
            LayerBounds.RefuseHollow(place, count, opened.Length);
            GeoPackageColumnInfo[] attributes = [.. opened.Columns(chosen).Where(c => c.IsAttribute)];
            int most = LayerBounds.MostFields(count, opened.Length);
            if (attributes.Length > most)
            {
                findings.Add(
                    "too-many-fields", FindingRank.Warning, place with { Layer = chosen.Table },
                    LocalizedText.Of($"Lớp có {attributes.Length} cột.", $"The layer has {attributes.Length} columns."),
                    LocalizedText.Of($"Chỉ đọc {most} cột đầu.", $"The first {most} are read."));
                attributes = attributes[..most];
            }

            return new GeoPackageLayer(opened, chosen, attributes)
            {
                File = System.IO.Path.GetFileName(path),
                Format = "GeoPackage",
                Name = VietnameseText.Compose(chosen.Table),
                Fields = [.. attributes.Select(c => new VectorField(VietnameseText.Compose(c.Name), c.TypeName))],
                Crs = opened.CrsOf(chosen),
                Encoding = new TextEncodingChoice(TextEncodings.Utf8.Name, "format"),
                Files = [System.IO.Path.GetFullPath(path)],
            };
        }
        catch (Exception e) when (ReaderEdge.Translates(e))
        {
            opened.Dispose();
            throw GeoPackageFile.Translated(place, e);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<VectorFeature> ReadFeatures(FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Read(findings, cancellation);
    }

    /// <inheritdoc/>
    public override void Dispose() => file.Dispose();

    private static void SayLeftOut(SourcePlace place, IReadOnlyCollection<string> leftOut, int layers, FindingLog findings)
    {
        if (leftOut.Count == 0)
        {
            return;
        }

        string names = string.Join(", ", leftOut.Take(12));
        LocalizedText problem = LocalizedText.Of(
            $"Lớp không phải bảng thật (khung nhìn SQL, hoặc bảng không có trong tệp): {names}.",
            $"Layers that are not tables (SQL views, or tables that are not in the file): {names}.");
        LocalizedText remedy = LocalizedText.Of(
            $"SQL chứa trong tệp không được chạy; hãy xuất khung nhìn thành lớp riêng (QGIS: Xuất).",
            $"SQL inside a file is not run; export the view as a layer of its own (QGIS: Export).");
        if (layers == 0)
        {
            throw new InputFileException(place, problem, remedy);
        }

        findings.Add("layer-not-a-table", FindingRank.Info, place, problem, remedy);
    }

    private IEnumerable<VectorFeature> Read(FindingLog findings, CancellationToken cancellation)
    {
        SourcePlace place = new() { File = File, Layer = Name };
        var told = new FeatureFindings(File, Name, findings);
        var cleaner = new TextCleaner(Fields, told);
        var blobs = new GeometryBlob(told);
        SqliteDataReader? rows = null;
        long number = 0;
        try
        {
            while (true)
            {
                VectorFeature? feature;
                try
                {
                    cancellation.ThrowIfCancellationRequested();
                    rows ??= file.Rows(table, columns, cancellation);
                    if (!rows.Read())
                    {
                        yield break;
                    }

                    feature = Feature(rows, ++number, blobs, cleaner, told);
                }
                catch (Exception e) when (ReaderEdge.Translates(e))
                {
                    cancellation.ThrowIfCancellationRequested(); // SQLite reports a query stopped by us as an error
                    throw GeoPackageFile.Translated(place with { Record = number + 1 }, e);
                }

                if (feature is not null)
                {
                    yield return feature;
                }
            }
        }
        finally
        {
            rows?.Dispose();
        }
    }

    private VectorFeature? Feature(SqliteDataReader row, long number, GeometryBlob blobs, TextCleaner cleaner, FeatureFindings told)
    {
        var values = new object?[columns.Count];
        var feature = new VectorFeature(number, null, values);
        if (!row.IsDBNull(0))
        {
            bool readable = false;
            if (raw.sqlite3_column_type(row.Handle!, 0) == raw.SQLITE_BLOB)
            {
                // As it stands in the database's own memory, until the next row: not copied.
                feature = blobs.Feature(raw.sqlite3_column_blob(row.Handle!, 0), number, values, out readable);
            }
            else
            {
                told.Unreadable(number, LocalizedText.Of($"Cột hình học không chứa hình học.", $"The geometry column does not hold a geometry."));
            }

            if (!readable)
            {
                return null;
            }
        }

        for (int c = 0; c < values.Length; c++)
        {
            values[c] = Value(row, c, number, cleaner, told);
        }

        return feature;
    }

    private object? Value(SqliteDataReader row, int column, long number, TextCleaner cleaner, FeatureFindings told)
    {
        string type = columns[column].TypeName;
        switch (row.GetValue(column + 1))
        {
            case long whole:
                return type == "yes/no" ? whole != 0 : whole;
            case double real:
                if (double.IsFinite(real))
                {
                    return real;
                }

                told.ValueUnreadable(number, Fields[column].Name, real.ToString(CultureInfo.InvariantCulture));
                return null;
            case string text:
                return type == "date"
                    && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime date)
                    ? date
                    : cleaner.Clean(text, column, number);
            default:
                return null;
        }
    }
}
