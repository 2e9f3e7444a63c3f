namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What the user may set about <see cref="RuralMacroModel"/>.</summary>
public sealed record RuralMacroSettings
{
    /// <summary>Average width of the streets W in m, 5–50.</summary>
    public double StreetWidthMetres { get; init; } = 20;

    /// <summary>Average height of the buildings h in m, 5–50.</summary>
    public double BuildingHeightMetres { get; init; } = 5;
}
