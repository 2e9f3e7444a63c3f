namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>A piece of a job that is to be submitted.</summary>
/// <param name="Key">Its name within the job.</param>
/// <param name="Number">Its place within its stage, from 0.</param>
/// <param name="Stage">Its stage.</param>
internal sealed record ChunkPlan(string Key, int Number, ChunkStage Stage)
{
    /// <summary>The pieces of a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="pieces">Number of blocks of communes, where one study is cut.</param>
    /// <param name="writeGroups">The groups of files, the longest first, where one study is cut.</param>
    public static IReadOnlyList<ChunkPlan> Of(JobRequest request, int pieces, IReadOnlyList<string> writeGroups)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Kind == JobKind.Whole
            ? [.. request.Studies.Select((study, i) => new ChunkPlan(study.Study, i, ChunkStage.Whole))]
            : [
                .. Enumerable.Range(0, pieces).Select(i => new ChunkPlan(FormattableString.Invariant($"measure {i + 1}/{pieces}"), i, ChunkStage.Measure)),
                .. writeGroups.Select((group, i) => new ChunkPlan($"write {group}", i, ChunkStage.Write)),
                new ChunkPlan("seal", 0, ChunkStage.Seal),
            ];
    }
}
