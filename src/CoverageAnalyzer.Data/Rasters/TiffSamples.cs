using System.Numerics;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using Simd = System.Numerics.Vector;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Turns samples of any whole-byte type, in the machine's byte order, into single precision.</summary>
internal static class TiffSamples
{
    /// <summary>True for a type that can be converted.</summary>
    /// <param name="format">1 unsigned, 2 signed, 3 floating point; 4 (undefined) is taken as unsigned.</param>
    /// <param name="bits">8, 16, 32 or 64.</param>
    public static bool IsKnown(int format, int bits) => format is 1 or 2 or 4 ? bits is 8 or 16 or 32 or 64 : format == 3 && bits is 32 or 64;

    /// <summary>Refuses an image whose samples cannot be converted.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">The type is not known.</exception>
    public static void RequireKnown(TiffDirectory directory, SourcePlace place)
    {
        if (!IsKnown(directory.SampleFormat, directory.Bits))
        {
            throw TiffDirectory.Damaged(place, LocalizedText.Of(
                $"kiểu số {directory.Bits} bit (loại {directory.SampleFormat}) không đọc được.", $"numbers of {directory.Bits} bits (format {directory.SampleFormat}) cannot be read."));
        }
    }

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
                Doubles(MemoryMarshal.Cast<byte, double>(samples), values);
                break;
            case (2, 8):
                Each<sbyte>(samples, values);
                break;
            case (2, 16):
                Shorts(MemoryMarshal.Cast<byte, short>(samples), values);
                break;
            case (2, 32):
                Ints(MemoryMarshal.Cast<byte, int>(samples), values);
                break;
            case (2, 64):
                Each<long>(samples, values);
                break;
            case (_, 8):
                Bytes(samples, values);
                break;
            case (_, 16):
                UShorts(MemoryMarshal.Cast<byte, ushort>(samples), values);
                break;
            case (_, 32):
                Each<uint>(samples, values);
                break;
            default:
                Each<ulong>(samples, values);
                break;
        }
    }

    private static void Shorts(ReadOnlySpan<short> samples, Span<float> values)
    {
        ReadOnlySpan<Vector<short>> packed = MemoryMarshal.Cast<short, Vector<short>>(samples[..values.Length]);
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < packed.Length; i++)
        {
            Simd.Widen(packed[i], out Vector<int> low, out Vector<int> high);
            wide[2 * i] = Simd.ConvertToSingle(low);
            wide[(2 * i) + 1] = Simd.ConvertToSingle(high);
        }

        Each(samples, values, packed.Length * Vector<short>.Count);
    }

    private static void UShorts(ReadOnlySpan<ushort> samples, Span<float> values)
    {
        ReadOnlySpan<Vector<ushort>> packed = MemoryMarshal.Cast<ushort, Vector<ushort>>(samples[..values.Length]);
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < packed.Length; i++)
        {
            Simd.Widen(packed[i], out Vector<uint> low, out Vector<uint> high);
            wide[2 * i] = Simd.ConvertToSingle(Simd.AsVectorInt32(low));
            wide[(2 * i) + 1] = Simd.ConvertToSingle(Simd.AsVectorInt32(high));
        }

        Each(samples, values, packed.Length * Vector<ushort>.Count);
    }

    private static void Bytes(ReadOnlySpan<byte> samples, Span<float> values)
    {
        ReadOnlySpan<Vector<byte>> packed = MemoryMarshal.Cast<byte, Vector<byte>>(samples[..values.Length]);
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < packed.Length; i++)
        {
            Simd.Widen(packed[i], out Vector<ushort> low, out Vector<ushort> high);
            Simd.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Simd.Widen(high, out Vector<uint> third, out Vector<uint> fourth);
            wide[4 * i] = Simd.ConvertToSingle(Simd.AsVectorInt32(first));
            wide[(4 * i) + 1] = Simd.ConvertToSingle(Simd.AsVectorInt32(second));
            wide[(4 * i) + 2] = Simd.ConvertToSingle(Simd.AsVectorInt32(third));
            wide[(4 * i) + 3] = Simd.ConvertToSingle(Simd.AsVectorInt32(fourth));
        }

        Each(samples, values, packed.Length * Vector<byte>.Count);
    }

    private static void Ints(ReadOnlySpan<int> samples, Span<float> values)
    {
        ReadOnlySpan<Vector<int>> packed = MemoryMarshal.Cast<int, Vector<int>>(samples[..values.Length]);
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < packed.Length; i++)
        {
            wide[i] = Simd.ConvertToSingle(packed[i]);
        }

        Each(samples, values, packed.Length * Vector<int>.Count);
    }

    private static void Doubles(ReadOnlySpan<double> samples, Span<float> values)
    {
        ReadOnlySpan<Vector<double>> packed = MemoryMarshal.Cast<double, Vector<double>>(samples[..values.Length]);
        Span<Vector<float>> narrow = MemoryMarshal.Cast<float, Vector<float>>(values);
        int pairs = packed.Length / 2;
        for (int i = 0; i < pairs; i++)
        {
            narrow[i] = Simd.Narrow(packed[2 * i], packed[(2 * i) + 1]);
        }

        Each(samples, values, pairs * Vector<float>.Count);
    }

    private static void Each<T>(ReadOnlySpan<byte> samples, Span<float> values)
        where T : unmanaged, INumber<T> => Each(MemoryMarshal.Cast<byte, T>(samples), values, 0);

    private static void Each<T>(ReadOnlySpan<T> typed, Span<float> values, int from)
        where T : unmanaged, INumber<T>
    {
        for (int i = from; i < values.Length; i++)
        {
            values[i] = float.CreateTruncating(typed[i]);
        }
    }
}
