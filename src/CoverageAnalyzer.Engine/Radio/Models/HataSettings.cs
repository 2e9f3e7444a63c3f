namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What the user may set about <see cref="HataModel"/>.</summary>
public sealed record HataSettings
{
    /// <summary>Surroundings of the receiver.</summary>
    public HataEnvironment Environment { get; init; } = HataEnvironment.Suburban;
}
