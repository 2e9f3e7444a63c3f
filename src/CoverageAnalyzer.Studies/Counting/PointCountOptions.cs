using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Counting;

/// <summary>How points are counted in communes.</summary>
public sealed record PointCountOptions
{
    /// <summary>Coordinate system of the communes where the file does not say, or null.</summary>
    public string? CommuneCrs { get; init; }

    /// <summary>Text encoding of the communes, or null.</summary>
    public string? CommuneEncoding { get; init; }

    /// <summary>Coordinate system of the points where the file does not say, or null.</summary>
    public string? PointCrs { get; init; }

    /// <summary>Column of the first coordinate of the points, or null to find it.</summary>
    public string? XField { get; init; }

    /// <summary>Column of the second coordinate, or null to find it.</summary>
    public string? YField { get; init; }

    /// <summary>Which area the radius uses.</summary>
    public AreaKind Area { get; init; } = AreaKind.Statistical;

    /// <summary>MiB the points being read may take, however long their file is; 1 or more. The communes come on top.</summary>
    public int MemoryMebibytes { get; init; } = 64;

    /// <summary>Threads, 1 or more; the result is the same for any number.</summary>
    public int Threads { get; init; } = 1;
}
