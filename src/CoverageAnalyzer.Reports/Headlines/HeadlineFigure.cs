using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Headlines;

/// <summary>One headline figure: what it is, its value, whether the target is met.</summary>
public sealed record HeadlineFigure
{
    /// <summary>Fixed name for scripts and links, for example <c>average_service_radius</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required HeadlineGroup Group { get; init; }

    /// <summary>Name for people.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The value in <see cref="Unit"/>, a share already in percent; NaN where nothing is known.</summary>
    public required double Value { get; init; }

    /// <summary>Decimals people see.</summary>
    public int Decimals { get; init; }

    /// <summary>Unit, or "of 141" for a count of communes.</summary>
    public LocalizedText Unit { get; init; }

    /// <summary>Whether the target is met; null without a target.</summary>
    public bool? IsMet { get; init; }

    /// <summary>The target in words, or what is undecided; empty for neither.</summary>
    public LocalizedText Comment { get; init; }

    /// <summary>The rules a class rests on, each with what it is worth (a proposal, not found in any text), empty for the usual.</summary>
    public IReadOnlyList<(string RuleId, LocalizedText Worth)> Basis { get; init; } = [];

    /// <summary>The value for people, without the unit; a dash where nothing is known.</summary>
    /// <param name="language">The language.</param>
    public string PrintValue(ReportLanguage language) => double.IsNaN(Value) ? "–" : NumberSigns.Print(Value, Decimals, language);
}
