using System.Runtime.CompilerServices;

namespace CoverageAnalyzer.Fuzz.Vector;

/// <summary>States what must hold of anything that was read.</summary>
internal static class OracleCheck
{
    /// <summary>Throws where something does not hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong; only put together where it does not hold, since millions of cases ask.</param>
    /// <exception cref="OracleException">It does not hold.</exception>
    public static void That(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref OracleMessage otherwise)
    {
        if (!holds)
        {
            throw new OracleException(otherwise.ToString());
        }
    }

    /// <summary>Throws where something does not hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong.</param>
    /// <exception cref="OracleException">It does not hold.</exception>
    public static void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new OracleException(otherwise);
        }
    }
}
