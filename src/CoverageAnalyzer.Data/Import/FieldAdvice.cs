using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>How a user states which column holds what, in the words of a finding.</summary>
internal sealed class FieldAdvice
{
    private readonly bool isOfStudy;

    private FieldAdvice(bool isOfStudy) => this.isOfStudy = isOfStudy;

    /// <summary>By a key of the study's file.</summary>
    public static FieldAdvice OfStudy { get; } = new(isOfStudy: true);

    /// <summary>By an option of <c>count</c>.</summary>
    public static FieldAdvice OfCount { get; } = new(isOfStudy: false);

    /// <summary>Where the column of a role is stated: the object of "state".</summary>
    /// <param name="role">The role.</param>
    public LocalizedText Of(string role) => isOfStudy
        ? new($"khóa 'fields.{role}' trong study.json", $"'fields.{role}' in study.json")
        : role is "x" or "y" ? new($"cột bằng --{role}", $"it with --{role}")
        : new LocalizedText("hai cột bằng --x và --y", "two columns with --x and --y");

    /// <summary>What states the column of a role; the same in both languages.</summary>
    /// <param name="role">The role.</param>
    public string Source(string role) => isOfStudy ? "study.json" : "--" + role;
}
