using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Points;

/// <summary>What the user says about a point file that is streamed, and how much memory the streaming may take.</summary>
public sealed record PointFileOptions
{
    /// <summary>Least <see cref="MemoryBytes"/>.</summary>
    public const long LeastMemoryBytes = 1L << 20;

    /// <summary>Columns the user states, by role: <c>x</c> and <c>y</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True to read of each row what a site says beside its place; <see cref="Fields"/> then states any role of a point file.</summary>
    public bool ReadsSites { get; init; }

    /// <summary>Sheet of a workbook, or null; with <see cref="ReadsSites"/>.</summary>
    public string? Layer { get; init; }

    /// <summary>Coordinate system the user states, or null.</summary>
    public string? Crs { get; init; }

    /// <summary>Text encoding the user states, or null.</summary>
    public string? Encoding { get; init; }

    /// <summary>Bounds of the communes in degrees, or null.</summary>
    public Bounds? ExpectedWgs84 { get; init; }

    /// <summary>Coordinate system of the communes, or null.</summary>
    public CoordinateReferenceSystem? CommuneCrs { get; init; }

    /// <summary>Provinces the communes name; null where they name none.</summary>
    public IReadOnlyCollection<string>? Provinces { get; init; }

    /// <summary>Bytes all blocks together may take, however long the file is; at least <see cref="LeastMemoryBytes"/>.</summary>
    public long MemoryBytes { get; init; } = 64L << 20;

    /// <summary>Threads that read numbers and take points, 1 or more; fewer are used where the memory does not hold a block for each.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>True to take the file's SHA-256 in the same pass.</summary>
    public bool TakesHash { get; init; }
}
