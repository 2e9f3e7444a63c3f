using System.Security.Cryptography;
using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The manifest of a results folder, read.</summary>
internal sealed class ResultsManifestFile : IDisposable
{
    private const long MaximumBytes = 64 << 20;
    private readonly string folder;
    private readonly JsonDocument document;
    private readonly Dictionary<string, (long Bytes, string Sha256)> outputs;

    private ResultsManifestFile(string folder, JsonDocument document, string program, Dictionary<string, (long Bytes, string Sha256)> outputs)
    {
        this.folder = folder;
        this.document = document;
        Program = program;
        this.outputs = outputs;
    }

    /// <summary>Program and version that wrote the folder.</summary>
    public string Program { get; }

    /// <summary>The version alone.</summary>
    public string ProgramVersion => Program[(ResultsManifest.Program.Length + 1)..];

    /// <summary>Name of the study.</summary>
    public string StudyName => document.RootElement.GetProperty("study").GetString() ?? string.Empty;

    /// <summary>Language of the texts that stand in one language.</summary>
    public ReportLanguage Language => Settings.GetProperty("language").GetString() == "en" ? ReportLanguage.English : ReportLanguage.Vietnamese;

    /// <summary>Name of the analysis coordinate system.</summary>
    public string AnalysisCrsName => Settings.GetProperty("analysisCrs").GetString() ?? string.Empty;

    /// <summary>The object that <see cref="ResultsReport"/> wrote.</summary>
    public JsonElement Report => document.RootElement.GetProperty(ResultsReport.Name);

    /// <summary>The inputs: role, name and SHA-256 of each file.</summary>
    public IEnumerable<(string Role, string File, string Sha256)> Inputs => document.RootElement.GetProperty("inputs").EnumerateArray()
        .Select(i => (TextOf(i, "role"), i.TryGetProperty("table", out _) ? TextOf(i, "table") : TextOf(i, "file"), TextOf(i, "sha256")));

    /// <summary>Name of the scenario the results are of; empty for the study as it is.</summary>
    public string ScenarioName => document.RootElement.TryGetProperty("scenario", out JsonElement scenario) ? scenario.GetProperty("name").GetString() ?? string.Empty : string.Empty;

    /// <summary>Every setting as JSON has it.</summary>
    public JsonElement Settings => document.RootElement.GetProperty("settings");

    /// <summary>The files the run wrote but the manifest, each with its SHA-256.</summary>
    public IReadOnlyDictionary<string, (long Bytes, string Sha256)> Outputs => outputs;

    /// <summary>Whether a folder holds a manifest of this program, of any version.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsIn(string folder) => ResultsManifest.OutputsSeenIn(folder) is not null;

    /// <summary>Reads it.</summary>
    /// <param name="folder">The results folder.</param>
    /// <exception cref="InputFileException">It is missing, damaged, or of another version.</exception>
    public static ResultsManifestFile Read(string folder)
    {
        string path = Path.Combine(folder, ResultsManifest.FileName);
        if (!File.Exists(path))
        {
            throw ResultsFault.Missing(folder, ResultsManifest.FileName);
        }

        try
        {
            return new FileInfo(path).Length <= MaximumBytes ? Parse(File.ReadAllBytes(path), folder) : throw ResultsFault.BadManifest(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsFault.BadManifest(folder, e);
        }
    }

    /// <summary>Reads the text of one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="folder">The folder it is of, or the run of a store as <c>store:NAME@RUN</c>.</param>
    /// <exception cref="InputFileException">It is damaged, or of another version.</exception>
    public static ResultsManifestFile Parse(ReadOnlyMemory<byte> json, string folder)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json);
            string program = document.RootElement.GetProperty("program").GetString() ?? string.Empty;
            if (!program.StartsWith(ResultsManifest.Program + " ", StringComparison.Ordinal))
            {
                throw ResultsFault.BadManifest(folder);
            }

            int version = document.RootElement.TryGetProperty("resultsVersion", out JsonElement stated) ? stated.GetInt32() : 1;
            if (version != ResultsManifest.Version)
            {
                throw ResultsFault.OtherVersion(folder, program, version > ResultsManifest.Version);
            }

            var outputs = new Dictionary<string, (long, string)>(StringComparer.Ordinal);
            foreach (JsonElement output in document.RootElement.GetProperty("outputs").EnumerateArray())
            {
                outputs[output.GetProperty("file").GetString() ?? string.Empty] = (output.GetProperty("bytes").GetInt64(), output.GetProperty("sha256").GetString() ?? string.Empty);
            }

            return new ResultsManifestFile(folder, document, program, outputs);
        }
        catch (Exception e) when (IsBroken(e))
        {
            document?.Dispose();
            throw ResultsFault.BadManifest(folder, e);
        }
    }

    /// <summary>What reading a key of another kind, or one that is not there, throws.</summary>
    public static bool IsBroken(Exception e) =>
        e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException;

    /// <summary>A number of the settings; NaN where it is null.</summary>
    /// <param name="name">Its key.</param>
    public double Setting(string name) => Settings.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;

    /// <summary>Whether a run wrote a file.</summary>
    /// <param name="name">Path of the file in the folder.</param>
    public bool Lists(string name) => outputs.ContainsKey(name);

    /// <summary>Whether a file is still what the run wrote.</summary>
    /// <param name="name">Path of the file in the folder.</param>
    /// <returns>False where its length or hash differs, or the run wrote no such file.</returns>
    public bool IsUnchanged(string name)
    {
        string path = Path.Combine(folder, name);
        if (!outputs.TryGetValue(name, out var written) || new FileInfo(path).Length != written.Bytes)
        {
            return false;
        }

        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == written.Sha256;
    }

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    private static string TextOf(JsonElement of, string key) => of.TryGetProperty(key, out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty;
}
