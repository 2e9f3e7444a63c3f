using System.Text.Json.Serialization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>How the values of a field become classes and colours.</summary>
public sealed record ClassDefinition
{
    /// <summary>The method.</summary>
    public required ClassMethod Method { get; init; }

    /// <summary>For <see cref="ClassMethod.Breaks"/>: the breaks, rising.</summary>
    public IReadOnlyList<ClassBreak> Breaks { get; init; } = [];

    /// <summary>The target that <c>"target"</c> among the breaks, or the factors, refer to.</summary>
    public MapTarget? Target { get; init; }

    /// <summary>For <see cref="ClassMethod.Target"/>: the breaks as multiples of the target, rising.</summary>
    public IReadOnlyList<double> Factors { get; init; } = [];

    /// <summary>For <see cref="ClassMethod.Quantiles"/>: the number of classes.</summary>
    public int Count { get; init; }

    /// <summary>Where a value on a break belongs.</summary>
    public ClosedSide Closed { get; init; }

    /// <summary>Colours from the lowest class to the highest; for numbers, one more than breaks. After reading, those of the palette.</summary>
    public IReadOnlyList<MapColor> Colors { get; init; } = [];

    /// <summary>Name of a palette in place of colours; null: the colours stand here.</summary>
    public string? Palette { get; init; }

    /// <summary>For <see cref="ClassMethod.Target"/>: the palette of the quantiles where the study states no target; null: the same colours.</summary>
    public string? PaletteWithoutTarget { get; init; }

    /// <summary>The colours of <see cref="PaletteWithoutTarget"/>, found on reading.</summary>
    [JsonIgnore]
    public IReadOnlyList<MapColor> ColorsWithoutTarget { get; init; } = [];

    /// <summary>Legend texts of the classes in place of their numbers; empty, or one a class.</summary>
    public IReadOnlyList<LocalizedText> Labels { get; init; } = [];

    /// <summary>For <see cref="ClassMethod.Categories"/>: the categories in legend order.</summary>
    public IReadOnlyList<CategoryDefinition> Categories { get; init; } = [];
}
