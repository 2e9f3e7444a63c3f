using System.Text.RegularExpressions;

namespace CoverageAnalyzer.Tests.Language;

/// <summary>Tells English in a Vietnamese text, and Vietnamese in an English one. Linked into both test projects.</summary>
internal static partial class EnglishWords
{
    // Common words of English and of this program that are no Vietnamese syllables without accents (so not: to, in, no, do, so, an, can, may, than, on).
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "of", "and", "is", "are", "was", "were", "not", "for", "with", "from", "that", "this", "or", "by", "be", "been", "has", "have", "had", "which", "where",
        "when", "what", "there", "these", "those", "its", "their", "them", "only", "more", "most", "less", "than", "other", "each", "every", "both", "between", "within",
        "file", "files", "folder", "line", "lines", "row", "rows", "column", "columns", "record", "records", "feature", "layer", "layers", "study", "name", "names",
        "code", "codes", "field", "fields", "point", "points", "commune", "communes", "district", "province", "value", "values", "number", "numbers", "people", "site",
        "sites", "area", "areas", "target", "population", "distance", "coverage", "service", "encoding", "recognised", "recognized", "default", "unknown", "missing",
        "invalid", "needs", "need", "needed", "must", "should", "cannot", "found", "read", "write", "written", "used", "use", "see", "example", "examples", "usage",
        "options", "option", "argument", "arguments", "verb", "verbs", "version", "help", "warning", "warnings", "error", "errors", "note", "notes", "finding",
        "findings", "result", "results", "report", "denied", "access", "path", "exists", "empty", "damaged", "broken", "stopped", "wrong", "check", "choose", "known",
        "unit", "user", "stated", "state", "taken", "guess", "guessed", "did", "you", "mean", "meant", "make", "made", "run", "again", "first", "last", "map", "maps",
        "table", "sheet", "text", "longitude", "latitude", "northing", "easting", "coordinate", "coordinates", "system", "matched", "placed", "skipped", "done", "failed",
    };

    /// <summary>The English words of a Vietnamese text; names of files, options and values, and what stands in quotes, left out.</summary>
    public static string[] In(string vietnamese) => [.. Word().Matches(Fixed().Replace(vietnamese, " ")).Select(m => m.Value).Where(Known.Contains)];

    /// <summary>The words of an English text that have Vietnamese letters and are no names (names begin with a capital letter) and no quotations.</summary>
    public static string[] VietnameseIn(string english) =>
        [.. Word().Matches(Fixed().Replace(english, " ")).Select(m => m.Value).Where(w => w.Any(IsVietnamese) && !char.IsUpper(w[0]))];

    /// <summary>True for a letter that English does not have.</summary>
    public static bool IsVietnamese(char c) => c is >= '\u00C0' and <= '\u024F' and not ('×' or '÷') or >= '\u1E00' and <= '\u1EFF' or '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    // 'quoted', "quoted", --options, values|in|a|list, file.names, words-with-dashes, words_joined, UPPER/lower paths, EPSG:codes, CAPITALS, CamelCase names.
    [GeneratedRegex("""'[^']*'|"[^"]*"|--?[\w-]+|\w+(\|\w+)+|[\w-]*\.\w+|\w+(-\w+)+|\w*_\w*|[\w.-]*[/\\][\w./\\-]*|\w+:\w+|\b[A-Z]{2,}\d*\b|\b[A-Z][a-z]+[A-Z]\w*|\b[a-z]+[A-Z]\w*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fixed();
}
