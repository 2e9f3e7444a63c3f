using CoverageAnalyzer.Fuzz.Settings;

namespace CoverageAnalyzer.Tests.Studies.Settings;

/// <summary>One in so many keys of every published schema with odd values; all of them are tried by <c>settings</c> of the fuzz program.</summary>
public sealed class OddSettingsTests
{
    private const int OneIn = 16;

    [Fact]
    public void Odd_values_are_refused_with_file_and_key_or_mean_what_the_schema_says()
    {
        var run = SettingsRun.Of(Repository.Root, (_, _, place) => place % OneIn == 5);
        Assert.Empty(run.Faults);
        Assert.True(run.Accepted > 0 && run.Cases > run.Accepted && run.Ran > 0, $"{run.Cases} cases, {run.Accepted} accepted, {run.Ran} run");
    }
}
