namespace CoverageAnalyzer.IntegrationTests;

/// <summary>
/// Real data that is not part of the repository, read from <c>../shared/data</c> beside the checkout.
/// Where it is absent a test is skipped with a line that says so; with <c>CI=true</c> it fails.
/// </summary>
internal static class SharedData
{
    /// <summary>The path of a shared file or folder, or a skipped (in CI: failed) test.</summary>
    public static string Require(string relativePath)
    {
        string root = RepositoryRoot();
        string path = Path.GetFullPath(Path.Combine(root, "..", "shared", relativePath));
        if (File.Exists(path) || Directory.Exists(path))
        {
            return path;
        }

        string message = $"Shared data not found: ../shared/{relativePath}";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }

        Assert.Skip(message);
        return path;
    }

    /// <summary>The folder that holds CoverageAnalyzer.sln.</summary>
    public static string RepositoryRoot()
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
