namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The figures by which a study may state a threshold that no norm gives: the names rules ask for, and where a study states each.</summary>
public static class StudySettings
{
    /// <summary>Distance to the district's centre from which a commune is remote.</summary>
    public const string RemoteDistanceKilometres = "remoteDistanceKilometres";

    /// <summary>Target of the average service radius.</summary>
    public const string TargetServiceRadiusKilometres = "targetServiceRadiusKilometres";

    /// <summary>Share of a commune's area in a mountain class of Kapos and others.</summary>
    public const string KaposMountainMinimumShare = "kaposMountainMinimumShare";

    /// <summary>Key of the study file for each name.</summary>
    public static IReadOnlyDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [RemoteDistanceKilometres] = "classification.remoteDistanceKilometres",
        [TargetServiceRadiusKilometres] = "targets.averageServiceRadiusKilometres",
        [KaposMountainMinimumShare] = "classification.kaposMountainMinimumShare",
    };
}
