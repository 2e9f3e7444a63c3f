namespace CoverageAnalyzer.Data.PostGis.Copy;

/// <summary>What the binary form of COPY begins and ends with, and how it counts time.</summary>
/// <remarks>Source: PostgreSQL 15 manual, COPY, "Binary Format". All numbers are big-endian.</remarks>
internal static class CopyFormat
{
    /// <summary>The count of cells that stands for the end of the rows.</summary>
    public const short EndOfRows = -1;

    /// <summary>The length that stands for no value.</summary>
    public const int Null = -1;

    /// <summary>A flag no reader may pass over: rows carry object identifiers, which PostgreSQL 12 gave up.</summary>
    public const int CriticalFlags = unchecked((int)0xFFFF_0000);

    /// <summary>The most bytes of the extension of the head; there is none today.</summary>
    public const int MostExtensionBytes = 1 << 16;

    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0];

    /// <summary>The moment times are counted from, in microseconds.</summary>
    public static DateTimeOffset Epoch { get; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
