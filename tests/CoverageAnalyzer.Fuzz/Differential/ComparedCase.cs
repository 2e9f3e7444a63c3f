using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A file that we accepted, and what is asked of the other program about it.</summary>
internal abstract class ComparedCase
{
    /// <summary>They agree.</summary>
    public const string Equal = "equal";

    /// <summary>They differ, and nothing says why: a defect until it is looked at.</summary>
    public const string Unexplained = "UNEXPLAINED";

    private static readonly Regex Paths = new("(?:/[A-Za-z0-9._-]+){2,}", RegexOptions.CultureInvariant), Numbers = new("-?[0-9][0-9.]*", RegexOptions.CultureInvariant);

    /// <summary>Writes what the other program is to read, and puts the question.</summary>
    /// <param name="folder">A folder of the case's own; of a second question the same.</param>
    public abstract JsonObject Question(string folder);

    /// <summary>Says in what class of files the case belongs.</summary>
    /// <param name="answer">What the other program found.</param>
    /// <returns>The class; null where a second question has to be put.</returns>
    public string? Judge(JsonElement answer) => answer.TryGetProperty("crash", out JsonElement how)
        ? $"GDAL ended its process ({how})"
        : Compare(answer, answer.TryGetProperty("error", out JsonElement error) ? Plain(error.GetString()) : null);

    /// <summary>What the other program said of a file, last.</summary>
    /// <param name="answer">Its answer.</param>
    protected static string Said(JsonElement answer) => answer.TryGetProperty("said", out JsonElement said) ? Plain(said.GetString()) : string.Empty;

    /// <summary>A message without what differs from file to file: its path, and numbers.</summary>
    /// <param name="message">The message.</param>
    protected static string Plain(string? message) => Numbers.Replace(Paths.Replace((message ?? string.Empty).ReplaceLineEndings(" "), "…"), "#");

    /// <summary>Compares.</summary>
    /// <param name="answer">What the other program found.</param>
    /// <param name="refusal">Why it opened nothing; null where it did.</param>
    protected abstract string? Compare(JsonElement answer, string? refusal);
}
