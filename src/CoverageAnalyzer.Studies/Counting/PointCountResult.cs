using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Counting;

/// <summary>Points counted in communes.</summary>
/// <remarks>Every row of the point file is in one of three numbers: <see cref="Inside"/>, <see cref="Outside"/>, <see cref="Rejected"/>.</remarks>
public sealed record PointCountResult
{
    /// <summary>The communes in code order.</summary>
    public required IReadOnlyList<PointCountRow> Communes { get; init; }

    /// <summary>Rows of the point file, blank lines and the header left out.</summary>
    public required long Rows { get; init; }

    /// <summary>Points in communes.</summary>
    public required long Inside { get; init; }

    /// <summary>Points in no commune.</summary>
    public required long Outside { get; init; }

    /// <summary>Rows that hold no place; each is in the findings.</summary>
    public required long Rejected { get; init; }

    /// <summary>How it was counted.</summary>
    public required PointCountOptions Options { get; init; }

    /// <summary>The two inputs.</summary>
    public required IReadOnlyList<ReportInput> Inputs { get; init; }

    /// <summary>Every file that was read.</summary>
    public required IReadOnlyList<StudyInputFile> Files { get; init; }

    /// <summary>What was noticed.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Area of all communes.</summary>
    public double AreaSquareKilometres => Communes.Sum(c => c.AreaSquareKilometres);

    /// <summary>Average service radius of all communes together; NaN without a point.</summary>
    public double AverageServiceRadiusKilometres => Inside == 0 ? double.NaN : AverageServiceRadius.Kilometres(AreaSquareKilometres, Inside);
}
