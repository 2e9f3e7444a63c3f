namespace CoverageAnalyzer.Studies.Files;

/// <summary>One layer of a study: its file or files and what the user says about them.</summary>
public sealed record LayerSettings
{
    /// <summary>The files as the study names them; most layers have one, elevation may have many, a layer of a database none.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The table of a PostGIS database that stands in place of files, or null.</summary>
    public TableSettings? Table { get; init; }

    /// <summary>What messages call it: the first file without its folder, or the database and its table.</summary>
    public string DisplayName => Table is { } table ? table.DisplayName : Path.GetFileName(Files[0]);

    /// <summary>How many pieces it is read in: its files, or the one table.</summary>
    public int SourceCount => Table is null ? Files.Count : 1;

    /// <summary>Layer of a GeoPackage or sheet of a workbook, or null.</summary>
    public string? Layer { get; init; }

    /// <summary>Coordinate reference system the user states, or null.</summary>
    public string? Crs { get; init; }

    /// <summary>Text encoding the user states, or null.</summary>
    public string? Encoding { get; init; }

    /// <summary>What maps and reports name as its source in place of the file or table: a decision, an office, a year; null: the file or table.</summary>
    public string? Source { get; init; }

    /// <summary>Column of each role the user states (<c>population</c> → <c>DAN_SO</c>); roles left out are guessed.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
