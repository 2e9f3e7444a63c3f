using System.Reflection;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>All maps that can be drawn: the built-in ones, those beside the program, and those of the user's own folder.</summary>
public sealed class MapLibrary
{
    private const string ResourcePrefix = "maps/";

    private MapLibrary(IReadOnlyList<MapDefinition> maps, IReadOnlyList<Finding> findings)
    {
        Maps = maps;
        Findings = findings;
    }

    /// <summary>The maps in order (by <see cref="MapDefinition.Order"/>, then by name).</summary>
    public IReadOnlyList<MapDefinition> Maps { get; }

    /// <summary>Files that could not be used, each by name with the reason (<c>map-definition-broken</c>, <c>map-folder-missing</c>).</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Loads the maps. A later one takes the place of an earlier one with the same id; a broken file is a finding, the rest still load.</summary>
    /// <param name="userFolder">A folder with more <c>*.json</c> definitions, or null.</param>
    public static MapLibrary Load(string? userFolder = null)
    {
        var maps = new SortedDictionary<string, MapDefinition>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        Assembly assembly = typeof(MapLibrary).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Add(name[ResourcePrefix.Length..], bytes, maps, findings);
        }

        AddFolder(Path.Combine(AppContext.BaseDirectory, "maps"), mustExist: false, maps, findings);
        if (userFolder is not null)
        {
            AddFolder(userFolder, mustExist: true, maps, findings);
        }

        return new([.. maps.Values.OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal)], findings);
    }

    private static void AddFolder(string folder, bool mustExist, SortedDictionary<string, MapDefinition> maps, List<Finding> findings)
    {
        if (!Directory.Exists(folder))
        {
            if (mustExist)
            {
                findings.Add(new Finding(
                    "map-folder-missing",
                    FindingRank.Warning,
                    SourcePlace.OfFile(folder),
                    LocalizedText.Of($"Không có thư mục bản đồ '{folder}'.", $"There is no map folder '{folder}'."),
                    LocalizedText.Of($"Chỉ dùng các bản đồ có sẵn; hãy kiểm tra lại đường dẫn.", $"Only the built-in maps are used; check the path.")));
            }

            return;
        }

        foreach (string file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            if (name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            try
            {
                if (new FileInfo(file).Length > MapDefinitionReader.LargestFileBytes)
                {
                    findings.Add(Broken(name, $"the file is larger than {MapDefinitionReader.LargestFileBytes} bytes"));
                    continue;
                }

                Add(name, File.ReadAllBytes(file), maps, findings);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                findings.Add(Broken(name, "the file cannot be read"));
            }
        }
    }

    private static void Add(string name, byte[] bytes, SortedDictionary<string, MapDefinition> maps, List<Finding> findings)
    {
        MapDefinition? map = MapDefinitionReader.Read(bytes, out string? fault);
        if (map is not null)
        {
            maps[map.Id] = map;
        }
        else
        {
            findings.Add(Broken(name, fault!));
        }
    }

    private static Finding Broken(string file, string fault) => new(
        "map-definition-broken",
        FindingRank.Warning,
        SourcePlace.OfFile(file),
        LocalizedText.Of($"Không đọc được định nghĩa bản đồ: {fault}", $"The map definition cannot be used: {fault}"),
        LocalizedText.Of(
            $"Bỏ qua bản đồ này, các bản đồ khác vẫn được vẽ; hãy sửa tệp theo map.schema.json.",
            $"This map is left out, the others are still drawn; mend the file by map.schema.json."));
}
