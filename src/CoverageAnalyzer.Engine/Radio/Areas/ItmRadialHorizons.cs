using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Horizons of the site and of every receiver along a radial: <see cref="ItmHorizons"/> carried outwards.</summary>
/// <remarks>
/// The model bends its rays by the mean height of each path, so that every receiver has an effective earth of its own, in a narrow range. The site's
/// horizon is the highest of lines s − d·γ/2 in the curvature γ: only those that are highest somewhere in the radial's range are kept (one to three,
/// as a rule). The receiver's is a corner of the upper hull of the profile bent by γ. A point below the line between two others at one curvature is so at every smaller
/// one: the corners at the radial's greatest γ are all that can be a horizon. Their angles are taken in single precision, 16 at a
/// time, and those that could be the highest again in double precision, with the model's own rule for ties: exact.
/// </remarks>
internal sealed class ItmRadialHorizons
{
    private const int Lanes = 16;
    private const double NearlyInLineMetres = 1e-6; // a point so little below a line stays a corner: rounding takes no horizon away
    private static readonly Vector512<float> LaneNumbers = Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    private double[] slopes = [], flatAngles = [], bentAngles = [];
    private double[] cornerBent = [], cornerSlopes = [];
    private int[] points = [], corners = [];
    private float[] cornerHeights = [], cornerNumbers = [], angles = [];
    private int kept, cornerCount;
    private double step, ground, site, least, most;
    private float tolerance;

    /// <summary>Begins a radial.</summary>
    /// <param name="elevationsMetres">Heights from the site on.</param>
    /// <param name="last">Last sample with a known height.</param>
    /// <param name="stepMetres">Distance between samples.</param>
    /// <param name="transmitterHeightMetres">Height of the transmitting antenna above the ground.</param>
    /// <param name="leastCurvature">Least γ_e of any receiver on the radial.</param>
    /// <param name="mostCurvature">Greatest γ_e.</param>
    public void Begin(ReadOnlySpan<double> elevationsMetres, int last, double stepMetres, double transmitterHeightMetres, double leastCurvature, double mostCurvature)
    {
        if (points.Length < elevationsMetres.Length)
        {
            MakeRoom(elevationsMetres.Length);
        }

        (step, kept, cornerCount, ground, site) = (stepMetres, 0, 0, elevationsMetres[0], elevationsMetres[0] + transmitterHeightMetres);
        (least, most) = (leastCurvature / 2, mostCurvature / 2);
        double highest = 0;
        foreach (double elevation in elevationsMetres[..(last + 1)])
        {
            highest = Math.Max(highest, Math.Abs(elevation - ground));
        }

        tolerance = (float)(5e-7 * (((highest + 100) / stepMetres) + (last * stepMetres * mostCurvature)));
    }

    /// <summary>Takes in the next sample: a horizon of the site for all receivers beyond it.</summary>
    /// <param name="sample">The sample, 1 and up.</param>
    /// <param name="elevationMetres">Its height.</param>
    public void Pass(int sample, double elevationMetres)
    {
        double distance = sample * step;
        AddCorner(sample, elevationMetres - ground, elevationMetres - ground - (distance * distance * most));
        double slope = (elevationMetres - site) / distance, flat = slope - (distance * least), bent = slope - (distance * most);
        if (kept > 0 && flat <= flatAngles[kept - 1])
        {
            return; // an earlier one is as high at every curvature
        }

        while (kept > 0 && bent > bentAngles[kept - 1])
        {
            kept--; // lower at every curvature
        }

        (points[kept], slopes[kept], flatAngles[kept], bentAngles[kept]) = (sample, slope, flat, bent);
        kept++;
    }

