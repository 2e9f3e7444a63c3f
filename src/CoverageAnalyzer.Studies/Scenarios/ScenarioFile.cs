using System.Security.Cryptography;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A scenario with the file it was read from.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Input">The file: path, length and hash of the very bytes that were read.</param>
public sealed record ScenarioFile(Scenario Scenario, StudyInputFile Input)
{
    /// <summary>Reads a scenario by its path, or by its name in a study's folder <c>scenarios</c>.</summary>
    /// <param name="pathOrName">A file, or a scenario's name.</param>
    /// <param name="studyDirectory">The study's folder.</param>
    /// <exception cref="ScenarioException">There is neither, or the file cannot be used.</exception>
    public static ScenarioFile Open(string pathOrName, string studyDirectory)
    {
        ArgumentNullException.ThrowIfNull(pathOrName);
        string path = Path.GetFullPath(File.Exists(pathOrName) ? pathOrName : Stored(pathOrName, studyDirectory));
        byte[] bytes = ScenarioReader.Bytes(path);
        Scenario scenario = ScenarioReader.Parse(bytes, Path.GetFileName(path));
        return new ScenarioFile(scenario, new StudyInputFile("scenario", path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    /// <summary>The name its results folder has: the file's where that may be one, else a plain word.</summary>
    public string ResultsName => ScenarioName.Fault(Path.GetFileNameWithoutExtension(Input.Path)) is null ? Path.GetFileNameWithoutExtension(Input.Path) : "scenario";

    private static string Stored(string name, string studyDirectory)
    {
        var folder = new ScenarioFolder(studyDirectory);
        string bare = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name[..^5] : name;
        if (ScenarioName.Fault(bare) is null && folder.PathOf(bare) is var path && File.Exists(path))
        {
            return path;
        }

        string there = string.Join(", ", folder.List().Select(s => $"'{s.Name}'"));
        throw new ScenarioException(there.Length == 0
            ? new(
                $"--scenario '{name}': không có tệp này, và nghiên cứu chưa có phương án nào trong thư mục '{ScenarioFolder.FolderName}'.",
                $"--scenario '{name}': there is no such file, and the study has no scenario in its folder '{ScenarioFolder.FolderName}'.")
            : new(
                $"--scenario '{name}': không có tệp hay phương án này. Các phương án của nghiên cứu: {there}.",
                $"--scenario '{name}': there is no such file or scenario. The study's scenarios: {there}."));
    }
}
