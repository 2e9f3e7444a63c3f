using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Fuzz.Targets;

/// <summary>What is asked of every reader, whatever it reads.</summary>
internal static class Oracle
{
    /// <summary>Fails the case where something does not hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong; only put together where it does not hold, since millions of cases ask.</param>
    /// <param name="rule">The rule, by which defects are told apart: the member that states it.</param>
    public static void Holds([DoesNotReturnIf(false)] bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref OracleMessage otherwise, [CallerMemberName] string rule = "")
    {
        if (!holds)
        {
            throw new OracleException(rule, otherwise.ToString());
        }
    }

    /// <summary>Fails the case where something does not hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong; the name of the rule too.</param>
    public static void Holds([DoesNotReturnIf(false)] bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new OracleException(otherwise, otherwise);
        }
    }

    /// <summary>
    /// Asks of a refusal that it names the file, says what is wrong and what to do in both languages, and was meant: a null reference or an
    /// index out of range that the reader's edge has turned into its own error is a hole in the checks before it.
    /// </summary>
    /// <param name="refusal">The error.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="isOurs">False where a library reads whose inner errors are its own.</param>
    public static void Refusal(InputFileException refusal, string file, bool isOurs = true)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Holds(refusal.Place.File == file, $"The refusal names the file '{refusal.Place.File}', not '{file}'.");
        foreach (ReportLanguage language in (ReadOnlySpan<ReportLanguage>)[ReportLanguage.Vietnamese, ReportLanguage.English])
        {
            Holds(!string.IsNullOrWhiteSpace(refusal.Problem.In(language)) && !string.IsNullOrWhiteSpace(refusal.Remedy.In(language)), "A refusal says nothing, or not what to do.");
        }

        if (isOurs && refusal.InnerException is { } inner && IsSlip(inner))
        {
            string place = (inner.StackTrace ?? string.Empty).Split('\n').FirstOrDefault(l => l.Contains("CoverageAnalyzer.", StringComparison.Ordinal))?.Trim().Split('(')[0] ?? "?";
            throw new OracleException($"wrapped {inner.GetType().Name} {place}", inner.ToString());
        }
    }

    /// <summary>Asks of findings that each names its file and says what is wrong in both languages.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="file">Name of the file.</param>
    public static void Findings(FindingLog findings, string file)
    {
        ArgumentNullException.ThrowIfNull(findings);
        foreach (Finding finding in findings.ToList())
        {
            Holds(finding.Place.File == file, $"The finding {finding.Code} names the file '{finding.Place.File}', not '{file}'.");
            Holds(finding.Count > 0 && finding.Message.Vietnamese.Length > 0 && finding.Message.English.Length > 0, $"The finding {finding.Code} says nothing.");
        }
    }

    /// <summary>Runs a reading; a refusal is checked and becomes null.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="file">Name of the file.</param>
    /// <param name="read">The reading.</param>
    /// <param name="isOurs">False where a library reads whose inner errors are its own.</param>
    public static T? Try<T>(string file, Func<T> read, bool isOurs = true)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (InputFileException e)
        {
            Refusal(e, file, isOurs);
            return null;
        }
    }

    private static bool IsSlip(Exception inner) => inner is NullReferenceException or IndexOutOfRangeException or InvalidCastException or DivideByZeroException
        or ArgumentException or KeyNotFoundException or NotSupportedException or InvalidOperationException or NotImplementedException or ArithmeticException
        or ArrayTypeMismatchException or OutOfMemoryException;
}
