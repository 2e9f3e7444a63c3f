using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>A table of PostGIS as a vector layer.</summary>
internal sealed class PostGisLayer : VectorLayer
{
    private readonly PostGisTable table;
    private readonly IReadOnlyList<PostGisColumn> columns;
    private readonly PostGisColumn[] attributes;
    private readonly PostGisColumn geometry;
    private readonly PostGisColumn? wholeKey; // a key of one whole number is the number of its row
    private readonly PostGisColumn? textKey;
    private readonly List<string> textKeys = [];
    private TableDigest? digest;

    private PostGisLayer(PostGisTable table, IReadOnlyList<PostGisColumn> columns, PostGisColumn geometry)
    {
        this.table = table;
        this.columns = columns;
        this.geometry = geometry;
        attributes = [.. columns.Where(c => c.IsAttribute)];
        PostGisColumn[] key = [.. columns.Where(c => c.KeyPlace > 0)];
        wholeKey = key is [{ Kind: PostGisKind.Integer } one] ? one : null;
        textKey = key is [{ Kind: PostGisKind.Text } text] ? text : null;
    }

    /// <inheritdoc/>
    public override TableDigest? Digest => digest;

    /// <summary>Opens a table as a layer.</summary>
    /// <param name="table">The table.</param>
    /// <param name="findings">Takes the choice among several geometry columns, and how rows without a key are ordered.</param>
    /// <exception cref="InputFileException">There is no such table or column, or its geometries are of several coordinate systems.</exception>
    /// <exception cref="DataStoreException">The database fails.</exception>
    public static PostGisLayer Open(PostGisTable table, FindingLog findings)
    {
        using PostGisReading reading = table.Snapshot.Begin();
        List<PostGisColumn> columns = PostGisCatalog.Columns(reading, table);
        PostGisRows.CheckCondition(table, reading);
        PostGisColumn geometry = ChooseGeometry(table, columns, findings);
        SayOrder(table, columns, findings);
        var layer = new PostGisLayer(table, columns, geometry)
        {
            File = VietnameseText.Compose(table.Display),
            Format = "PostGIS",
            Name = VietnameseText.Compose(table.Name.ToString()),
            Fields = [.. columns.Where(c => c.IsAttribute).Select(c => new VectorField(VietnameseText.Compose(c.Name), c.TypeName))],
            Crs = CrsOf(table, reading, geometry),
            Encoding = new TextEncodingChoice(TextEncodings.Utf8.Name, "format"),
            Files = [],
        };
        return layer;
    }

    /// <summary>Whether a table is to be read by its geometry: it has one, and the study does not say that it is not wanted.</summary>
    public static bool HasGeometry(PostGisTable table)
    {
        if (table.Geometry is not null)
        {
            return table.Geometry.Length > 0;
        }

        using PostGisReading reading = table.Snapshot.Begin();
        return PostGisCatalog.Columns(reading, table).Exists(c => c.Kind is PostGisKind.Geometry or PostGisKind.Geography);
    }

    /// <summary>Says that rows without a primary key stand in the order of their texts.</summary>
    public static void SayOrder(PostGisTable table, IReadOnlyList<PostGisColumn> columns, FindingLog findings)
    {
        if (!columns.Any(c => c.KeyPlace > 0))
        {
            findings.Add(
                "rows-ordered-by-text", FindingRank.Info, new SourcePlace { File = VietnameseText.Compose(table.Display) },
                new("bảng không có khóa chính.", "the table has no primary key."),
                new("Các dòng được xếp theo nội dung mọi cột, để kết quả luôn như nhau.", "Its rows are taken in the order of all columns as text, so that results are always the same."));
        }
    }

    /// <inheritdoc/>
    public override string? KeyOf(long number) => wholeKey is not null ? FormattableString.Invariant($"{wholeKey.Name}={number}")
        : textKey is not null && number >= 1 && number <= textKeys.Count ? $"{textKey.Name}={textKeys[(int)number - 1]}" : null;

    /// <inheritdoc/>
    public override IEnumerable<VectorFeature> ReadFeatures(FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Read(findings, cancellation);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private IEnumerable<VectorFeature> Read(FindingLog findings, CancellationToken cancellation)
    {
        var told = new FeatureFindings(File, Name, findings, KeyOf);
        var cleaner = new TextCleaner(Fields, told);
        var blobs = new GeometryBlob(told);
        textKeys.Clear();
        string shape = geometry.Kind == PostGisKind.Geography ? $"{geometry.Quoted}::geometry" : geometry.Quoted;
        PostGisColumn? key = wholeKey ?? textKey;
        using PostGisRows rows = PostGisRows.Begin(
            table, columns, [key?.Typed ?? "NULL", .. attributes.Select(c => c.Typed), $"ST_AsEWKB({shape}, 'NDR')"]);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!rows.Next())
            {
                break;
            }

            VectorFeature? feature = Feature(rows.Rows, cleaner, blobs, told);
            if (feature is not null)
            {
                yield return feature;
            }
        }

