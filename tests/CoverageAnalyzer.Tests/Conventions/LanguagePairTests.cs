using CoverageAnalyzer.Tests.Language;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>
/// Every pair of texts in the source, whether or not a test ever makes the program say it: the first has no English words, the second no
/// Vietnamese letters outside names and quotations.
/// </summary>
public sealed class LanguagePairTests
{
    [Fact]
    public void The_texts_of_both_languages_stand_in_their_own_language()
    {
        var faults = new List<string>();
        int pairs = 0;
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            if (path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            {
                continue;
            }

            string source = File.ReadAllText(path);
            List<(int Start, int End, string Text)> texts = SourceTexts.Of(source);
            for (int i = 0; i + 1 < texts.Count; i++)
            {
                string between = source[texts[i].End..texts[i + 1].Start].TrimEnd('$', '@').Trim();
                string before = source[Math.Max(0, texts[i].Start - 40)..texts[i].Start].TrimEnd('$', '@', ' ', '\r', '\n');
                bool named = before.EndsWith("LocalizedText.Of(", StringComparison.Ordinal) || before.EndsWith("LocalizedText(", StringComparison.Ordinal);
                bool typed = before.EndsWith("new(", StringComparison.Ordinal) && texts[i].Text.Any(EnglishWords.IsVietnamese);
                if (between != "," || !(named || typed))
                {
                    continue;
                }

                pairs++;
                string where = $"{Path.GetFileName(path)}, line {source.AsSpan(0, texts[i].Start).Count('\n') + 1}";
                string vietnamese = texts[i].Text.Replace(SourceTexts.Hole, ' '), english = texts[i + 1].Text.Replace(SourceTexts.Hole, ' ');
                faults.AddRange(EnglishWords.In(vietnamese).Select(w => $"{where}: English '{w}' in: {vietnamese}"));
                faults.AddRange(EnglishWords.VietnameseIn(english).Select(w => $"{where}: Vietnamese '{w}' in: {english}"));
            }
        }

        Assert.True(pairs > 300, $"only {pairs} pairs were found: the search is broken");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void The_judge_knows_both_languages()
    {
        Assert.Equal(["The", "file", "is", "missing"], EnglishWords.In("The file is missing, không thấy tệp 'the file.csv'"));
        Assert.Empty(EnglishWords.In("Không đọc được tệp points.csv; xem --help, error|warning, BTS, GeoPackage, COVERAGE_TRACE=1"));
        Assert.Equal(["xã"], EnglishWords.VietnameseIn("142 xã of Quảng Trị lack 'điểm'"));
    }
}
