namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Who said which coordinate reference system a layer is in.</summary>
public enum CrsOrigin
{
    /// <summary>Nobody: a finding, never a silent guess.</summary>
    Unknown,

    /// <summary>The format fixes it (GeoJSON of RFC 7946 is WGS 84).</summary>
    Format,

    /// <summary>The file says it (crs member, .prj, GeoPackage table).</summary>
    File,

    /// <summary>The user said it (study file, option).</summary>
    User,

    /// <summary>Recognised from the coordinates themselves, because exactly one known system fits.</summary>
    Recognised,
}
