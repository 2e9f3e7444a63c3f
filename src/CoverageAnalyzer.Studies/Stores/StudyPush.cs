using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Layers;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Running;
using Npgsql;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>Pushes a study into the shared store: each of its layers becomes a table of <c>coverage_data</c>, its settings, rules and maps stand beside them.</summary>
/// <remarks>
/// Behavior: one transaction; readers see the layers before the push or those after it. A second push of the same study waits for the first, and says so
/// if that takes too long. Rasters stay where they are. Tried again only after a fault that passes by itself (<see cref="StoreRetry"/>).
/// </remarks>
public static class StudyPush
{
    private const string Schema = "coverage_data";
    private const string NewMark = "~";
    internal const string PatternsFolder = "patterns"; // in the pushed study, whatever it was called
    private const int PrefixBytes = 36;
    private const int LockSeconds = 60;

    /// <summary>Pushes.</summary>
    /// <param name="database">The store.</param>
    /// <param name="studyPath">The study's folder or study file.</param>
    /// <param name="note">Told when it is tried again, or null.</param>
    /// <param name="cancellation">Stops soon; nothing is pushed then.</param>
    /// <exception cref="StudyFileException">The study has faults.</exception>
    /// <exception cref="InputFileException">A layer cannot be read.</exception>
    /// <exception cref="DataStoreException">The store failed, or somebody holds it up; nothing was changed.</exception>
    public static StudyPushResult Push(PostGisDatabase database, string studyPath, Action<LocalizedText>? note = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(studyPath);
        StoreSchema.Check(database);
        StudyFile study = StudyFileReader.Read(studyPath);
        using var tables = new StudyTables(study);
        StudyFilesCheck.AllThere(study, tables);
        string json = File.ReadAllText(Directory.Exists(studyPath) ? Path.Combine(studyPath, StudyFile.FileName) : studyPath);
        return StoreRetry.Do(() => Once(database, study, tables, json, cancellation), note, cancellation);
    }

    private static StudyPushResult Once(PostGisDatabase database, StudyFile study, StudyTables tables, string json, CancellationToken cancellation)
    {
        try
        {
            return database.With(connection =>
            {
                using NpgsqlTransaction transaction = connection.BeginTransaction();
                StudyPushResult result = Push(connection, study, tables, StudyDocument.Parse(json), cancellation);
                transaction.Commit();
                return result;
            });
        }
        catch (DataStoreException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            throw new DataStoreException(
                e.Store,
                LocalizedText.Of($"có người khác đang đưa lên hoặc đang đọc nghiên cứu '{study.Name}'; đã đợi {LockSeconds} giây.", $"someone else is pushing or reading the study '{study.Name}'; it was waited for {LockSeconds} s."),
                new("Không có gì bị thay đổi; hãy chạy lại sau.", "Nothing was changed; run it again later."),
                isTransient: false,
                e.InnerException);
        }
    }

    private static StudyPushResult Push(NpgsqlConnection connection, StudyFile study, StudyTables tables, StudyDocument document, CancellationToken cancellation)
    {
        connection.Run(FormattableString.Invariant($"SET LOCAL lock_timeout = '{LockSeconds}s'"));
        connection.RunLong("SELECT pg_advisory_xact_lock(hashtextextended('coverage.study', 0) # hashtextextended($1, 1))", cancellation, study.Name);
        (string prefix, int version, string[] old) = Known(connection, study.Name, cancellation);
        var notes = new List<LocalizedText>();
        var layers = new List<(string Key, string Table, long Rows)>();
        foreach ((string key, LayerSettings settings) in StudyTables.LayersOf(study))
        {
            if (key is "layers.elevation" or "layers.landCover" or "layers.population")
            {
                notes.Add(LocalizedText.Of(
                    $"{key}: ảnh raster không được đưa lên; máy nào phân tích cũng phải đọc được {string.Join(", ", settings.Files.Select(study.PathOf))}.",
                    $"{key}: rasters are not pushed; every machine that runs the study must be able to read {string.Join(", ", settings.Files.Select(study.PathOf))}."));
                continue;
            }

            string name = TableOf(prefix, key, layers.Select(l => l.Table));
            var target = new LayerTable(connection, new TableName(Schema, NewMark + name));
            Write(target, key, study, settings, tables, notes, cancellation);
            document.ToTable(key, settings.Source ?? settings.DisplayName, new TableName(Schema, name).ToString(), target.GeometryColumn, target.Columns);
            layers.Add((key, name, target.Rows));
        }

        document.RootRasters(study.Directory);
        Swap(connection, old, [.. layers.Select(l => l.Table)], cancellation);
        KeepFiles(connection, study, document, prefix, version, [.. layers.Select(l => l.Table)], notes);
        return new StudyPushResult(study.Name, version, [.. layers.Select(l => (l.Key, $"{Schema}.{l.Table}", l.Rows))], notes);
    }

