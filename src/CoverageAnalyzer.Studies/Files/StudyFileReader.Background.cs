using System.Text.Json;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>The background tiles of a study file.</summary>
public sealed partial class StudyFileReader
{
    private const int UsualZoom = 18;
    private const int GreatestZoom = 24;
    private const int LongestText = 500;

    /// <summary>The tiles; null where the study names none, or they cannot be used.</summary>
    private BackgroundTiles? Background(JsonElement root)
    {
        const string Path = "background";
        if (!StrictJson.Get(root, Path, out JsonElement background) || !json.IsObject(background, Path, StudyKeys.Background, "url", "attribution"))
        {
            return null;
        }

        string? url = json.Text(background, Path, "url"), attribution = json.Text(background, Path, "attribution");
        double zoom = json.WholeNumber(background, Path, "maximumZoom", UsualZoom, 0, GreatestZoom);

        if (url is not null && !IsTileAddress(url))
        {
            Problems.Add(new(
                "khóa 'background.url' phải là địa chỉ https có {z}, {x} và {y}, ví dụ https://tile.example.org/{z}/{x}/{y}.png.",
                "the key 'background.url' must be an https address with {z}, {x} and {y}, for example https://tile.example.org/{z}/{x}/{y}.png."));
        }

        if (attribution is not null && (attribution.Length > LongestText || attribution.Any(char.IsControl)))
        {
            Problems.Add(LocalizedText.Of(
                $"khóa 'background.attribution' dài quá {LongestText} ký tự, hoặc có ký tự điều khiển.",
                $"the key 'background.attribution' is longer than {LongestText} characters, or holds a control character."));
        }

        return url is null || attribution is null ? null : new BackgroundTiles(url, VietnameseText.Compose(attribution), (int)zoom);
    }

    // The host goes into a header of every answer, so it is a plain name: no sign that means something there.
    private static bool IsTileAddress(string url)
    {
        const string Scheme = "https://";
        int end = url.IndexOf('/', Math.Min(Scheme.Length, url.Length));
        string host = end > 0 && url.StartsWith(Scheme, StringComparison.Ordinal) ? url[Scheme.Length..end] : string.Empty;
        return url.Length <= LongestText
            && url.All(c => c is > ' ' and <= '~' and not ('"' or '\'' or '<' or '>' or '\\' or '^' or '`' or '|'))
            && host.Length > 0 && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':') && !host.StartsWith('.') && !host.StartsWith(':')
            && Uri.TryCreate(Scheme + host, UriKind.Absolute, out Uri? origin) && origin.UserInfo.Length == 0
            && new[] { "{z}", "{x}", "{y}" }.All(p => url.IndexOf(p, end, StringComparison.Ordinal) >= 0);
    }
}
