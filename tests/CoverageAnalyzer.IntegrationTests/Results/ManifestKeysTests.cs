using System.Text.Json.Nodes;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Results;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>A manifest read back with something odd at each of its keys: results, or an error that names the file, in both languages.</summary>
public sealed class ManifestKeysTests
{
    private static readonly string?[] OddValues = ["null", "true", "\"\"", "-1", "1e999", "3.5", "[]", "{}", "\"\\u0000\"", null];

    [Fact]
    public void Every_key_may_be_odd()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder), results = folder["results"];
        ResultsWriter.Publish(SmallStudy.WithoutMaps(study, "Nhỏ"), results, new ReportOptions(), null, TestContext.Current.CancellationToken);
        string path = Path.Combine(results, ResultsManifest.FileName), good = File.ReadAllText(path);
        var keys = new List<string[]>();
        Collect(JsonNode.Parse(good)!, [], keys);
        Assert.True(keys.Count > 40, $"{keys.Count} keys");
        int refused = 0;
        foreach (string[] key in keys)
        {
            foreach (string? odd in OddValues)
            {
                File.WriteAllText(path, With(good, key, odd));
                try
                {
                    _ = ResultsReader.Read(results, TestContext.Current.CancellationToken);
                }
                catch (InputFileException e)
                {
                    refused++;
                    string said = $"{string.Join('.', key)} = {odd}: {e.In(ReportLanguage.English)}";
                    Assert.True(e.In(ReportLanguage.English).Contains(ResultsManifest.FileName, StringComparison.Ordinal) || e.In(ReportLanguage.English).Contains("written by", StringComparison.Ordinal), said);
                    Assert.True(e.In(ReportLanguage.Vietnamese) != e.In(ReportLanguage.English), said);
                    if (key is ["settings", "targetServiceRadiusKilometres" or "mobileRadiusKilometres" or "language" or "analysisCrs"])
                    {
                        Assert.True(e.In(ReportLanguage.English).Contains(key[^1], StringComparison.Ordinal), said);
                    }
                }
            }
        }

        Assert.True(refused > 0);

        // A value of another kind is not taken for one that is not there.
        foreach (string odd in (string[])["true", "\"3\"", "[]", "{}", "1e999"])
        {
            File.WriteAllText(path, With(good, ["settings", "mobileRadiusKilometres"], odd));
            Assert.Throws<InputFileException>(() => ResultsReader.Read(results, TestContext.Current.CancellationToken));
        }
    }

    // Of a list the first element stands for all.
    private static void Collect(JsonNode node, string[] path, List<string[]> keys)
    {
        IEnumerable<(string Step, JsonNode? Value)> parts = node switch
        {
            JsonObject one => one.Select(p => (p.Key, p.Value)),
            JsonArray { Count: > 0 } list => [("0", list[0])],
            _ => [],
        };
        foreach ((string step, JsonNode? value) in parts)
        {
            keys.Add([.. path, step]);
            if (value is not null)
            {
                Collect(value, [.. path, step], keys);
            }
        }
    }

    private static string With(string good, string[] key, string? odd)
    {
        JsonNode root = JsonNode.Parse(good)!, parent = root;
        foreach (string step in key[..^1])
        {
            parent = parent is JsonArray list ? list[0]! : parent[step]!;
        }

        switch (parent)
        {
            case JsonArray list:
                list[0] = "@odd@";
                break;
            case JsonObject one when odd is null:
                one.Remove(key[^1]);
                break;
            default:
                parent[key[^1]] = "@odd@";
                break;
        }

        return root.ToJsonString().Replace("\"@odd@\"", odd ?? "null", StringComparison.Ordinal);
    }
}
