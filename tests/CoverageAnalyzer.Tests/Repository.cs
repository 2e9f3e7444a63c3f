namespace CoverageAnalyzer.Tests;

/// <summary>Where the checkout is.</summary>
internal static class Repository
{
    /// <summary>The folder that holds CoverageAnalyzer.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CoverageAnalyzer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("CoverageAnalyzer.sln was not found above the test's folder.");
    }
}
