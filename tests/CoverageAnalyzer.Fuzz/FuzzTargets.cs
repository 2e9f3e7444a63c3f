using CoverageAnalyzer.Fuzz.Targets;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz;

/// <summary>The formats there are.</summary>
public static class FuzzTargets
{
    private static readonly Func<FuzzTarget>[] Makers =
    [
        () => new Targets.Rasters.TiffTarget(),
        () => new Targets.Rasters.HgtTarget(),
        () => new Targets.Rasters.AsciiGridTarget(),
        () => new Targets.Tables.CsvTarget(),
        () => new Targets.Tables.XlsxTarget(),
        () => new GeoJsonTarget(),
        () => new ShapefileTarget(),
        () => new GeoPackageTarget(),
        () => new WkbTarget(),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All => [.. Makers.Select(m => m())];

    /// <summary>One of them.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FuzzTarget Named(string name) =>
        name == FaultTarget.TargetName ? new FaultTarget()
        : All.FirstOrDefault(t => t.Name == name) ?? throw new ArgumentException($"There is no target '{name}'; there are {string.Join(", ", All.Select(t => t.Name))}.", nameof(name));
}
