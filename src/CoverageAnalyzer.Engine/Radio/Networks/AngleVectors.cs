using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Angles in degrees of sixteen places at once, in single precision.</summary>
/// <remarks>Valid for: any finite figures; what is not a number stays so. Right to 3e-5 degrees, which is what single precision leaves of 360.</remarks>
internal static class AngleVectors
{
    private const float DegreesOfRadian = (float)(180 / Math.PI);

    /// <summary>Bearings clockwise from north, 0 to 360.</summary>
    /// <param name="east">Metres towards the east.</param>
    /// <param name="north">Metres towards the north.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> BearingDegrees(Vector512<float> east, Vector512<float> north)
    {
        Vector512<float> x = Vector512.Abs(east), y = Vector512.Abs(north);
        Vector512<float> angle = FirstEighthDegrees(Vector512.Min(x, y) / Vector512.Max(Vector512.Max(x, y), Vector512.Create(float.Epsilon)));
        angle = Vector512.ConditionalSelect(Vector512.GreaterThan(x, y), Vector512.Create(90f) - angle, angle);
        angle = Vector512.ConditionalSelect(Vector512.LessThan(north, Vector512<float>.Zero), Vector512.Create(180f) - angle, angle);
        return Vector512.ConditionalSelect(Vector512.LessThan(east, Vector512<float>.Zero), Vector512.Create(360f) - angle, angle);
    }

    /// <summary>Angle of a slope, −90 to 90.</summary>
    /// <param name="slope">Rise over run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SlopeDegrees(Vector512<float> slope)
    {
        Vector512<float> size = Vector512.Abs(slope);
        Vector512<float> steep = Vector512.GreaterThan(size, Vector512<float>.One);
        Vector512<float> angle = FirstEighthDegrees(Vector512.ConditionalSelect(steep, Vector512<float>.One / size, size));
        angle = Vector512.ConditionalSelect(steep, Vector512.Create(90f) - angle, angle);
        return Vector512.ConditionalSelect(Vector512.LessThan(slope, Vector512<float>.Zero), -angle, angle);
    }

    // Arc tangent of 0 to 1: M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions", 4.4.49, error 2e-8 rad.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FirstEighthDegrees(Vector512<float> t)
    {
        Vector512<float> s = t * t;
        Vector512<float> sum = Vector512.FusedMultiplyAdd(s, Vector512.Create(0.0028662257f), Vector512.Create(-0.0161657367f));
        sum = Vector512.FusedMultiplyAdd(s, sum, Vector512.Create(0.0429096138f));
        sum = Vector512.FusedMultiplyAdd(s, sum, Vector512.Create(-0.0752896400f));
        sum = Vector512.FusedMultiplyAdd(s, sum, Vector512.Create(0.1065626393f));
        sum = Vector512.FusedMultiplyAdd(s, sum, Vector512.Create(-0.1420889944f));
        sum = Vector512.FusedMultiplyAdd(s, sum, Vector512.Create(0.1999355085f));
        sum = Vector512.FusedMultiplyAdd(s, sum, Vector512.Create(-0.3333314528f));
        sum = Vector512.FusedMultiplyAdd(s, sum, Vector512<float>.One);
        return sum * t * DegreesOfRadian;
    }
}
