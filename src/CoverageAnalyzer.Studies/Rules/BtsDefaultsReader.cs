using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Rules;

/// <summary>Reads what is taken for sites that state no height, power or frequency: strict about keys and values, all faults at once, comments allowed.</summary>
public sealed class BtsDefaultsReader
{
    /// <summary>Name of the file that comes with the program.</summary>
    public const string BuiltIn = "bts-defaults";

    /// <summary>Keys of the file.</summary>
    public static IReadOnlyList<string> FileKeys { get; } = ["$schema", "id", "title", "note", "receiver", "classes"];

    /// <summary>Keys of <c>receiver</c>.</summary>
    public static IReadOnlyList<string> ReceiverKeys { get; } = ["heightAboveGroundMetres", "source"];

    /// <summary>Keys of a class.</summary>
    public static IReadOnlyList<string> ClassKeys { get; } = ["heightAboveGroundMetres", "transmitPowerDbm", "feederLossDb", "gainDbi", "frequencyMHz", "bandwidthMHz"];

    /// <summary>Keys of a figure.</summary>
    public static IReadOnlyList<string> FigureKeys { get; } = ["low", "expected", "high", "basis", "source"];

    /// <summary>Words of <c>basis</c>, in the order of <see cref="FigureBasis"/>.</summary>
    public static IReadOnlyList<string> Bases { get; } = ["published", "derived", "judgement", "unchecked"];

    private readonly StrictJson json = new();

    private BtsDefaultsReader()
    {
    }

    /// <summary>Reads the program's file, or one of the study's own.</summary>
    /// <param name="path">The study's file; null: the program's.</param>
    /// <param name="studyDirectory">Folder that a relative path starts from.</param>
    /// <exception cref="StudyFileException">The file is missing or has faults: all of them at once, each naming its key.</exception>
    public static BtsDefaults Load(string? path, string studyDirectory) => RuleJsonFile.Load(path, studyDirectory, BuiltIn, "mobile.btsDefaults", Parse);

    /// <summary>The study's own file of defaults.</summary>
    /// <param name="path">As the study names it; null: the program's.</param>
    /// <param name="studyDirectory">Folder that a relative path starts from.</param>
    /// <returns>Full path; null for the file that the program brings.</returns>
    public static string? PathOf(string? path, string studyDirectory) => path is null ? null : StatedPath.In(studyDirectory, path);

    /// <summary>Reads defaults from bytes.</summary>
    /// <param name="json">UTF-8 text, with or without a byte-order mark.</param>
    /// <param name="file">Path of the file, for messages.</param>
    /// <exception cref="StudyFileException">The text is not JSON, or has faults.</exception>
    public static BtsDefaults Parse(ReadOnlyMemory<byte> json, string file)
    {
        var reader = new BtsDefaultsReader();
        return RuleJsonFile.Parse(json, file, reader.json, reader.Root);
    }

    private BtsDefaults? Root(JsonElement root)
    {
        if (!json.IsObject(root, string.Empty, FileKeys, "id", "title", "receiver", "classes"))
        {
            return null;
        }

        _ = json.Text(root, string.Empty, "$schema");
        _ = json.Text(root, string.Empty, "id");
        _ = json.Localized(root, string.Empty, "note");
        LocalizedText title = json.Localized(root, string.Empty, "title");
        double receiver = double.NaN;
        if (StrictJson.Get(root, "receiver", out JsonElement element) && json.IsObject(element, "receiver", ReceiverKeys, "heightAboveGroundMetres", "source"))
        {
            receiver = json.Number(element, "receiver", "heightAboveGroundMetres", double.NaN, 0.5, 50);
            _ = json.Localized(element, "receiver", "source");
        }

        var classes = new List<BtsClassDefaults>();
        if (StrictJson.Get(root, "classes", out JsonElement all) && json.IsObject(all, "classes", RadioClassNames.Keys, RadioClassNames.Keys))
        {
            foreach (string name in RadioClassNames.Keys)
            {
                if (StrictJson.Get(all, name, out JsonElement of) && Class(of, StrictJson.At("classes", name)) is { } read)
                {
                    classes.Add(read);
                }
            }
        }

        return classes.Count < RadioClassNames.Keys.Count ? null : new BtsDefaults
        {
            Title = title,
            Classes = classes,
            ReceiverHeightAboveGroundMetres = receiver,
        };
    }

    private BtsClassDefaults? Class(JsonElement element, string path)
    {
        if (!json.IsObject(element, path, ClassKeys, ClassKeys))
        {
            return null;
        }

        // Which way more coverage lies: +1 the figure rises from low to high, −1 it falls, 0 either.
        AssumedFigure? height = Figure(element, path, "heightAboveGroundMetres", 1, 300, 1), power = Figure(element, path, "transmitPowerDbm", -10, 80, 1);
        AssumedFigure? feeder = Figure(element, path, "feederLossDb", 0, 20, -1), gain = Figure(element, path, "gainDbi", -10, 50, 1);
        AssumedFigure? frequency = Figure(element, path, "frequencyMHz", 30, 100_000, -1), bandwidth = Figure(element, path, "bandwidthMHz", 0.1, 2000, 0);
        return height is null || power is null || feeder is null || gain is null || frequency is null || bandwidth is null ? null : new()
        {
            HeightAboveGroundMetres = height,
            TransmitPowerDbm = power,
            FeederLossDb = feeder,
            GainDbi = gain,
            FrequencyMHz = frequency,
            BandwidthMHz = bandwidth,
        };
    }

    private AssumedFigure? Figure(JsonElement parent, string parentPath, string key, double least, double most, int rises)
    {
        string path = StrictJson.At(parentPath, key);
        if (!StrictJson.Get(parent, key, out JsonElement element) || !json.IsObject(element, path, FigureKeys, FigureKeys))
        {
            return null;
        }

        double low = json.Number(element, path, "low", double.NaN, least, most), expected = json.Number(element, path, "expected", double.NaN, least, most);
        double high = json.Number(element, path, "high", double.NaN, least, most);
        int basis = json.Choice(element, path, "basis", Bases);
        LocalizedText source = json.Localized(element, path, "source");
        if ((rises > 0 && (low > expected || expected > high)) || (rises < 0 && (low < expected || expected < high)))
        {
            json.Fault(
                $"'{path}': 'low' phải cho vùng phủ nhỏ nhất và 'high' lớn nhất, 'expected' ở giữa, nhưng ở đây là {low}, {expected}, {high} (low, expected, high).",
                $"'{path}': 'low' must make for least coverage and 'high' for most, with 'expected' between, but they are {low}, {expected}, {high} (low, expected, high).");
        }

        return basis < 0 ? null : new AssumedFigure(low, expected, high, (FigureBasis)basis, source);
    }
}
