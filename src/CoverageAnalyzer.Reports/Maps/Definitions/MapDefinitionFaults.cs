using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Words for faults that map definitions and palettes have in common.</summary>
internal static class MapDefinitionFaults
{
    private const int ShownKeyCharacters = 100;

    /// <summary>A key that nobody knows.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="key">The key.</param>
    /// <param name="known">The keys there are.</param>
    public static LocalizedText UnknownKey(string place, string key, IEnumerable<string> known)
    {
        string names = string.Join(", ", known.Order(StringComparer.Ordinal)), shown = SettingsText.Shown(key, ShownKeyCharacters);
        return LocalizedText.Of($"{place}: không có khóa '{shown}'; các khóa có thể dùng: {names}", $"{place}: unknown key '{shown}'; known keys: {names}");
    }
}
