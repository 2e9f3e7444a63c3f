using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Data.Import;

namespace CoverageAnalyzer.Tests.Hostile;

/// <summary>Judges what a reader does with mutated files: only its own error escapes, and memory and time stay bounded by the file's size.</summary>
/// <param name="format">Name of the format, for the line about the rates.</param>
public sealed class MutationRun(string format)
{
    private const long FreeBytes = 64 << 20;
    private const int BytesForEachByte = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long accepted;
    private long refused;
    private long mostBytes;

    /// <summary>Cases of a run: the number given, or for a long session by hand that of COVERAGE_ANALYZER_MUTANTS.</summary>
    /// <param name="usual">Cases of a usual run.</param>
    public static long Cases(long usual) =>
        long.TryParse(Environment.GetEnvironmentVariable("COVERAGE_ANALYZER_MUTANTS"), NumberStyles.None, CultureInfo.InvariantCulture, out long stated) ? stated : usual;

    /// <summary>Runs one case on the calling thread.</summary>
    /// <param name="mutant">The bytes, for the message about a failure.</param>
    /// <param name="fileLength">Bytes of all the files read.</param>
    /// <param name="read">Reads them; throws <see cref="InputFileException"/> where they are refused.</param>
    public void Case(byte[] mutant, long fileLength, Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        try
        {
            read();
            Interlocked.Increment(ref accepted);
        }
        catch (InputFileException)
        {
            Interlocked.Increment(ref refused);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{format}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()} {Shown(mutant)}", e);
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes <= FreeBytes + (BytesForEachByte * fileLength), $"{format}: {bytes:N0} bytes allocated for a file of {fileLength:N0}. {Shown(mutant)}");
        Assert.True(Stopwatch.GetElapsedTime(start) < Longest, $"{format}: {Stopwatch.GetElapsedTime(start)}. {Shown(mutant)}");
        long most;
        while (bytes > (most = Interlocked.Read(ref mostBytes)) && Interlocked.CompareExchange(ref mostBytes, bytes, most) != most)
        {
            // Another thread was faster; look again.
        }
    }

    /// <summary>Says how many cases a second were run and how many were accepted; both kinds must have occurred.</summary>
    public void Report()
    {
        long cases = accepted + refused;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{format}: {cases:N0} mutants, {cases / watch.Elapsed.TotalSeconds:N0} a second, {100.0 * accepted / cases:N1} % accepted, at most {mostBytes:N0} bytes allocated"));
        Assert.True(accepted > 0 && refused > 0, $"{accepted} accepted, {refused} refused");
    }

    private static string Shown(byte[] mutant) => mutant.Length > 20_000 ? $"({mutant.Length} bytes)" : Convert.ToBase64String(mutant);
}
