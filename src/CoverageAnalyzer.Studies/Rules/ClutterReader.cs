using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Rules;

/// <summary>Reads what stands on the ground for each code of a raster of land cover: strict about keys and values, all faults at once, comments allowed.</summary>
public sealed class ClutterReader
{
    /// <summary>Name of the file that comes with the program: the classes of ESA WorldCover.</summary>
    public const string BuiltIn = "clutter";

    private const double GreatestOffsetDb = 40;

    private readonly StrictJson json = new();

    private ClutterReader()
    {
    }

    /// <summary>Keys of the file.</summary>
    public static IReadOnlyList<string> FileKeys { get; } = ["$schema", "id", "title", "note", "classes"];

    /// <summary>Keys of a class.</summary>
    public static IReadOnlyList<string> ClassKeys { get; } = ["code", "name", "heightMetres", "lossDb", "offsetDb", "basis", "source"];

    /// <summary>Reads the program's file, or one of the study's own.</summary>
    /// <param name="path">The study's file; null: the program's.</param>
    /// <param name="studyDirectory">Folder that a relative path starts from.</param>
    /// <exception cref="StudyFileException">The file is missing or has faults: all of them at once, each naming its key.</exception>
    public static ClutterClasses Load(string? path, string studyDirectory) => RuleJsonFile.Load(path, studyDirectory, BuiltIn, "mobile.clutter", Parse);

    /// <summary>Reads classes from bytes.</summary>
    /// <param name="json">UTF-8 text, with or without a byte-order mark.</param>
    /// <param name="file">Path of the file, for messages.</param>
    /// <exception cref="StudyFileException">The text is not JSON, or has faults.</exception>
    public static ClutterClasses Parse(ReadOnlyMemory<byte> json, string file)
    {
        var reader = new ClutterReader();
        return RuleJsonFile.Parse(json, file, reader.json, reader.Root);
    }

    private ClutterClasses? Root(JsonElement root)
    {
        if (!json.IsObject(root, string.Empty, FileKeys, "id", "title", "classes"))
        {
            return null;
        }

        LocalizedText title = json.Localized(root, string.Empty, "title");
        _ = json.Localized(root, string.Empty, "note");
        _ = json.Text(root, string.Empty, "$schema");
        _ = json.Text(root, string.Empty, "id");
        IReadOnlyList<JsonElement> items = json.Array(root, string.Empty, "classes");
        if (items.Count > ClutterClasses.Most)
        {
            json.Fault($"'classes' có {items.Count} lớp, nhiều nhất là {ClutterClasses.Most}.", $"'classes' has {items.Count} classes; there may be {ClutterClasses.Most}.");
        }

        var classes = new List<ClutterClass>();
        for (int i = 0; i < items.Count; i++)
        {
            if (Class(items[i], $"classes[{i}]") is { } read)
            {
                if (classes.Exists(c => c.Code == read.Code))
                {
                    json.Fault($"mã {read.Code} xuất hiện hai lần trong 'classes'.", $"the code {read.Code} stands twice in 'classes'.");
                }

                classes.Add(read);
            }
        }

        return json.Problems.Count > 0 ? null : new ClutterClasses(title, classes);
    }

    private ClutterClass? Class(JsonElement element, string path)
    {
        if (!json.IsObject(element, path, ClassKeys, "code", "name", "heightMetres", "basis", "source"))
        {
            return null;
        }

        double code = json.WholeNumber(element, path, "code", double.NaN, short.MinValue, ushort.MaxValue);

        double height = json.Number(element, path, "heightMetres", double.NaN, 0, 100), loss = json.Number(element, path, "lossDb", 0, 0, 60);
        double offset = json.Number(element, path, "offsetDb", 0, -GreatestOffsetDb, GreatestOffsetDb);
        LocalizedText name = json.Localized(element, path, "name"), source = json.Localized(element, path, "source");
        int basis = json.Choice(element, path, "basis", BtsDefaultsReader.Bases);
        return double.IsNaN(code) || double.IsNaN(height) || basis < 0 ? null : new ClutterClass((int)code, name, height, loss, offset, (FigureBasis)basis, source);
    }
}
