using System.Globalization;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>A piece of a job that is to be submitted.</summary>
/// <param name="Key">Its name within the job.</param>
/// <param name="Number">Its place within its stage, from 0.</param>
/// <param name="Stage">Its stage.</param>
internal sealed record ChunkPlan(string Key, int Number, ChunkStage Stage)
{
    private const string MeasureWord = "measure ", RadioWord = "radio ";

    /// <summary>The pieces of a request. Those of the radio network come before the blocks of communes, which are shorter: the last to be done should be short.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="pieces">Number of blocks of communes, where one study is cut.</param>
    /// <param name="radioPieces">Number of pieces of its radio network; 0: it has none.</param>
    /// <param name="writeGroups">The groups of files, the longest first, where one study is cut.</param>
    public static IReadOnlyList<ChunkPlan> Of(JobRequest request, int pieces, int radioPieces, IReadOnlyList<string> writeGroups)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Kind == JobKind.Whole
            ? [.. request.Studies.Select((study, i) => new ChunkPlan(study.Study, i, ChunkStage.Whole))]
            : [
                .. Enumerable.Range(0, radioPieces).Select(i => new ChunkPlan(FormattableString.Invariant($"{RadioWord}{i + 1}/{radioPieces}"), i, ChunkStage.Measure)),
                .. Enumerable.Range(0, pieces).Select(i => new ChunkPlan(FormattableString.Invariant($"{MeasureWord}{i + 1}/{pieces}"), radioPieces + i, ChunkStage.Measure)),
                .. writeGroups.Select((group, i) => new ChunkPlan($"write {group}", i, ChunkStage.Write)),
                new ChunkPlan("seal", 0, ChunkStage.Seal),
            ];
    }

    /// <summary>Which piece of which cut a name of the stage <see cref="ChunkStage.Measure"/> stands for.</summary>
    /// <param name="key">The name.</param>
    /// <returns>Whether it is one of the radio network, its number from 0, and the number of pieces of its kind.</returns>
    public static (bool IsRadio, int Number, int Of) MeasuredBy(string key)
    {
        bool isRadio = key.StartsWith(RadioWord, StringComparison.Ordinal);
        string[] numbers = key[(isRadio ? RadioWord : MeasureWord).Length..].Split('/');
        return (isRadio, int.Parse(numbers[0], CultureInfo.InvariantCulture) - 1, int.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
