using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Rules;

/// <summary>Opens JSON files of rules and figures, the program's or the study's own: one way to say what is wrong with a file as such.</summary>
internal static class RuleJsonFile
{
    private const int MaximumJsonDepth = 40; // conditions may be nested

    /// <summary>Reads the program's file, or one of the study's own.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The study's file; null: the program's.</param>
    /// <param name="studyDirectory">Folder that a relative path starts from.</param>
    /// <param name="builtIn">Name of the program's file.</param>
    /// <param name="key">The study's key for its own file, for messages.</param>
    /// <param name="parse">Reads the bytes of a file of this name.</param>
    /// <exception cref="StudyFileException">The file is missing, too large, unreadable, or has faults.</exception>
    public static T Load<T>(string? path, string studyDirectory, string builtIn, string key, Func<ReadOnlyMemory<byte>, string, T> parse)
    {
        ArgumentNullException.ThrowIfNull(studyDirectory);
        if (path is null)
        {
            using Stream stream = typeof(RuleJsonFile).Assembly.GetManifestResourceStream($"rules/{builtIn}.json")
                ?? throw new InvalidOperationException($"the file {builtIn} is not in the program");
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return parse(copy.ToArray(), $"{builtIn}.json");
        }

        string shown = Path.Combine(studyDirectory, path), file = StatedPath.In(studyDirectory, path);
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > RuleSetReader.MaximumBytes)
            {
                throw new StudyFileException(path, [LocalizedText.Of(
                    $"không có tệp '{shown}' (khóa '{key}'), hoặc tệp lớn hơn {RuleSetReader.MaximumBytes / 1024:N0} KiB.",
                    $"there is no file '{shown}' (key '{key}'), or it is larger than {RuleSetReader.MaximumBytes / 1024:N0} KiB.")]);
            }

            return parse(File.ReadAllBytes(file), shown);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyFileException(path, [new("không đọc được tệp; kiểm tra quyền truy cập.", "the file cannot be read; check its permissions.")]);
        }
    }

    /// <summary>Reads a file from bytes; comments and trailing commas are allowed.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="json">UTF-8 text, with or without a byte-order mark.</param>
    /// <param name="file">Path of the file, for messages.</param>
    /// <param name="faults">Takes the faults that the reading finds.</param>
    /// <param name="read">Reads the root; null where it has faults.</param>
    /// <exception cref="StudyFileException">The text is not JSON, or has faults.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> json, string file, StrictJson faults, Func<JsonElement, T?> read)
        where T : class
    {
        using JsonDocument document = SettingsText.Open(json, MaximumJsonDepth, out LocalizedText? fault) ?? throw new StudyFileException(file, [fault!.Value]);
        T? made = read(document.RootElement);
        return made is null || faults.Problems.Count > 0 ? throw new StudyFileException(file, faults.Problems) : made;
    }
}
