using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>The settings of a study that class breaks may follow; NaN where the study has none.</summary>
/// <param name="AverageServiceRadiusKilometres">Target of the average service radius.</param>
/// <param name="PostalLimitKilometres">Greatest acceptable distance to a postal point.</param>
/// <param name="MobileRadiusKilometres">Radius of a BTS site.</param>
/// <param name="MinimumCoveredFraction">Least covered share (0–1) that counts as served.</param>
public sealed record MapTargets(
    double AverageServiceRadiusKilometres, double PostalLimitKilometres, double MobileRadiusKilometres, double MinimumCoveredFraction)
{
    /// <summary>True where mobile coverage was measured by a radio model.</summary>
    public bool HasRadioModel { get; init; }

    /// <summary>The settings of a report.</summary>
    /// <param name="content">The report.</param>
    public static MapTargets Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content.TargetServiceRadiusKilometres, content.PostalLimitKilometres, content.MobileRadiusKilometres, content.MinimumCoveredFraction) { HasRadioModel = content.Radio is not null };
    }

    /// <summary>True where the target that classes by <see cref="ClassMethod.Target"/> follow is stated; true for other methods.</summary>
    /// <param name="classes">The classes.</param>
    public bool HasTargetOf(ClassDefinition classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return classes.Method != ClassMethod.Target || (classes.Target is MapTarget target && ValueOf(target) is > 0 and < double.PositiveInfinity);
    }

    /// <summary>The value of a target.</summary>
    /// <param name="target">Which.</param>
    public double ValueOf(MapTarget target) => target switch
    {
        MapTarget.AverageServiceRadius => AverageServiceRadiusKilometres,
        MapTarget.PostalLimit => PostalLimitKilometres,
        MapTarget.MobileRadius => MobileRadiusKilometres,
        _ => MinimumCoveredFraction,
    };
}
