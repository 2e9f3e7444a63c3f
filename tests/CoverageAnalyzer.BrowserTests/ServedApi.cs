using System.Net.Http.Json;
using System.Text.Json;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>What the server answers to scripts, as a second witness of what the page shows.</summary>
internal static class ServedApi
{
    private static readonly HttpClient Client = new();

    /// <summary>An answer of the server.</summary>
    /// <param name="address">The server.</param>
    /// <param name="path">Path after the address.</param>
    public static Task<JsonElement> GetAsync(Uri address, string path) =>
        Client.GetFromJsonAsync<JsonElement>(new Uri(address, path), TestContext.Current.CancellationToken);

    /// <summary>The ids of the maps, in order.</summary>
    /// <param name="address">The server.</param>
    public static async Task<IReadOnlyList<string>> MapsAsync(Uri address) =>
        [.. (await GetAsync(address, "api/maps?lang=vi")).EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];

    /// <summary>How many communes have all the stored words given.</summary>
    /// <param name="address">The server.</param>
    /// <param name="wanted">Column and the words one of which it must hold.</param>
    public static async Task<int> CountAsync(Uri address, params (string Column, string[] Words)[] wanted)
    {
        JsonElement table = await GetAsync(address, "api/communes?lang=vi");
        string[] names = [.. table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
        return table.GetProperty("rows").EnumerateArray().Count(row => Array.TrueForAll(
            wanted, w => w.Words.Contains(row[Array.IndexOf(names, w.Column)].GetString() ?? string.Empty, StringComparer.Ordinal)));
    }
}
