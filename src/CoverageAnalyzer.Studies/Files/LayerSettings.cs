namespace CoverageAnalyzer.Studies.Files;

/// <summary>One layer of a study: its file or files and what the user says about them.</summary>
public sealed record LayerSettings
{
    /// <summary>The files as the study names them; most layers have one, elevation may have many.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Layer of a GeoPackage or sheet of a workbook, or null.</summary>
    public string? Layer { get; init; }

    /// <summary>Coordinate reference system the user states, or null.</summary>
    public string? Crs { get; init; }

    /// <summary>Text encoding the user states, or null.</summary>
    public string? Encoding { get; init; }

    /// <summary>Column of each role the user states (<c>population</c> → <c>DAN_SO</c>); roles left out are guessed.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
