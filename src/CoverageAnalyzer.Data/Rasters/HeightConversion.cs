using System.Numerics;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Rasters;
using Simd = System.Numerics.Vector;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>What makes heights in metres of a file's numbers.</summary>
/// <param name="NoData">The number that stands for a void; NaN where there is none.</param>
/// <param name="Scale">Factor to metres.</param>
/// <param name="OffsetMetres">Added after the factor.</param>
/// <param name="Limits">The heights that are believed.</param>
internal sealed record HeightConversion(float NoData, double Scale, double OffsetMetres, HeightLimits Limits)
{
    /// <summary>Converts numbers in place; voids become NaN, what is not believed <see cref="DigitalElevationModel.Implausible"/>.</summary>
    /// <param name="values">The file's numbers in single precision.</param>
    /// <returns>Numbers that were heights, but not to be believed.</returns>
    public long Apply(Span<float> values) => Scale == 1 && OffsetMetres == 0 ? Plain(values) : Scaled(values);

    private long Plain(Span<float> values)
    {
        Vector<float> noData = new(NoData), least = new(Limits.LeastMetres), greatest = new(Limits.GreatestMetres), nan = new(float.NaN), refused = new(DigitalElevationModel.Implausible);
        Vector<int> wild = Vector<int>.Zero;
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < wide.Length; i++)
        {
            Vector<float> value = wide[i];
            Vector<int> isVoid = Simd.Equals(value, noData);
            Vector<int> isBelieved = Simd.GreaterThanOrEqual(value, least) & Simd.LessThanOrEqual(value, greatest);
            Vector<int> isWild = Simd.AndNot(Simd.AndNot(Simd.Equals(value, value), isBelieved), isVoid);
            wild += isWild; // true is −1
            wide[i] = Simd.ConditionalSelect(Simd.AndNot(isBelieved, isVoid), value, Simd.ConditionalSelect(isWild, refused, nan));
        }

        long count = -(long)Simd.Sum(wild);
        for (int i = wide.Length * Vector<float>.Count; i < values.Length; i++)
        {
            count += One(ref values[i], values[i]);
        }

        return count;
    }

    private long Scaled(Span<float> values)
    {
        long count = 0;
        foreach (ref float value in values)
        {
            count += One(ref value, (float)((value * Scale) + OffsetMetres));
        }

        return count;
    }

    private int One(ref float value, float metres)
    {
        bool isVoid = value == NoData || float.IsNaN(value);
        if (!isVoid && metres >= Limits.LeastMetres && metres <= Limits.GreatestMetres)
        {
            value = metres;
            return 0;
        }

        value = isVoid ? float.NaN : DigitalElevationModel.Implausible;
        return isVoid ? 0 : 1;
    }
}
