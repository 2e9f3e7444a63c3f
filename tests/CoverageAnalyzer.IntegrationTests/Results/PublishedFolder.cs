using System.Security.Cryptography;
using System.Text.Json;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>What stands at a results folder: judged by the hashes of its manifest.</summary>
internal static class PublishedFolder
{
    /// <summary>The study the results are of, after every output was found with its hash and nothing else but the files named.</summary>
    public static string NameOfWhole(string folder, params string[] others)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        var expected = new HashSet<string>(others, StringComparer.Ordinal) { "manifest.json" };
        foreach (JsonElement output in manifest.RootElement.GetProperty("outputs").EnumerateArray())
        {
            string name = output.GetProperty("file").GetString()!;
            expected.Add(name);
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, name));
            Assert.Equal(output.GetProperty("bytes").GetInt64(), bytes.LongLength);
            Assert.Equal(output.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        Assert.True(expected.Count > others.Length + 1, "The manifest names no output.");
        Assert.Equal(expected.Order(StringComparer.Ordinal), FilesOf(folder));
        return manifest.RootElement.GetProperty("study").GetString()!;
    }

    /// <summary>Names of all files below a folder, with <c>/</c>, in order.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Fails where a run left a lock or a folder of its own beside its results.</summary>
    public static void MustStandAlone(string folder)
    {
        string parent = Path.GetDirectoryName(folder)!, own = $".{Path.GetFileName(folder)}.";
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(parent), e => Path.GetFileName(e).StartsWith(own, StringComparison.Ordinal));
    }
}