    /// <summary>Horizons of the path to a receiver, after all samples before it were taken in.</summary>
    /// <param name="elevationsMetres">Heights from the site on.</param>
    /// <param name="sample">The receiver's sample.</param>
    /// <param name="curvaturePerMetre">γ_e of the path.</param>
    /// <param name="receiverHeightMetres">Height of the receiving antenna above the ground.</param>
    public ItmHorizons To(ReadOnlySpan<double> elevationsMetres, int sample, double curvaturePerMetre, double receiverHeightMetres)
    {
        double length = sample * step, twiceRadius = 2 * (1 / curvaturePerMetre), receiver = elevationsMetres[sample] + receiverHeightMetres;
        double slope = (receiver - site) / length, bulge = length / twiceRadius, siteAngle = slope - bulge, siteAt = length;
        for (int i = 0; i < kept; i++)
        {
            double distance = points[i] * step, angle = slopes[i] - (distance / twiceRadius);
            if (angle > siteAngle)
            {
                (siteAngle, siteAt) = (angle, distance);
            }
        }

        var (receiverAngle, receiverAt) = FromReceiver(elevationsMetres, sample, twiceRadius, receiver, -slope - bulge, length);
        return new ItmHorizons(siteAt, siteAngle, receiverAt, receiverAngle);
    }

    private (double Angle, double At) FromReceiver(ReadOnlySpan<double> elevations, int sample, double twiceRadius, double receiver, double inSight, double length)
    {
        ref float heights = ref MemoryMarshal.GetArrayDataReference(cornerHeights);
        ref float numbers = ref MemoryMarshal.GetArrayDataReference(cornerNumbers);
        ref float found = ref MemoryMarshal.GetArrayDataReference(angles);
        Vector512<float> eye = Vector512.Create((float)(receiver - ground)), bend = Vector512.Create((float)(-1 / twiceRadius));
        Vector512<float> here = Vector512.Create((float)sample), metres = Vector512.Create((float)step);
        var highest = Vector512.Create((float)inSight);
        for (int i = 0; i < cornerCount; i += Lanes)
        {
            var away = (here - Vector512.LoadUnsafe(ref numbers, (nuint)i)) * metres;
            var angle = Vector512.FusedMultiplyAdd(away, bend, (Vector512.LoadUnsafe(ref heights, (nuint)i) - eye) / away);
            angle = Vector512.ConditionalSelect(Vector512.LessThan(LaneNumbers, Vector512.Create((float)(cornerCount - i))), angle, Vector512.Create(float.NegativeInfinity));
            angle.StoreUnsafe(ref found, (nuint)i);
            highest = Vector512.MaxNative(highest, angle);
        }

        var limit = Vector512.Create(Highest(highest) - tolerance);
        double best = inSight, bestAt = length;
        for (int i = (cornerCount - 1) & -Lanes; i >= 0; i -= Lanes)
        {
            uint near = (uint)Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref found, (nuint)i), limit).ExtractMostSignificantBits();
            while (near != 0)
            {
                int lane = BitOperations.Log2(near), corner = corners[i + lane];
                near ^= 1u << lane;
                double distance = (sample - corner) * step, angle = (-(receiver - elevations[corner]) / distance) - (distance / twiceRadius);
                if (angle > best || (angle == best && bestAt != length))
                {
                    (best, bestAt) = (angle, distance); // among equals the nearest to the site
                }
            }
        }

        return (best, bestAt);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddCorner(int sample, double heightMetres, double bentMetres)
    {
        int last = cornerCount - 1;
        while (last > 0 && bentMetres - (cornerBent[last] + (cornerSlopes[last] * (sample - corners[last]))) > NearlyInLineMetres)
        {
            last--;
        }

        cornerSlopes[last + 1] = last < 0 ? 0 : (bentMetres - cornerBent[last]) / (sample - corners[last]); // per sample; the first one has none
        last++;
        (corners[last], cornerBent[last], cornerHeights[last], cornerNumbers[last]) = (sample, bentMetres, (float)heightMetres, sample);
        cornerCount = last + 1;
    }

    private static float Highest(Vector512<float> values)
    {
        var half = Vector256.MaxNative(values.GetLower(), values.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        quarter = Vector128.MaxNative(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(quarter.GetElement(0), quarter.GetElement(1));
    }

    private void MakeRoom(int samples)
    {
        points = new int[samples];
        slopes = new double[samples];
        flatAngles = new double[samples];
        bentAngles = new double[samples];
        corners = new int[samples];
        cornerBent = new double[samples];
        cornerSlopes = new double[samples];
        cornerHeights = new float[samples + Lanes];
        cornerNumbers = new float[samples + Lanes];
        angles = new float[samples + Lanes];
    }
}
