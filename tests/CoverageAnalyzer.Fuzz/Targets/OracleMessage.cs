using System.Runtime.CompilerServices;

namespace CoverageAnalyzer.Fuzz.Targets;

/// <summary>A message that is only put together where it is needed.</summary>
[InterpolatedStringHandler]
internal ref struct OracleMessage
{
    private DefaultInterpolatedStringHandler text;

    /// <summary>Begins a message.</summary>
    /// <param name="literalLength">Letters of its fixed parts.</param>
    /// <param name="formattedCount">Values it holds.</param>
    /// <param name="holds">Whether all is well, and no message needed.</param>
    /// <param name="isNeeded">False where all is well.</param>
    public OracleMessage(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    /// <summary>Adds a fixed part.</summary>
    /// <param name="part">The part.</param>
    public void AppendLiteral(string part) => text.AppendLiteral(part);

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">How it is written.</param>
    public void AppendFormatted<T>(T value, string format) => text.AppendFormatted(value, format);

    /// <inheritdoc/>
    public override string ToString() => text.ToStringAndClear();
}
