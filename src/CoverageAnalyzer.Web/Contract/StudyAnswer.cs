namespace CoverageAnalyzer.Web.Contract;

/// <summary>What <c>GET /api/study</c> answers.</summary>
internal sealed record StudyAnswer
{
    /// <summary>Name of the study.</summary>
    public required string Name { get; init; }

    /// <summary><c>vi | en</c>: the language of the answer.</summary>
    public required string Language { get; init; }

    /// <summary>Name and version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Notices shown wherever figures or maps are shown.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Sentences below the headline figures.</summary>
    public required IReadOnlyList<string> HeadlineNotes { get; init; }

    /// <summary>The headline figures.</summary>
    public required IReadOnlyList<HeadlineAnswer> Headlines { get; init; }

    /// <summary>West, south, east, north in degrees.</summary>
    public required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>The layers of the results.</summary>
    public required IReadOnlyList<SourceAnswer> Sources { get; init; }

    /// <summary>Districts in their order.</summary>
    public required IReadOnlyList<string> Districts { get; init; }

    /// <summary>The targets.</summary>
    public required TargetsAnswer Targets { get; init; }

    /// <summary>The analysis system; null where it has no PROJ text.</summary>
    public required CoordinateSystemAnswer? CoordinateSystem { get; init; }

    /// <summary>A VN-2000 zone that fits the study.</summary>
    public required CoordinateSystemAnswer? Vn2000 { get; init; }

    /// <summary>Background tiles, or null.</summary>
    public required BackgroundAnswer? Background { get; init; }

    /// <summary>Whether "what if" is possible.</summary>
    public required bool CanEdit { get; init; }

    /// <summary>Why it is not, in a sentence; null where it is.</summary>
    public required string? LookOnly { get; init; }

    /// <summary>The run of a shared store that is shown; null where it is a study or a folder.</summary>
    public required RunAnswer? Run { get; init; }

    /// <summary>Changes when the study is read anew.</summary>
    public required string Revision { get; init; }

    /// <summary>Findings by rank.</summary>
    public required FindingCountsAnswer Findings { get; init; }
}