    private static void Write(
        LayerTable target, string key, StudyFile study, LayerSettings settings, StudyTables tables, List<LocalizedText> notes, CancellationToken cancellation)
    {
        if (settings.Files.Count > 1)
        {
            throw new InputFileException(
                new SourcePlace { File = StudyFile.FileName, Field = key },
                LocalizedText.Of($"lớp có {settings.Files.Count} tệp; chỉ đưa lên được lớp của một tệp.", $"the layer has {settings.Files.Count} files; only a layer of one file can be pushed."),
                new("Hãy gộp các tệp thành một rồi chạy lại.", "Join the files into one and run it again."));
        }

        var findings = new FindingLog();
        string path = tables.PathOf(settings);
        IReadOnlyList<FieldRole> roles = key switch
        {
            "layers.communes" => FieldSynonyms.Communes,
            "layers.villages" => FieldSynonyms.Villages,
            "layers.measurements" => FieldSynonyms.Measurements,
            "layers.nationalBorder" => [],
            _ when key.StartsWith("lists.", StringComparison.Ordinal) => FieldSynonyms.UnitLists,
            _ => FieldSynonyms.Points,
        };
        var options = new PointReadOptions { Fields = settings.Fields, Encoding = settings.Encoding, Layer = settings.Layer, Table = tables.Of(settings), Roles = roles };
        IReadOnlyList<string> headers;
        if (key is "layers.communes" or "layers.nationalBorder" || PointTableReader.HasGeometry(path, options))
        {
            using VectorLayer layer = VectorFiles.Open(
                new VectorSource(path, settings.Layer, settings.Encoding, PrefersLines: key == "layers.nationalBorder") { Table = tables.Of(settings) }, findings);
            target.Write(layer, SridOf(layer, key, settings), findings, cancellation);
            headers = [.. layer.Fields.Select(f => f.Name)];
        }
        else
        {
            using TableSource source = PointTableReader.OpenTable(path, options, findings, cancellation);
            target.Write(source, findings, cancellation);
            headers = source.Headers;
        }

        if (target.ShiftedRows > 0)
        {
            notes.Add(LocalizedText.Of($"{key}: bỏ {target.ShiftedRows:N0} dòng có nhiều ô hơn tiêu đề.", $"{key}: {target.ShiftedRows:N0} rows with more cells than the header were left out."));
        }

        long unreadable = findings.CountOf(FindingRank.Error);
        if (unreadable > 0)
        {
            notes.Add(LocalizedText.Of($"{key}: bỏ {unreadable:N0} đối tượng không đọc được hình học.", $"{key}: {unreadable:N0} features whose geometry cannot be read were left out."));
        }

        IReadOnlyDictionary<string, int> mapped = FieldGuess.Map(roles, headers, settings.Fields, new SourcePlace(), new FindingLog());
        target.Comment(
            LocalizedText.Of($"{study.Name}: lớp {key}, từ {settings.DisplayName}", $"{study.Name}: layer {key}, from {settings.DisplayName}"),
            mapped.DistinctBy(m => m.Value).ToDictionary(m => target.Columns[headers[m.Value]], m => Meaning(m.Key), StringComparer.Ordinal));
    }

    private static LocalizedText Meaning(string role) => role switch
    {
        "areaHectares" => new("diện tích thống kê (ha)", "statistical area (ha)"),
        "population" => new("dân số (người)", "population (people)"),
        "households" => new("số hộ", "households"),
        "x" => new("kinh độ (°) hoặc hoành độ (m)", "longitude (°) or easting (m)"),
        "y" => new("vĩ độ (°) hoặc tung độ (m)", "latitude (°) or northing (m)"),
        "radius" => new("bán kính phủ (km, trừ khi tên cột ghi khác)", "coverage radius (km unless the column says otherwise)"),
        "height" => new("chiều cao cột (m)", "height of the mast (m)"),
        "range" => new("tầm phủ ước tính (m)", "estimated range (m)"),
        "code" => new("mã", "code"),
        "name" => new("tên", "name"),
        "type" => new("loại", "kind"),
        "district" => new("huyện", "district"),
        "province" => new("tỉnh", "province"),
        "commune" => new("xã", "commune"),
        "communeCode" => new("mã xã", "code of the commune"),
        _ => LocalizedText.Same(role),
    };

