using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CsCheck;

namespace CoverageAnalyzer.Tests.Findings;

/// <summary>Logs added to one another against one log for all.</summary>
public sealed class FindingLogTests
{
    [Fact]
    public void LogsOfStagesAddUpToTheLogOfOneThread() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1], Gen.Long[1, 900]).Array[0, 40].Array[1, 4].Sample(stages =>
        {
            var one = new FindingLog();
            var sum = new FindingLog();
            foreach (var stage in stages)
            {
                var own = new FindingLog();
                foreach ((int code, int file, long count) in stage)
                {
                    var finding = new Finding(
                        $"code-{code}", FindingRank.Warning, new SourcePlace { File = $"f{file}", Line = count }, LocalizedText.Same($"m{count}"), LocalizedText.Empty) { Count = count };
                    one.Add(finding);
                    own.Add(finding);
                }

                sum.AddAll(own);
            }

            Assert.Equal(one.ToList(), sum.ToList());
        });
}
