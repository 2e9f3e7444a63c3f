using System.Runtime.ExceptionServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The rows of a point file that were read ahead of their turn, with what was found wrong on the way.</summary>
/// <param name="reading">The rows, or null where the file cannot be used.</param>
/// <param name="error">Why not.</param>
/// <param name="log">What was found so far, and will be found when the reading is finished.</param>
internal sealed class StudyPointReading(PointTableReading? reading, Exception? error, FindingLog log)
{
    /// <summary>Finishes the reading in its turn.</summary>
    /// <param name="options">What the user says, and where the points should fall.</param>
    /// <param name="findings">Takes what was found.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public PointTable Finish(PointReadOptions options, FindingLog findings)
    {
        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        PointTable table = reading!.Finish(options);
        findings.AddAll(log);
        return table;
    }
}
