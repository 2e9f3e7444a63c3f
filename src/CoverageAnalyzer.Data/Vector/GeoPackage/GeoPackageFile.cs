using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>A GeoPackage opened for reading: its list of layers.</summary>
/// <remarks>
/// Nothing the file carries is run: tables are read only where they are real tables (no view, no virtual table), names are quoted, the
/// schema is not trusted, nothing is written (no journal beside the file). A value longer than the file cannot be and is refused by SQLite.
/// The pages of a table are looked through before its first row is read: SQLite itself would follow pages in circles for ever, and pass over rows
/// whose page is lost without a word. What a statement may take is bounded by the length of the file.
/// </remarks>
internal sealed class GeoPackageFile : IDisposable
{
    private const int StepsBetweenLooks = 10_000;

    /// <summary>Steps of SQLite's machine that a statement may take whatever the file's length, and for each byte of it: a row of ten bytes takes some twenty.</summary>
    private const long FreeSteps = 5_000_000;
    private const long StepsForEachByte = 32;

    private readonly SqliteConnection connection;
    private readonly HashSet<string> sound = new(StringComparer.Ordinal);
    private HashSet<string>? tables;
    private long steps;
    private CancellationToken cancellation;
    private readonly List<string> views = [];
    private SqliteCommand? rows;

