using System.Runtime.CompilerServices;
using CoverageAnalyzer.Fuzz.Running;
using SharpFuzz;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>afl TARGET</c>: the process that afl-fuzz feeds; started by afl.sh, which instruments the readers first.</summary>
internal static class AflVerb
{
    /// <summary>Takes cases until afl-fuzz ends.</summary>
    /// <param name="target">Name of the target.</param>
    public static void Run(string target)
    {
        CaseFolder? folder = null;
        Fuzzer.OutOfProcess.Run(stream => Case(target, stream, folder ??= new CaseFolder()));
    }

    // Not before the fuzzer has hold of the process may an instrumented type be touched.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Case(string target, Stream stream, CaseFolder folder)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        if (new CaseJudge(FuzzTargets.Named(target), folder).Judge(copy.ToArray()).Escape is { Kind: not EscapeKind.Wrapped } escape)
        {
            throw new InvalidOperationException(escape.Cause + "\n" + escape.Message);
        }
    }
}
