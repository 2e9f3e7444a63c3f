using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Layers;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>A table of a PostGIS database as a study names it.</summary>
/// <param name="Address">Where the database is.</param>
/// <param name="Name">The table, view or materialised view.</param>
/// <param name="Where">SQL that picks rows, by the study's author; null: all.</param>
/// <param name="Geometry">The geometry column; null: the only one; empty: none is wanted, coordinates stand in columns.</param>
public sealed record TableSettings(PostGisAddress Address, TableName Name, string? Where, string? Geometry)
{
    /// <summary>The address as the study states it, which may hold a password: for writing the study again, and nothing else; empty: the environment's.</summary>
    internal string StatedAddress { get; init; } = string.Empty;

    /// <summary>In words, without the address as it is stated.</summary>
    public override string ToString() => DisplayName;

    /// <summary>True where the study states a password in clear.</summary>
    public bool StatesPassword { get; init; }

    /// <summary>As findings name it: <c>quang_tri public.communes</c>.</summary>
    public string DisplayName => Data.Text.VietnameseText.Compose($"{Address.Display[(Address.Display.IndexOf('/', StringComparison.Ordinal) + 1)..]} {Name}");
}
