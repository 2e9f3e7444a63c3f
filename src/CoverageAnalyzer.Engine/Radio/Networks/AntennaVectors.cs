using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What an antenna sends less than in its main direction, to sixteen cells at once.</summary>
/// <remarks>
/// Behavior: as <see cref="RadioEmission.TowardsDbm"/>, right to 0.001 dB where a cut changes by less than 10 dB a degree: the same formula, or the same
/// two degrees of a cut and the line between, in single precision. What is not a number stays so.
/// Cost: some twenty steps for the formula; for cuts twice that, and four gathers where sixteen cells lie too far apart.
/// </remarks>
internal readonly struct AntennaVectors
{
    private readonly Vector512<float> azimuth;
    private readonly Vector512<float> east; // of the main direction
    private readonly Vector512<float> north;
    private readonly Vector512<float> electricalTilt;
    private readonly Vector512<float> greatest;
    private readonly bool isFormula;
    private readonly float[] horizontal;
    private readonly float[] vertical;

    /// <summary>Takes an antenna with a pattern.</summary>
    /// <param name="emission">The antenna.</param>
    public AntennaVectors(RadioEmission emission)
    {
        AntennaPattern pattern = emission.Pattern!;
        (double sin, double cos) = Math.SinCos(emission.AzimuthDegrees * Math.PI / 180);
        azimuth = Vector512.Create((float)emission.AzimuthDegrees);
        east = Vector512.Create((float)(emission.MechanicalTiltDegrees * sin));
        north = Vector512.Create((float)(emission.MechanicalTiltDegrees * cos));
        electricalTilt = Vector512.Create((float)emission.ElectricalTiltDegrees);
        greatest = Vector512.Create((float)pattern.GreatestLossDb);
        isFormula = pattern.IsFormula;
        (horizontal, vertical) = (pattern.HorizontalCutDb, pattern.VerticalCutDb);
    }

    /// <summary>Loss towards sixteen cells in dB.</summary>
    /// <param name="bearing">Their bearings in degrees.</param>
    /// <param name="eastShare">The sines of those.</param>
    /// <param name="northShare">The cosines.</param>
    /// <param name="below">Angles below the horizon in degrees.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> LossDb(Vector512<float> bearing, Vector512<float> eastShare, Vector512<float> northShare, Vector512<float> below)
    {
        Vector512<float> offset = bearing - azimuth, lowered = below - electricalTilt - ((east * eastShare) + (north * northShare)); // tilt · cos(offset)
        Vector512<float> loss = isFormula ? Parabola(offset) + Parabola(lowered) : Cut(horizontal, offset) + Cut(vertical, lowered);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(loss, greatest), greatest, loss);
    }

    // TR 38.901, Table 7.3-1: min(12·(φ/65°)², 30), φ from −180 to 180.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Parabola(Vector512<float> degrees)
    {
        Vector512<float> turned = degrees - (Vector512.Round(degrees * (1f / 360)) * 360f);
        Vector512<float> loss = turned * turned * (float)AntennaPattern.ParabolaDbPerSquareDegree, most = Vector512.Create((float)AntennaPattern.MostDb);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(loss, most), most, loss);
    }

    // Sixteen neighbors of a row mostly lie within 32 degrees: two registers hold the piece of the cut they need.
    private static Vector512<float> Cut(float[] cut, Vector512<float> degrees)
    {
        const int piece = 32;
        Vector512<float> turned = degrees - (Vector512.Floor(degrees * (1f / 360)) * 360f);
        Vector512<int> at = Vector512.Min(Vector512.Max(Vector512.ConvertToInt32(turned), Vector512<int>.Zero), Vector512.Create(AntennaPattern.Degrees - 1)); // NaN too stays within
        Vector512<float> part = turned - Vector512.ConvertToSingle(at);
        if (Avx512F.IsSupported)
        {
            int first = Math.Clamp(((at[0] + at[15]) / 2) - (piece / 2), 0, AntennaPattern.Degrees - piece);
            Vector512<int> steps = at - Vector512.Create(first);
            if (Vector512.LessThanAll(steps.AsUInt32(), Vector512.Create((uint)piece)))
            {
                ref float values = ref MemoryMarshal.GetArrayDataReference(cut); // 361 of them
                Vector512<float> from = Piece(ref Unsafe.Add(ref values, first), steps), to = Piece(ref Unsafe.Add(ref values, first + 1), steps);
                return from + (part * (to - from));
            }
        }

        Vector512<float> start = At(cut, at), end = At(cut, at + Vector512<int>.One);
        return start + (part * (end - start));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Piece(ref float first, Vector512<int> steps) =>
        Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref first), steps, Vector512.LoadUnsafe(ref first, 16));

    private static unsafe Vector512<float> At(float[] cut, Vector512<int> at)
    {
        if (Avx2.IsSupported)
        {
            fixed (float* first = cut) // 361 values, and every index is 0 to 360
            {
                return Vector512.Create(Avx2.GatherVector256(first, at.GetLower(), sizeof(float)), Avx2.GatherVector256(first, at.GetUpper(), sizeof(float)));
            }
        }

        Span<float> values = stackalloc float[Vector512<float>.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = cut[at[i]];
        }

        return Vector512.Create((ReadOnlySpan<float>)values);
    }
}
