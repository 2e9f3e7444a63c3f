using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.Studies.Comparing;

/// <summary>One of two results that are compared: a results folder, or a run of the store, with what made it.</summary>
public sealed record ComparedResults
{
    /// <summary>The results as the user named them.</summary>
    public required string Name { get; init; }

    /// <summary>The figures.</summary>
    public required ReportContent Content { get; init; }

    /// <summary>Program and version that made them.</summary>
    public required string Program { get; init; }

    /// <summary>The inputs: role, name and SHA-256.</summary>
    public required IReadOnlyList<(string Role, string File, string Sha256)> Inputs { get; init; }

    /// <summary>The settings, each by its path (<c>classification.connectMetres</c>) with its value as JSON.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Reads a results folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">It is not the results of a run, or cannot be read.</exception>
    public static ComparedResults OfFolder(string folder, CancellationToken cancellation)
    {
        ReportContent content = ResultsReader.Read(folder, cancellation).Content;
        using ResultsManifestFile manifest = ResultsManifestFile.Read(folder);
        return Of(folder, content, manifest);
    }

    /// <summary>Reads a run of the store.</summary>
    /// <param name="database">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="DataStoreException">The store failed.</exception>
    public static ComparedResults OfRun(PostGisDatabase database, StoredRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ReportContent content = StoredRuns.Read(database, run, cancellation).Content;
        using ResultsManifestFile manifest = StoredRuns.Manifest(database, run);
        return Of(StoredRun.Scheme + run.Name, content, manifest);
    }

    private static ComparedResults Of(string name, ReportContent content, ResultsManifestFile manifest)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Flatten(manifest.Settings, string.Empty, settings);
        if (manifest.ScenarioName.Length > 0)
        {
            settings["scenario"] = manifest.ScenarioName;
        }

        return new ComparedResults { Name = name, Content = content, Program = manifest.Program, Inputs = [.. manifest.Inputs], Settings = settings };
    }

    private static void Flatten(JsonElement value, string path, SortedDictionary<string, string> into)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            into[path] = value.ValueKind == JsonValueKind.String ? value.GetString() ?? string.Empty : value.GetRawText();
            return;
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", into);
        }
    }
}
