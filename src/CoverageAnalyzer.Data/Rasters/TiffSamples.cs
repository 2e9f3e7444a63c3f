using System.Numerics;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Turns samples of any whole-byte type, in the machine's byte order, into single precision.</summary>
internal static class TiffSamples
{
    /// <summary>True for a type that can be converted.</summary>
    /// <param name="format">1 unsigned, 2 signed, 3 floating point; 4 (undefined) is taken as unsigned.</param>
    /// <param name="bits">8, 16, 32 or 64.</param>
    public static bool IsKnown(int format, int bits) => format is 1 or 2 or 4 ? bits is 8 or 16 or 32 or 64 : format == 3 && bits is 32 or 64;

    /// <summary>Converts samples.</summary>
    /// <param name="samples">The samples' bytes.</param>
    /// <param name="format">The kind of number.</param>
    /// <param name="bits">Its bits.</param>
    /// <param name="values">Takes them, as many as there are samples.</param>
    public static void Convert(ReadOnlySpan<byte> samples, int format, int bits, Span<float> values)
    {
        switch (format, bits)
        {
            case (3, 32):
                MemoryMarshal.Cast<byte, float>(samples).CopyTo(values);
                break;
            case (3, 64):
                Each<double>(samples, values);
                break;
            case (2, 8):
                Each<sbyte>(samples, values);
                break;
            case (2, 16):
                Each<short>(samples, values);
                break;
            case (2, 32):
                Each<int>(samples, values);
                break;
            case (2, 64):
                Each<long>(samples, values);
                break;
            case (_, 8):
                Each<byte>(samples, values);
                break;
            case (_, 16):
                Each<ushort>(samples, values);
                break;
            case (_, 32):
                Each<uint>(samples, values);
                break;
            default:
                Each<ulong>(samples, values);
                break;
        }
    }

    private static void Each<T>(ReadOnlySpan<byte> samples, Span<float> values)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> typed = MemoryMarshal.Cast<byte, T>(samples);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = float.CreateTruncating(typed[i]);
        }
    }
}
