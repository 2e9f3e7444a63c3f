using CoverageAnalyzer.Data.Import;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>Runs a case and judges it: only the typed error escapes, memory and time stay bounded.</summary>
/// <param name="target">The format.</param>
/// <param name="folder">Where the case's files are written.</param>
/// <param name="longest">Longest processor time of a case; null: <see cref="Longest"/>.</param>
public sealed class CaseJudge(FuzzTarget target, CaseFolder folder, TimeSpan? longest = null)
{
    /// <summary>Bytes that a case may allocate whatever its size.</summary>
    public const long FreeBytes = 64L << 20;

    /// <summary>Bytes that a case may allocate for each of its own.</summary>
    public const int BytesForEachByte = 20;

    /// <summary>Longest processor time of a case, where nothing else is said.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs a case on the calling thread.</summary>
    /// <param name="file">The case.</param>
    public CaseResult Judge(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        long before = GC.GetTotalAllocatedBytes();
        ReadFigures? figures = null;
        Escape? escape = null;
        CaseTime time = CaseTime.Of(() =>
        {
            try
            {
                figures = target.Read(file, folder);
            }
            catch (InputFileException e)
            {
                escape = OfWrapped(e.InnerException);
            }
            catch (OracleException e)
            {
                escape = new Escape(EscapeKind.Oracle, e.Oracle, e.Message);
            }
            catch (Exception e)
            {
                escape = new Escape(EscapeKind.Exception, $"{e.GetType().Name} at {Place(e)}", e.ToString());
            }
        });
        long bytes = GC.GetTotalAllocatedBytes() - before;
        if (bytes > FreeBytes + (BytesForEachByte * (long)file.Length))
        {
            escape ??= new Escape(EscapeKind.Allocation, "allocation", $"{bytes:N0} bytes allocated for a file of {file.Length:N0}");
        }

        if (time.IsLongerThan(longest ?? Longest))
        {
            escape ??= new Escape(EscapeKind.Time, "time", $"{time.Processor.TotalSeconds:N1} s of processor time, {time.Clock.TotalSeconds:N1} s by the clock");
        }

        return new CaseResult(figures, escape, bytes, time.Processor);
    }

    // Programming errors and a lack of memory that the reader's edge made into its own error.
    private static Escape? OfWrapped(Exception? inner) =>
        inner is NullReferenceException or IndexOutOfRangeException or DivideByZeroException or InvalidCastException or ArgumentException or OutOfMemoryException
            or InsufficientExecutionStackException or KeyNotFoundException or ObjectDisposedException or AggregateException
            ? new Escape(EscapeKind.Wrapped, $"{inner.GetType().Name} at {Place(inner)}", inner.ToString())
            : null;

    // The first frame of our own, and the innermost of all: which defect it is.
    private static string Place(Exception e)
    {
        string[] frames = [.. (e.StackTrace ?? string.Empty).Split('\n').Select(Method).Where(m => m.Length > 0)];
        string inner = frames.FirstOrDefault() ?? "?";
        string own = frames.FirstOrDefault(f => f.StartsWith("CoverageAnalyzer.", StringComparison.Ordinal) && !f.StartsWith("CoverageAnalyzer.Fuzz.", StringComparison.Ordinal)) ?? inner;
        return own == inner ? own : $"{inner} in {own}";
    }

    private static string Method(string line)
    {
        string text = line.Trim();
        int end = text.IndexOf('(', StringComparison.Ordinal);
        return text.StartsWith("at ", StringComparison.Ordinal) && end > 3 ? text[3..end] : string.Empty;
    }
}