    private static int SridOf(VectorLayer layer, string key, LayerSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.Crs))
        {
            return CoordinateReferenceSystem.FromText(settings.Crs)?.EpsgCode ?? 0; // the study goes on saying it
        }

        return layer.Crs.EpsgCode ?? (layer.Crs.Wkt is null ? 0 : throw new InputFileException(
            new SourcePlace { File = layer.File },
            new("hệ tọa độ của lớp không có mã EPSG.", "the layer's coordinate system has no EPSG code."),
            LocalizedText.Of($"Ghi mã ở khóa '{key}.crs' trong study.json, ví dụ EPSG:9212.", $"State it with the key '{key}.crs' in study.json, for example EPSG:9212.")));
    }

    private static (string Prefix, int Version, string[] Tables) Known(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        using (var command = new NpgsqlCommand("SELECT prefix, version, tables FROM coverage.study WHERE name = $1", connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = name });
            using NpgsqlDataReader row = command.ExecuteReader();
            if (row.Read())
            {
                return (row.GetString(0), row.GetInt32(1) + 1, row.GetFieldValue<string[]>(2));
            }
        }

        // One at a time: two studies whose names look alike must not take the same prefix.
        connection.RunLong("SELECT pg_advisory_xact_lock(hashtextextended('coverage.study.prefix', 0))", cancellation);
        string wanted = Safe(name);
        for (int n = 1; ; n++)
        {
            string prefix = n == 1 ? wanted : FormattableString.Invariant($"{wanted}_{n}");
            using var taken = new NpgsqlCommand("SELECT count(*) FROM coverage.study WHERE prefix = $1", connection);
            taken.Parameters.Add(new NpgsqlParameter { Value = prefix });
            if ((long)taken.ExecuteScalar()! == 0)
            {
                return (prefix, 1, []);
            }
        }
    }

    private static string TableOf(string prefix, string key, IEnumerable<string> taken)
    {
        string layer = Safe(string.Concat(key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..].Select(c => char.IsAsciiLetterUpper(c) ? "_" + c : c.ToString())));
        string wanted = key.StartsWith("lists.", StringComparison.Ordinal) ? $"{prefix}__list_{layer}" : $"{prefix}__{layer}";
        wanted = wanted.Length <= SqlIdentifier.MostBytes - 4 ? wanted : wanted[..(SqlIdentifier.MostBytes - 4)];
        return taken.Contains(wanted) ? Enumerable.Range(2, 99).Select(n => FormattableString.Invariant($"{wanted}_{n}")).First(t => !taken.Contains(t)) : wanted;
    }

    // Small Latin letters, digits and single underscores: two underscores stand between study and layer.
    private static string Safe(string name)
    {
        var safe = new StringBuilder();
        foreach (char c in VietnameseText.WithoutAccents(name).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                safe.Append(c);
            }
            else if (safe.Length > 0 && safe[^1] != '_')
            {
                safe.Append('_');
            }
        }

        string text = safe.ToString().Trim('_');
        text = text.Length == 0 ? "study" : text;
        return text.Length <= PrefixBytes ? text : text[..PrefixBytes].TrimEnd('_');
    }

    private static void Swap(NpgsqlConnection connection, string[] old, string[] tables, CancellationToken cancellation)
    {
        string[] gone = [.. old.Union(tables)];
        LayerReaders.Exclude(connection, gone.Select(t => new TableName(Schema, t)), cancellation);
        List<string> there = [];
        using (var command = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename = ANY($2) ORDER BY tablename COLLATE \"C\"", connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Schema });
            command.Parameters.Add(new NpgsqlParameter { Value = gone });
            using NpgsqlDataReader rows = command.ExecuteReader();
            while (rows.Read())
            {
                there.Add(new TableName(Schema, rows.GetString(0)).Quoted);
            }
        }

        if (there.Count > 0)
        {
            connection.RunLong($"LOCK TABLE {string.Join(", ", there)} IN ACCESS EXCLUSIVE MODE", cancellation); // in one order
            connection.Run($"DROP TABLE {string.Join(", ", there)}");
        }

        foreach (string table in tables)
        {
            string fresh = new TableName(Schema, NewMark + table).Quoted;
            foreach ((string role, string sql) in new[] { (StoreRoles.Viewer, $"GRANT SELECT ON {fresh} TO {StoreRoles.Viewer}"), (StoreRoles.Editor, $"ALTER TABLE {fresh} OWNER TO {StoreRoles.Editor}") })
            {
                if (MayGive(connection, role))
                {
                    connection.Run(sql);
                }
            }

            connection.Run($"ALTER TABLE {fresh} RENAME TO {SqlIdentifier.Quote(table)}");
        }
    }

    // Any editor may replace what another pushed: the tables belong to the group.
    private static bool MayGive(NpgsqlConnection connection, string role)
    {
        using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(oid, 'MEMBER'))", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = role });
        return (bool)command.ExecuteScalar()!;
    }

    private static void KeepFiles(NpgsqlConnection connection, StudyFile study, StudyDocument document, string prefix, int version, string[] tables, List<LocalizedText> notes)
    {
        var files = new List<(string Path, byte[] Content)>();
        if (study.Radio.ClutterFile is { } clutter && File.Exists(study.PathOf(clutter)))
        {
            files.Add(("clutter-classes.json", File.ReadAllBytes(study.PathOf(clutter))));
            document.SetClutter("clutter-classes.json");
        }

        if (study.Rules is { } rules && RuleSetReader.PathOf(rules, study.Directory) is { } path)
        {
            files.Add((Path.GetFileName(path), File.ReadAllBytes(path)));
            document.SetRules(Path.GetFileName(path));
        }

        files.AddRange(RadioFiles(study, document, [.. files.Select(f => f.Path)], notes));
        string maps = Path.Combine(study.Directory, "maps");
        files.AddRange((Directory.Exists(maps) ? Directory.GetFiles(maps, "*.json") : []).Order(StringComparer.Ordinal).Select(m => ("maps/" + Path.GetFileName(m), File.ReadAllBytes(m))));
        connection.Run(
            "INSERT INTO coverage.study (name, prefix, version, settings, tables) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO UPDATE "
            + "SET version = EXCLUDED.version, settings = EXCLUDED.settings, tables = EXCLUDED.tables, pushed_at = clock_timestamp(), pushed_by = session_user",
            study.Name, prefix, version, document.ToString(), tables);
        connection.Run("DELETE FROM coverage.study_file WHERE study = $1", study.Name);
        foreach ((string name, byte[] content) in files)
        {
            connection.Run("INSERT INTO coverage.study_file (study, path, content) VALUES ($1, $2, $3)", study.Name, name, content);
        }
    }

    // Kept whatever the model is: a run may ask for another with --mobile-model.
    private static IEnumerable<(string Path, byte[] Content)> RadioFiles(StudyFile study, StudyDocument document, string[] taken, List<LocalizedText> notes)
    {
        var files = new List<(string Path, byte[] Content)>();
        if (BtsDefaultsReader.PathOf(study.Radio.BtsDefaultsFile, study.Directory) is { } defaults)
        {
            if (File.Exists(defaults))
            {
                string name = Path.GetFileName(defaults);
                while (name == StudyFile.FileName || taken.Contains(name, StringComparer.Ordinal))
                {
                    name = "bts-" + name;
                }

                files.Add((name, File.ReadAllBytes(defaults)));
                document.SetMobile("btsDefaults", name);
            }
            else
            {
                notes.Add(LocalizedText.Of($"mobile.btsDefaults: không có tệp '{study.Radio.BtsDefaultsFile}', nên không đưa lên.", $"mobile.btsDefaults: there is no file '{study.Radio.BtsDefaultsFile}'; it is not pushed."));
            }
        }

        if (study.Radio.PatternsFolder is { } folder)
        {
            IReadOnlyList<string> patterns = RadioPatterns.AllIn(study.PathOf(folder));
            files.AddRange(patterns.Where(p => new FileInfo(p).Length <= AntennaPatternFile.MaximumBytes).Select(p => ($"{PatternsFolder}/{Path.GetFileName(p)}", File.ReadAllBytes(p))));
            document.SetMobile("patterns", PatternsFolder);
            if (patterns.Count == 0)
            {
                notes.Add(LocalizedText.Of($"mobile.patterns: thư mục '{folder}' không có tệp .msi hay .pln.", $"mobile.patterns: the folder '{folder}' has no .msi or .pln file."));
            }
        }

        return files;
    }
}
