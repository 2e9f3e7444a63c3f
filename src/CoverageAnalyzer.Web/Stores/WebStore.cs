using CoverageAnalyzer.Data.PostGis;
using Hangfire;

namespace CoverageAnalyzer.Web.Stores;

/// <summary>The shared store a server works with.</summary>
public sealed record WebStore
{
    /// <summary>Where it is.</summary>
    public required PostGisAddress Address { get; init; }

    /// <summary>Name of the study there, whose scenarios are shared and whose runs are looked for.</summary>
    public required string Study { get; init; }

    /// <summary>Reads a run for serving; null: no newer run is looked for, as the study itself or a certain run is served.</summary>
    public Func<PostGisDatabase, ServedRun, CancellationToken, ServedStudy>? ReadRun { get; init; }

    /// <summary>The push of the study that is served, its layers read from the store; null: another thing is served, and no newer push is looked for.</summary>
    public int? StudyVersion { get; init; }

    /// <summary>The queue of jobs, for its dashboard; null: the store has none. Not disposed of by the server.</summary>
    public JobStorage? Jobs { get; init; }
}
