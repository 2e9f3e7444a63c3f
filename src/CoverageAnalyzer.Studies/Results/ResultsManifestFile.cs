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
    public string StudyName => TextAt(document.RootElement, string.Empty, "study");

    /// <summary>Language of the texts that stand in one language.</summary>
    public ReportLanguage Language => TextAt(Settings, "settings.", "language") switch
    {
        "en" => ReportLanguage.English,
        "vi" => ReportLanguage.Vietnamese,
        _ => throw new ManifestKeyException("settings.language"),
    };

    /// <summary>Name of the analysis coordinate system.</summary>
    public string AnalysisCrsName => TextAt(Settings, "settings.", "analysisCrs");

    /// <summary>The object that <see cref="ResultsReport"/> wrote.</summary>
    public JsonElement Report => At(document.RootElement, ResultsReport.Name, JsonValueKind.Object);

    /// <summary>The inputs: role, name and SHA-256 of each file.</summary>
    public IEnumerable<(string Role, string File, string Sha256)> Inputs => At(document.RootElement, "inputs", JsonValueKind.Array).EnumerateArray()
        .Select(i => (TextOf(i, "role"), i.TryGetProperty("table", out _) ? TextOf(i, "table") : TextOf(i, "file"), TextOf(i, "sha256")));

    /// <summary>Name of the scenario the results are of; empty for the study as it is.</summary>
    public string ScenarioName => document.RootElement.TryGetProperty("scenario", out JsonElement scenario) ? scenario.GetProperty("name").GetString() ?? string.Empty : string.Empty;

    /// <summary>Every setting as JSON has it.</summary>
    public JsonElement Settings => At(document.RootElement, "settings", JsonValueKind.Object);

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
            document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json); // an editor may have put a mark before it
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw ResultsFault.BadManifest(folder);
            }

            string program = TextAt(document.RootElement, string.Empty, "program");
            if (!program.StartsWith(ResultsManifest.Program + " ", StringComparison.Ordinal))
            {
                throw ResultsFault.BadManifest(folder);
            }

            int version = 1;
            if (document.RootElement.TryGetProperty("resultsVersion", out JsonElement stated) && !(stated.ValueKind == JsonValueKind.Number && stated.TryGetInt32(out version)))
            {
                throw new ManifestKeyException("resultsVersion");
            }

            if (version != ResultsManifest.Version)
            {
                throw ResultsFault.OtherVersion(folder, program, version > ResultsManifest.Version);
            }

            var outputs = new Dictionary<string, (long, string)>(StringComparer.Ordinal);
            foreach (JsonElement output in At(document.RootElement, "outputs", JsonValueKind.Array).EnumerateArray())
            {
                if (output.ValueKind != JsonValueKind.Object || !output.TryGetProperty("bytes", out JsonElement bytes) || bytes.ValueKind != JsonValueKind.Number || !bytes.TryGetInt64(out long length) || length < 0)
                {
                    throw new ManifestKeyException("outputs.bytes");
                }

                outputs[TextAt(output, "outputs.", "file")] = (length, TextAt(output, "outputs.", "sha256"));
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
    /// <exception cref="FormatException">It is missing, or neither.</exception>
    public double Setting(string name) => !Settings.TryGetProperty(name, out JsonElement value) ? throw new ManifestKeyException("settings." + name)
        : value.ValueKind == JsonValueKind.Null ? double.NaN
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number
        : throw new ManifestKeyException("settings." + name);

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

    private static JsonElement At(JsonElement of, string key, JsonValueKind kind) =>
        of.TryGetProperty(key, out JsonElement value) && value.ValueKind == kind ? value : throw new ManifestKeyException(key);

    private static string TextAt(JsonElement of, string path, string key) =>
        of.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new ManifestKeyException(path + key);

    private static string TextOf(JsonElement of, string key) => of.TryGetProperty(key, out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty;
}
