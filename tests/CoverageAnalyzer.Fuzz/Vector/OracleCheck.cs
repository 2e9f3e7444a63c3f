using System.Runtime.CompilerServices;

namespace CoverageAnalyzer.Fuzz.Vector;

/// <summary>States what must hold of anything that was read.</summary>
internal static class OracleCheck
{
    /// <summary>Throws where something does not hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong; only put together where it does not hold, since millions of cases ask.</param>
    /// <param name="rule">The rule: the member that states it.</param>
    /// <exception cref="OracleException">It does not hold.</exception>
    public static void That(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref OracleMessage otherwise, [CallerMemberName] string rule = "")
    {
        if (!holds)
        {
            throw new OracleException(rule, otherwise.ToString());
        }
    }

    /// <summary>Throws where something does not hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong.</param>
    /// <param name="rule">The rule: the member that states it.</param>
    /// <exception cref="OracleException">It does not hold.</exception>
    public static void That(bool holds, string otherwise, [CallerMemberName] string rule = "")
    {
        if (!holds)
        {
            throw new OracleException(rule, otherwise);
        }
    }
}
