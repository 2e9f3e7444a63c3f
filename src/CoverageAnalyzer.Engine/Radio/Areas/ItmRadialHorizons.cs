using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Horizons of the site and of every receiver along a radial: <see cref="ItmHorizons"/> carried outwards.</summary>
/// <remarks>
/// The model bends its rays by the mean height of each path, so that every receiver has an effective earth of its own, in a narrow range. The site's
/// horizon is the highest of lines s − d·γ/2 in the curvature γ: only those that are highest somewhere in the radial's range are kept (one to three,
/// as a rule). For the receiver's a hull would have to be one for every curvature; the angles of all points are taken in single precision, 16 at a
/// time, and those that could be the highest again in double precision, with the model's own rule for ties: exact, and a few cycles a point.
/// </remarks>
internal sealed class ItmRadialHorizons
{
    private const int Lanes = 16;
    private double[] slopes = [], flatAngles = [], bentAngles = [];
    private int[] points = [];
    private float[] inverse = [], distances = [], backwards = [], angles = [];
    private int kept;
    private double step, site, least, most;
    private int last;
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
        if (points.Length < elevationsMetres.Length || step != stepMetres)
        {
            Prepare(elevationsMetres.Length, stepMetres);
        }

        (this.last, kept, site) = (last, 0, elevationsMetres[0] + transmitterHeightMetres);
        (least, most) = (leastCurvature / 2, mostCurvature / 2);
        double highest = 0;
        for (int i = 0; i <= last; i++)
        {
            double relative = elevationsMetres[i] - elevationsMetres[0];
            backwards[last - i] = (float)relative;
            highest = Math.Max(highest, Math.Abs(relative));
        }

        backwards.AsSpan(last + 1, 2 * Lanes).Fill(float.NegativeInfinity);
        tolerance = (float)(5e-7 * (((highest + 100) / stepMetres) + (last * stepMetres * mostCurvature)));
    }

    /// <summary>Takes in the next sample: a horizon of the site for all receivers beyond it.</summary>
    /// <param name="sample">The sample, 1 and up.</param>
    /// <param name="elevationMetres">Its height.</param>
    public void Pass(int sample, double elevationMetres)
    {
        double distance = sample * step, slope = (elevationMetres - site) / distance, flat = slope - (distance * least), bent = slope - (distance * most);
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
        int between = sample - 1, vectors = (between + Lanes - 1) / Lanes;
        if (between == 0)
        {
            return (inSight, length);
        }

        ref float height = ref backwards[last - sample + 1];
        ref float inverses = ref inverse[1];
        ref float metres = ref distances[1];
        ref float found = ref MemoryMarshal.GetArrayDataReference(angles);
        Vector512<float> eye = Vector512.Create((float)(receiver - elevations[0])), bend = Vector512.Create((float)(-1 / twiceRadius));
        var highest = Vector512.Create(float.NegativeInfinity);
        for (int i = 0; i < vectors; i++)
        {
            nuint at = (nuint)(i * Lanes);
            var rise = (Vector512.LoadUnsafe(ref height, at) - eye) * Vector512.LoadUnsafe(ref inverses, at);
            var angle = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref metres, at), bend, rise);
            angle.StoreUnsafe(ref found, at);
            if (i == vectors - 1)
            {
                break; // its last lanes may lie at the site or behind it
            }

            highest = Vector512.MaxNative(highest, angle);
        }

        float top = (float)inSight;
        for (int lane = (vectors - 1) * Lanes; lane < between; lane++)
        {
            top = Math.Max(top, angles[lane]);
        }

        angles.AsSpan(between, (vectors * Lanes) - between).Fill(float.NegativeInfinity);
        top = Math.Max(top, Highest(highest));
        var limit = Vector512.Create(top - tolerance);
        double best = inSight, bestAt = length;
        for (int i = 0; i < vectors; i++)
        {
            ulong near = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref found, (nuint)(i * Lanes)), limit).ExtractMostSignificantBits();
            for (; near != 0; near &= near - 1)
            {
                int back = (i * Lanes) + BitOperations.TrailingZeroCount(near) + 1;
                double distance = back * step, angle = (-(receiver - elevations[sample - back]) / distance) - (distance / twiceRadius);
                if (angle > best || (angle == best && bestAt != length))
                {
                    (best, bestAt) = (angle, distance); // among equals the nearest to the site
                }
            }
        }

        return (best, bestAt);
    }

    private static float Highest(Vector512<float> values)
    {
        var half = Vector256.MaxNative(values.GetLower(), values.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        quarter = Vector128.MaxNative(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(quarter.GetElement(0), quarter.GetElement(1));
    }

    private void Prepare(int samples, double stepMetres)
    {
        step = stepMetres;
        points = new int[samples];
        slopes = new double[samples];
        flatAngles = new double[samples];
        bentAngles = new double[samples];
        int padded = samples + (3 * Lanes);
        inverse = new float[padded];
        distances = new float[padded];
        backwards = new float[padded];
        angles = new float[padded];
        for (int i = 1; i < padded; i++)
        {
            (inverse[i], distances[i]) = ((float)(1 / (i * stepMetres)), (float)(i * stepMetres));
        }
    }
}
