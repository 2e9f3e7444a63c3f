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
        var palettes = MapPalettes.Empty;
        Assembly assembly = typeof(MapLibrary).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .OrderBy(n => n != ResourcePrefix + MapPalettes.FileName).ThenBy(n => n, StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Add(name[ResourcePrefix.Length..], bytes, maps, ref palettes, findings);
        }

        AddFolder(Path.Combine(AppContext.BaseDirectory, "maps"), mustExist: false, maps, ref palettes, findings);
        if (userFolder is not null)
        {
            AddFolder(userFolder, mustExist: true, maps, ref palettes, findings);
        }

        return new([.. maps.Values.OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal)], findings);
    }

    private static void AddFolder(string folder, bool mustExist, SortedDictionary<string, MapDefinition> maps, ref MapPalettes palettes, List<Finding> findings)
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

        foreach (string file in Directory.GetFiles(folder, "*.json")
            .OrderBy(f => Path.GetFileName(f) != MapPalettes.FileName).ThenBy(f => f, StringComparer.Ordinal))
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
                    findings.Add(Broken(name, LocalizedText.Of(
                        $"tệp lớn hơn {MapDefinitionReader.LargestFileBytes:N0} byte", $"the file is larger than {MapDefinitionReader.LargestFileBytes:N0} bytes")));
                    continue;
                }

                Add(name, File.ReadAllBytes(file), maps, ref palettes, findings);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                findings.Add(Broken(name, LocalizedText.Of($"không mở được tệp", $"the file cannot be read")));
            }
        }
    }

    private static void Add(string name, byte[] bytes, SortedDictionary<string, MapDefinition> maps, ref MapPalettes palettes, List<Finding> findings)
    {
        IReadOnlyList<LocalizedText> faults;
        if (name == MapPalettes.FileName)
        {
            palettes = palettes.With(bytes, out faults);
        }
        else if (MapDefinitionReader.Read(bytes, palettes, out faults) is MapDefinition map)
        {
            maps[map.Id] = map;
        }

        findings.AddRange(faults.Select(fault => Broken(name, fault)));
    }

    private static Finding Broken(string file, LocalizedText fault) => new(
        "map-definition-broken",
        FindingRank.Warning,
        SourcePlace.OfFile(file),
        LocalizedText.Of($"Không dùng được định nghĩa bản đồ: {fault.Vietnamese}", $"The map definition cannot be used: {fault.English}"),
        LocalizedText.Of(
            $"Bỏ qua bản đồ này, các bản đồ khác vẫn được vẽ; hãy sửa tệp theo map.schema.json.",
            $"This map is left out, the others are still drawn; mend the file by map.schema.json."));
}