        digest = rows.Digest();
    }

    private VectorFeature? Feature(CopyReader row, TextCleaner cleaner, GeometryBlob blobs, FeatureFindings told)
    {
        long number = row.Rows;
        if (wholeKey is not null)
        {
            number = row.Integer() ?? number;
        }
        else
        {
            string? key = row.Text();
            if (textKey is not null)
            {
                textKeys.Add(key ?? string.Empty);
            }
        }

        var values = new object?[attributes.Length];
        for (int c = 0; c < values.Length; c++)
        {
            values[c] = Value(row, c, number, cleaner, told);
        }

        ReadOnlySpan<byte> shape = row.Cell(out bool isNull);
        if (isNull)
        {
            return new VectorFeature(number, null, values);
        }

        VectorFeature feature = blobs.FeatureOfBinary(shape, number, values, out bool readable);
        return readable ? feature : null;
    }

    private object? Value(CopyReader row, int column, long number, TextCleaner cleaner, FeatureFindings told)
    {
        switch (attributes[column].Kind)
        {
            case PostGisKind.Integer:
                return row.Integer();
            case PostGisKind.Truth:
                return row.Boolean();
            case PostGisKind.Real or PostGisKind.Single:
                ReadOnlySpan<byte> real = row.Cell(out bool isNull);
                return isNull ? null : Finite(System.Buffers.Binary.BinaryPrimitives.ReadDoubleBigEndian(real), column, number, told);
            case PostGisKind.Decimal:
                return row.Text() is not { } text ? null
                    : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
                    : Finite(double.Parse(text, CultureInfo.InvariantCulture), column, number, told);
            default:
                ReadOnlySpan<byte> words = row.Cell(out isNull);
                return isNull ? null : cleaner.Clean(System.Text.Encoding.UTF8.GetString(words), column, number);
        }
    }

    private object? Finite(double value, int column, long number, FeatureFindings told)
    {
        if (double.IsFinite(value))
        {
            return value;
        }

        told.ValueUnreadable(number, Fields[column].Name, value.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    private static PostGisColumn ChooseGeometry(PostGisTable table, List<PostGisColumn> columns, FindingLog findings)
    {
        SourcePlace place = new() { File = VietnameseText.Compose(table.Display) };
        PostGisColumn[] shapes = [.. columns.Where(c => c.Kind is PostGisKind.Geometry or PostGisKind.Geography)];
        string all = string.Join(", ", shapes.Select(c => $"'{c.Name}'"));
        if (!string.IsNullOrEmpty(table.Geometry))
        {
            return shapes.FirstOrDefault(c => c.Name == table.Geometry) ?? throw new InputFileException(
                place,
                LocalizedText.Of($"bảng không có cột hình học '{table.Geometry}'.", $"the table has no geometry column '{table.Geometry}'."),
                LocalizedText.Of($"Các cột hình học: {(all.Length > 0 ? all : "không có")}.", $"Geometry columns: {(all.Length > 0 ? all : "none")}."));
        }

        if (shapes.Length == 0)
        {
            throw new InputFileException(
                place,
                new("bảng không có cột hình học nào.", "the table has no geometry column."),
                new("Chọn bảng khác, hoặc tạo cột hình học: SELECT AddGeometryColumn(…)", "Choose another table, or make a geometry column: SELECT AddGeometryColumn(…)"));
        }

        if (shapes.Length > 1)
        {
            findings.Add(
                "geometry-column-guessed", FindingRank.Warning, place,
                LocalizedText.Of($"bảng có nhiều cột hình học: {all}.", $"the table has several geometry columns: {all}."),
                LocalizedText.Of($"Đã dùng '{shapes[0].Name}'; ghi rõ bằng khóa 'geometry'.", $"'{shapes[0].Name}' was used; state it with the key 'geometry'."));
        }

        return shapes[0];
    }

    private static CrsDeclaration CrsOf(PostGisTable table, PostGisReading reading, PostGisColumn geometry)
    {
        int srid = geometry.Kind == PostGisKind.Geography && geometry.Srid == 0 ? 4326 : geometry.Srid;
        if (srid == 0)
        {
            List<int> met;
            try
            {
                met = reading.Ask(
                    $"SELECT DISTINCT ST_SRID({geometry.Quoted}::geometry) FROM {table.Name.Quoted}{PostGisRows.Condition(table)}", row => row.IsDBNull(0) ? 0 : row.GetInt32(0));
            }
            catch (DataStoreException e) when (PostGisRows.ConditionFault(table, e) is { } refused)
            {
                throw PostGisRows.WrongCondition(table, refused, int.MaxValue);
            }

            met.RemoveAll(s => s == 0);
            if (met.Count > 1)
            {
                throw new InputFileException(
                    new() { File = VietnameseText.Compose(table.Display), Field = geometry.Name },
                    LocalizedText.Of($"cột hình học có nhiều SRID: {string.Join(", ", met.Order())}.", $"the geometry column holds several SRIDs: {string.Join(", ", met.Order())}."),
                    new("Đổi về một hệ bằng ST_Transform, hoặc chọn dòng bằng khóa 'where'.", "Bring them into one system with ST_Transform, or pick rows with the key 'where'."));
            }

            srid = met.FirstOrDefault();
        }

        if (srid == 0)
        {
            return CrsDeclaration.None;
        }

        (string Authority, int Code, string Text)? known = reading.Ask(
            "SELECT coalesce(auth_name, ''), coalesce(auth_srid, 0), coalesce(srtext, '') FROM spatial_ref_sys WHERE srid = $1",
            row => ((string, int, string)?)(row.GetString(0), row.GetInt32(1), row.GetString(2)),
            srid).FirstOrDefault();
        bool isEpsg = known is { } k && string.Equals(k.Authority, "EPSG", StringComparison.OrdinalIgnoreCase) && k.Code > 0;
        return known is not { } row ? CrsDeclaration.None
            : new CrsDeclaration(isEpsg ? row.Code : null, row.Text.Length > 0 ? row.Text : null, CrsOrigin.File, "spatial_ref_sys");
    }
}
