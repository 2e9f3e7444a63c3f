using System.Globalization;
using CoverageAnalyzer.Workers.Jobs;
using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>Names pieces on the dashboard as the log of workers does: the beginning of the job's key, the stage, the place within it from 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChunkDisplayNameAttribute() : JobDisplayNameAttribute("{0} · {1} {2}")
{
    /// <inheritdoc/>
    public override string Format(DashboardContext context, Job job) => job.Args is [Guid key, int stage, int number]
        ? string.Format(CultureInfo.InvariantCulture, DisplayName, key.ToString("N")[..8], ((ChunkStage)stage).ToString().ToLowerInvariant(), number + 1)
        : job.Method.Name;
}
