using System.Globalization;

namespace CoverageAnalyzer.Tests.Published;

/// <summary>A table of numbers in this folder, read from the checkout.</summary>
internal static class PublishedTable
{
    public static double[][] Read(string file)
    {
        string path = Path.Combine(Folder(), file);
        return [.. File.ReadLines(path).Skip(1).Where(l => l.Length > 0)
            .Select(l => l.Split(',').Select(v => double.Parse(v, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "CoverageAnalyzer.Tests", "Published");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("tests/CoverageAnalyzer.Tests/Published was not found above the test's folder.");
    }
}