    private GeoPackageFile(string path, SqliteConnection connection, long length)
    {
        Path = path;
        this.connection = connection;
        Length = length;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Bytes of the file and of the log beside it.</summary>
    public long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputFileException">The file is not SQLite, or not a GeoPackage.</exception>
    public static GeoPackageFile Open(string path)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        if (DatabasePath.Fault(System.IO.Path.GetFullPath(path)) is LocalizedText tooLong)
        {
            throw new InputFileException(place, tooLong, new("Hãy chép tệp tới một thư mục có đường dẫn ngắn hơn.", "Copy the file to a folder with a shorter path."));
        }

        DatabaseCompanions companions = ReaderEdge.Guard(path, () => DatabaseCompanions.Of(path));
        companions.RefuseHotJournal(place);
        ReaderEdge.Guard(path, () =>
        {
            companions.RefuseCutFile(place, path);
            return true;
        });
        var database = new SqliteConnection(ConnectionString(path, companions.HasLog));
        try
        {
            database.Open();
            long length = new FileInfo(path).Length + (companions.HasLog ? new FileInfo(path + "-wal").Length : 0);
            raw.sqlite3_limit(database.Handle, raw.SQLITE_LIMIT_LENGTH, (int)Math.Clamp(length, 1 << 20, 1_000_000_000));
            var file = new GeoPackageFile(path, database, length);
            raw.sqlite3_progress_handler(database.Handle, StepsBetweenLooks, _ => file.IsToStop() ? 1 : 0, null);
            foreach (string pragma in new[] { "trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0", "ignore_check_constraints=ON" })
            {
                using SqliteCommand command = file.Command("PRAGMA " + pragma);
                command.ExecuteNonQuery();
            }

            foreach (string table in new[] { "gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys" })
            {
                if (!file.IsTable(table))
                {
                    throw new InputFileException(
                        place,
                        LocalizedText.Of($"Đây là cơ sở dữ liệu SQLite nhưng không phải GeoPackage (thiếu bảng {table}).", $"This is an SQLite database but not a GeoPackage (there is no table {table})."),
                        LocalizedText.Of($"Hãy xuất lớp bản đồ sang GeoPackage (QGIS: Xuất, GeoPackage).", $"Export the layer as GeoPackage (QGIS: Export, GeoPackage)."));
                }

                file.RequireSound(table);
            }

            return file;
        }
        catch (Exception e) when (ReaderEdge.Translates(e))
        {
            database.Dispose();
            throw e is SqliteException && companions.HasLog ? DatabaseCompanions.LogUnreadable(place, e) : Translated(place, e);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The one error of a reader, from what SQLite says.</summary>
    /// <param name="place">The file.</param>
    /// <param name="e">What was thrown.</param>
    public static InputFileException Translated(SourcePlace place, Exception e) => e is not SqliteException sqlite
        ? ReaderEdge.Error(place, e)
        : sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB => new(
                place, LocalizedText.Of($"Tệp không phải GeoPackage (không phải cơ sở dữ liệu SQLite).", $"The file is not a GeoPackage (not an SQLite database)."),
                LocalizedText.Of($"Hãy chép hoặc xuất lại tệp.", $"Copy or export the file again."), e),
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH or raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(
                place, LocalizedText.Of($"Không mở được tệp.", $"The file cannot be opened."),
                LocalizedText.Of($"Hãy kiểm tra quyền truy cập, hoặc đóng chương trình đang mở tệp.", $"Check its permissions, or close the program that has it open."), e),
            raw.SQLITE_INTERRUPT => new(
                place, LocalizedText.Of($"Cơ sở dữ liệu GeoPackage bị hỏng: các trang trỏ vòng quanh lẫn nhau.", $"The GeoPackage's database is damaged: its pages lead round in circles."),
                LocalizedText.Of($"Hãy chép hoặc xuất lại tệp.", $"Copy or export the file again."), e),
            _ => new(
                place, LocalizedText.Of($"Cơ sở dữ liệu GeoPackage bị hỏng (SQLite báo lỗi {sqlite.SqliteErrorCode}).", $"The GeoPackage's database is damaged (SQLite error {sqlite.SqliteErrorCode})."),
                LocalizedText.Of($"Hãy chép hoặc xuất lại tệp.", $"Copy or export the file again."), e),
        };

    /// <summary>The feature layers, in the order of the file's list.</summary>
    public IReadOnlyList<GeoPackageTableInfo> Layers()
    {
        // Each list is read by itself and they are matched here: for a join SQLite would go through the one list for each row of the other.
        var columns = new Dictionary<string, (string Column, string Type, long Srs)>(StringComparer.Ordinal);
        using (SqliteCommand command = Command("SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns"))
        using (SqliteDataReader row = command.ExecuteReader())
        {
            while (row.Read())
            {
                if (!row.IsDBNull(0) && !row.IsDBNull(1))
                {
                    columns.TryAdd(SqlName.Folded(row.GetString(0)), (row.GetString(1), row.IsDBNull(2) ? string.Empty : row.GetString(2), row.GetValue(3) is long srs ? srs : 0));
                }
            }
        }

        var layers = new List<GeoPackageTableInfo>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        views.Clear();
        using (SqliteCommand command = Command("SELECT table_name, min_x, min_y, max_x, max_y FROM gpkg_contents WHERE lower(data_type) = 'features'"))
        using (SqliteDataReader row = command.ExecuteReader())
        {
            while (row.Read())
            {
                if (row.IsDBNull(0) || !columns.TryGetValue(SqlName.Folded(row.GetString(0)), out (string Column, string Type, long Srs) geometry) || !seen.Add(SqlName.Folded(row.GetString(0))))
                {
                    continue;
                }

                Bounds? extent = Enumerable.Range(1, 4).All(i => row.GetValue(i) is double or long)
                    ? new Bounds(row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4))
                    : null;
                layers.Add(new(row.GetString(0), geometry.Column, geometry.Type, geometry.Srs, extent is { IsEmpty: false } ? extent : null));
            }
        }

        views.AddRange(layers.Where(l => !IsTable(l.Table)).Select(l => l.Table));
        return [.. layers.Where(l => IsTable(l.Table))];
    }

    /// <summary>The tables without geometry that the file lists, as layers without a geometry column.</summary>
    public IReadOnlyList<GeoPackageTableInfo> Attributes()
    {
        var names = new List<string>();
        using (SqliteCommand command = Command("SELECT table_name FROM gpkg_contents WHERE lower(data_type) = 'attributes' AND table_name NOT NULL"))
        using (SqliteDataReader row = command.ExecuteReader())
        {
            while (row.Read())
            {
                names.Add(row.GetString(0));
            }
        }

        return [.. names.Where(IsTable).Select(n => new GeoPackageTableInfo(n, string.Empty, string.Empty, 0, null))];
    }

