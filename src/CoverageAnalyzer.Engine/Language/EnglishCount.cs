using System.Globalization;
using System.Text.RegularExpressions;

namespace CoverageAnalyzer.Engine.Language;

/// <summary>Mends English behind the number one: texts are written for many ("{n} rows have …"), and one row <em>has</em>.</summary>
/// <remarks>
/// One place for all messages, so that no text has to be written twice. Only numbers put into a text are looked at, never digits of its words or
/// names, and only the words listed here change; a noun that is missing keeps its plural. Cost: nothing for a text without the number one.
/// </remarks>
internal static partial class EnglishCount
{
    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["people"] = "person", ["vertices"] = "vertex", ["boundaries"] = "boundary", ["indexes"] = "index", ["boxes"] = "box", ["classes"] = "class",
        ["addresses"] = "address", ["switches"] = "switch", ["patches"] = "patch", ["cities"] = "city", ["properties"] = "property", ["entries"] = "entry",
        ["geometries"] = "geometry",
    };

    private static readonly HashSet<string> Regular = new(StringComparer.Ordinal)
    {
        "areas", "bands", "bits", "bytes", "cells", "characters", "codes", "colors", "columns", "communes", "corners", "days", "digits", "districts", "errors",
        "features", "fields", "figures", "files", "findings", "gaps", "holes", "hours", "labels", "layers", "lines", "measurements", "messages",
        "metres", "minutes", "names", "neighbors", "notes", "numbers", "offices", "overlaps", "pairs", "parts", "pieces", "places", "points", "polygons",
        "provinces", "records", "rings", "rows", "samples", "seconds", "sheets", "sites", "spaces", "steps", "tables", "texts", "threads", "tiles", "times",
        "titles", "triangles", "units", "values", "villages", "warnings", "words",
    };

    private static readonly HashSet<string> Adjectives = new(StringComparer.Ordinal)
    {
        "more", "other", "usable", "unusable", "empty", "service", "postal", "counted", "mobile", "neighboring", "duplicate", "whole", "small", "different", "BTS",
    };

    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["are"] = "is", ["were"] = "was", ["have"] = "has", ["do"] = "does", ["stand"] = "stands", ["hold"] = "holds", ["lack"] = "lacks", ["lie"] = "lies",
        ["overlap"] = "overlaps", ["repeat"] = "repeats", ["spell"] = "spells", ["belong"] = "belongs", ["state"] = "states", ["cover"] = "covers",
        ["give"] = "gives", ["need"] = "needs", ["fall"] = "falls", ["share"] = "shares", ["rest"] = "rests", ["name"] = "names", ["use"] = "uses", ["agree"] = "agrees",
    };

    /// <summary>Prints an English text with the nouns and verbs behind a number one in the singular.</summary>
    /// <param name="text">The text with its numbers.</param>
    /// <param name="signs">Signs of the numbers.</param>
    public static string Print(FormattableString text, IFormatProvider signs)
    {
        object?[] values = text.GetArguments();
        return Array.Exists(values, MayBeOne)
            ? string.Format(signs, Number().Replace(text.Format, m => Singular(m, values, signs)), values)
            : text.ToString(signs);
    }

    // A share or a length that prints as 1 counts too: "1 person", "1 km".
    private static bool MayBeOne(object? value) => value switch
    {
        int n => n == 1,
        long n => n == 1,
        double x => x is >= 0.5 and < 1.5,
        _ => false,
    };

    private static string Singular(Match match, object?[] values, IFormatProvider signs)
    {
        int at = int.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture);
        string[] words = match.Groups["words"].Value.Split(' ');
        int noun = 0;
        while (noun < words.Length && Adjectives.Contains(words[noun]))
        {
            noun++;
        }

        if (noun == words.Length || One(words[noun]) is not string one || !MayBeOne(values[at])
            || string.Format(signs, "{0" + match.Groups["how"].Value + "}", values[at]).Trim() != "1")
        {
            return match.Value;
        }

        words[noun] = one;
        if (noun + 1 < words.Length && Verbs.TryGetValue(words[noun + 1], out string? verb))
        {
            words[noun + 1] = verb;
        }

        return match.Groups["number"].Value + " " + string.Join(' ', words);
    }

    private static string? One(string noun) => Nouns.GetValueOrDefault(noun) ?? (Regular.Contains(noun) ? noun[..^1] : null);

    // A placeholder of the text and up to four words behind it.
    [GeneratedRegex(@"(?<number>\{(?<at>\d+)(?<how>[^{}]*)\}) (?<words>[A-Za-z]+(?: [a-z]+){0,3})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