    /// <summary>The styles the file keeps for QGIS, the default of a layer marked; none where there is no such table.</summary>
    public IReadOnlyList<GeoPackageStyle> Styles()
    {
        var styles = new List<GeoPackageStyle>();
        if (!IsTable("layer_styles"))
        {
            return styles;
        }

        using SqliteCommand command = Command("SELECT f_table_name, styleName, styleQML, styleSLD, useAsDefault, description FROM layer_styles ORDER BY id");
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            string Text(int column) => row.IsDBNull(column) ? string.Empty : row.GetString(column);
            styles.Add(new GeoPackageStyle(Text(0), Text(1), Text(2), Text(3), !row.IsDBNull(4) && row.GetBoolean(4), Text(5)));
        }

        return styles;
    }

    /// <summary>Layers of the file's list that <see cref="Layers"/> left out because they are views, whose SQL is not run, or not there at all.</summary>
    public IReadOnlyCollection<string> LeftOut => views;

    /// <summary>Makes sure that a layer's geometry column is one of its table: SQLite would take an unknown name for a text.</summary>
    /// <param name="place">The file.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="InputFileException">There is no such column.</exception>
    public void RequireGeometryColumn(SourcePlace place, GeoPackageTableInfo layer)
    {
        using SqliteCommand command = Command($"SELECT 1 FROM pragma_table_info({SqlName.Text(layer.Table)}) WHERE lower(name) = lower($column)");
        command.Parameters.AddWithValue("$column", layer.GeometryColumn);
        if (command.ExecuteScalar() is null)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of(
                    $"Bảng '{layer.Table}' không có cột hình học '{layer.GeometryColumn}' như gpkg_geometry_columns ghi.",
                    $"Table '{layer.Table}' has no geometry column '{layer.GeometryColumn}', which gpkg_geometry_columns names."),
                LocalizedText.Of($"Hãy xuất lại lớp sang GeoPackage mới (QGIS: Xuất, GeoPackage).", $"Export the layer to a new GeoPackage (QGIS: Export, GeoPackage)."));
        }
    }

    /// <summary>What a layer is.</summary>
    /// <param name="layer">The layer.</param>
    public VectorLayerInfo Describe(GeoPackageTableInfo layer) => new(
        VietnameseText.Compose(layer.Table), KindOf(layer.GeometryType), CountOf(layer), CrsOf(layer),
        [.. Columns(layer).Where(c => c.IsAttribute).Select(c => new VectorField(VietnameseText.Compose(c.Name), c.TypeName))], layer.Extent);

    /// <summary>Rows of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public long CountOf(GeoPackageTableInfo layer)
    {
        RequireSound(layer.Table);
        using SqliteCommand command = Command($"SELECT count(*) FROM {SqlName.Quote(layer.Table)} NOT INDEXED");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Columns of a layer but its geometry; computed columns are not among them.</summary>
    /// <param name="layer">The layer.</param>
    public IReadOnlyList<GeoPackageColumnInfo> Columns(GeoPackageTableInfo layer)
    {
        var columns = new List<GeoPackageColumnInfo>();
        using SqliteCommand command = Command($"PRAGMA table_info({SqlName.Quote(layer.Table)})");
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            string name = row.GetString(1);
            if (!string.Equals(name, layer.GeometryColumn, StringComparison.OrdinalIgnoreCase))
            {
                columns.Add(new(name, (row.IsDBNull(2) ? string.Empty : row.GetString(2)).ToUpperInvariant(), row.GetInt64(5) != 0));
            }
        }

        return columns;
    }

    /// <summary>What the file says about a layer's coordinate system.</summary>
    /// <param name="layer">The layer.</param>
    public CrsDeclaration CrsOf(GeoPackageTableInfo layer)
    {
        using SqliteCommand command = Command("SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = $id");
        command.Parameters.AddWithValue("$id", layer.SrsId);
        using SqliteDataReader row = command.ExecuteReader();
        if (layer.SrsId is 0 or -1 || !row.Read())
        {
            return CrsDeclaration.None; // the format's own rows for "undefined"
        }

        bool isEpsg = !row.IsDBNull(0) && string.Equals(row.GetString(0).Trim(), "EPSG", StringComparison.OrdinalIgnoreCase);
        int? code = isEpsg && row.GetValue(1) is long number and > 0 and < int.MaxValue ? (int)number : null;
        string wkt = row.IsDBNull(2) ? string.Empty : row.GetString(2).Trim();
        bool hasWkt = wkt.Contains('[') || wkt.Contains('(');
        return code is null && !hasWkt ? CrsDeclaration.None : new(code, hasWkt ? wkt : null, CrsOrigin.File, "gpkg_spatial_ref_sys");
    }

    /// <summary>Reads the rows of a layer: its geometry first, then the columns asked for.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="stop">Stops within a query.</param>
    public SqliteDataReader Rows(GeoPackageTableInfo layer, IEnumerable<GeoPackageColumnInfo> columns, CancellationToken stop)
    {
        cancellation = stop;
        RequireSound(layer.Table);
        string geometry = layer.GeometryColumn.Length == 0 ? "NULL" : SqlName.Quote(layer.GeometryColumn);
        string list = string.Join(", ", columns.Select(c => SqlName.Quote(c.Name)).Prepend(geometry));
        rows?.Dispose(); // the reader lives as long as its command
        rows = Command($"SELECT {list} FROM {SqlName.Quote(layer.Table)} NOT INDEXED");
        return rows.ExecuteReader();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rows?.Dispose();
        connection.Dispose();
    }

    private static string KindOf(string geometryType) => geometryType.ToUpperInvariant() switch
    {
        "POINT" => "Point",
        "MULTIPOINT" => "MultiPoint",
        "LINESTRING" => "LineString",
        "MULTILINESTRING" => "MultiLineString",
        "POLYGON" => "Polygon",
        "MULTIPOLYGON" => "MultiPolygon",
        "GEOMETRYCOLLECTION" => "GeometryCollection",
        "GEOMETRY" or "" => "Geometry",
        string other => other,
    };

    private static string ConnectionString(string path, bool hasLog)
    {
        string full = System.IO.Path.GetFullPath(path);
        if (hasLog)
        {
            // Another program has changes open beside the file: SQLite must see them.
            return new SqliteConnectionStringBuilder { DataSource = full, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        }

        // Immutable: no lock and no journal file, so that a read-only folder or drive works too.
        string uri = "file:" + string.Concat(full.Replace(System.IO.Path.DirectorySeparatorChar, '/').Select(c => c is '%' or '?' or '#' ? Uri.HexEscape(c) : c.ToString()));
        return new SqliteConnectionStringBuilder { DataSource = uri + "?mode=ro&immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
    }

    private bool IsTable(string name)
    {
        if (tables is null)
        {
            tables = new(StringComparer.Ordinal);
            using SqliteCommand command = Command("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0");
            using SqliteDataReader row = command.ExecuteReader();
            while (row.Read())
            {
                tables.Add(SqlName.Folded(row.GetString(0)));
            }
        }

        return tables.Contains(SqlName.Folded(name));
    }

    /// <summary>Looks through the pages of a table, once.</summary>
    /// <remarks>Source: sqlite.org, PRAGMA quick_check. What it says of values and indices, which are not used, is left to those who read the values.</remarks>
    /// <exception cref="InputFileException">They do not hang together: rows would be missing, or come again and again.</exception>
    private void RequireSound(string table)
    {
        if (!sound.Add(SqlName.Folded(table)))
        {
            return;
        }

        using SqliteCommand command = Command($"PRAGMA quick_check({SqlName.Text(table)})");
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            string said = row.GetString(0);
            if (said.StartsWith("Tree ", StringComparison.Ordinal) || said.StartsWith("***", StringComparison.Ordinal))
            {
                throw ReaderEdge.Damaged(SourcePlace.OfFile(Path) with { Layer = table }, null, LocalizedText.Of(
                    $"Cơ sở dữ liệu GeoPackage bị hỏng: các trang của bảng '{table}' không khớp nhau, có thể đã mất dòng.",
                    $"The GeoPackage's database is damaged: the pages of table '{table}' do not hang together, rows may be lost."));
            }
        }
    }

    private bool IsToStop() => cancellation.IsCancellationRequested || (steps += StepsBetweenLooks) > FreeSteps + (StepsForEachByte * Length);

#pragma warning disable CA2100 // every name in a statement goes through SqlName.Quote, every value through a parameter
    private SqliteCommand Command(string sql)
    {
        steps = 0;
        return new(sql, connection);
    }
#pragma warning restore CA2100
}
