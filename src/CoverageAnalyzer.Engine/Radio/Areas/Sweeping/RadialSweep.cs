using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Carries the structures of a radial outwards and asks them what ITU-R P.1812-8 wants to know of each receiver's profile.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, equations (13)–(20) and (85)–(90). With z = h − 500 C d² the slopes from the transmitter differ from those of equation (13) by 500 C d, which is the same for all
/// points of a path, and those from the receiver by −500 C d from equation (17): (zᵢ − z_r)/(d − dᵢ) = (hᵢ − h_rs)/(d − dᵢ) + 500 C (d + dᵢ). Hence one running maximum and one hull for all receivers.
/// The obstruction heights are the same with C = 0; the smooth surface comes from two running sums. Nothing is approximated.
/// Cost: constant a sample in the mean, and one or two hull queries a receiver.
/// </remarks>
internal sealed class RadialSweep
{
    private readonly RadialSteps steps;
    private readonly UpperHull curved;
    private readonly UpperHull straight;
    private readonly RadialClearance clearance;
    private readonly double[] flattened;
    private readonly double[] curvedSlopes;
    private readonly double[] straightSlopes;

    /// <summary>Makes the working memory.</summary>
    /// <param name="steps">Tables of the radials.</param>
    public RadialSweep(RadialSteps steps)
    {
        this.steps = steps;
        int room = steps.DistancesKilometres.Length;
        (curved, straight, clearance) = (new UpperHull(steps.Reciprocals), new UpperHull(steps.Reciprocals), new RadialClearance(steps));
        (flattened, curvedSlopes, straightSlopes) = (new double[room], new double[room], new double[room]);
    }

    /// <summary>Finds what the diffraction part needs of each path.</summary>
    /// <param name="heights">Height of the ground at each sample in m; those beyond the last receiver do not count.</param>
    /// <param name="receivers">Samples at which receivers stand, rising; the first one at 2 or more.</param>
    /// <param name="transmitterMetres">Height of the transmitting antenna above the ground.</param>
    /// <param name="receiverMetres">Height of the receiving antenna above the ground.</param>
    /// <param name="effectiveEarthRadiusKilometres">aₚ.</param>
    /// <param name="wavelengthMetres">λ.</param>
    /// <param name="paths">Takes the answers.</param>
    public void Carry(
        double[] heights, ReadOnlySpan<int> receivers, double transmitterMetres, double receiverMetres, double effectiveEarthRadiusKilometres, double wavelengthMetres, RadialPaths paths)
    {
        paths.Count = receivers.Length;
        if (receivers.IsEmpty)
        {
            return;
        }

        double hts = heights[0] + transmitterMetres, bulge = 500 / effectiveEarthRadiusKilometres, step = steps.StepKilometres, perKilometre = 1 / step, clearanceScale = Math.Sqrt(0.002 / wavelengthMetres * step);
        Flatten(heights, receivers[^1] + 1, hts, bulge);
        clearance.Begin(curvedSlopes, receivers[^1] + 1);
        curved.Clear();
        straight.Clear();
        double area = 0, moment = 0; // v1 and v2 of equations (85) and (86), in steps
        double highestCurved = double.NegativeInfinity, highestStraight = double.NegativeInfinity;
        int horizon = 0, n = 1;
        double before = heights[0];
        for (int k = 0; k < receivers.Length; k++)
        {
            int receiver = receivers[k];
            for (; n < receiver; n++)
            {
                double height = heights[n], third = 3 * n;
                area += height + before;
                moment += (height * (third - 1)) + (before * (third - 2));
                before = height;
                curved.Push(n, flattened[n]);
                straight.Push(n, height);
                if (curvedSlopes[n] > highestCurved)
                {
                    (highestCurved, horizon) = (curvedSlopes[n], n);
                }

                highestStraight = double.MaxNative(highestStraight, straightSlopes[n]);
            }

            double d = steps.DistancesKilometres[receiver], hn = heights[receiver], hrs = hn + receiverMetres;
            double v1 = area + hn + heights[receiver - 1];
            double v2 = moment + (hn * ((3 * receiver) - 1)) + (heights[receiver - 1] * ((3 * receiver) - 2));
            double perStep = steps.Reciprocals[receiver];
            paths.Sample[k] = receiver;
            paths.DistanceKilometres[k] = d;
            paths.GroundMetres[k] = hn;
            paths.SmoothTransmitterMetres[k] = ((2 * v1) - (v2 * perStep)) * perStep; // (87)
            paths.SmoothReceiverMetres[k] = ((v2 * perStep) - v1) * perStep; // (88)
            paths.TransmitterSlope[k] = highestCurved;
            double straightSlope = (hrs - hts) * steps.InverseDistances[receiver], curvedSlope = straightSlope - (bulge * d);
            if (highestCurved < curvedSlope)
            {
                paths.ReceiverSlope[k] = double.NaN;
                paths.ClearanceParameter[k] = clearance.LargestParameter(receiver, curvedSlope, clearanceScale * steps.Roots[receiver]);
                (paths.TransmitterHorizon[k], paths.ReceiverHorizon[k], paths.HorizonKilometres[k]) = (0, 0, d);
            }
            else
            {
                double zr = hrs - (bulge * d * d);
                int corner = curved.Tangent(receiver, zr), away = receiver - curved.Sample(corner);
                paths.ReceiverSlope[k] = ((curved.HeightMetres(corner) - zr) * steps.Reciprocals[away] * perKilometre) - (bulge * d);
                paths.ClearanceParameter[k] = -0.78;
                (paths.TransmitterHorizon[k], paths.ReceiverHorizon[k], paths.HorizonKilometres[k]) = (horizon, receiver - away, steps.DistancesKilometres[horizon + away]);
            }

            if (highestStraight > straightSlope)
            {
                int corner = straight.Tangent(receiver, hrs);
                paths.TransmitterObstructionSlope[k] = highestStraight - straightSlope; // (89b)
                paths.ReceiverObstructionSlope[k] = ((straight.HeightMetres(corner) - hrs) * steps.Reciprocals[receiver - straight.Sample(corner)] * perKilometre) + straightSlope; // (89c)
                double perSample = straightSlope * step;
                corner = straight.Farthest(perSample, corner);
                paths.ObstructionMetres[k] = straight.HeightMetres(corner) - hts - (perSample * straight.Sample(corner)); // (89a)
                if (!(paths.ObstructionMetres[k] > 0 && paths.ReceiverObstructionSlope[k] > 0))
                {
                    // A point on the line but for rounding: the three need not agree in sign, and the two slopes may sum to 0.
                    (paths.ObstructionMetres[k], paths.TransmitterObstructionSlope[k], paths.ReceiverObstructionSlope[k]) = (0, 1, 1);
                }
            }
            else
            {
                (paths.ObstructionMetres[k], paths.TransmitterObstructionSlope[k], paths.ReceiverObstructionSlope[k]) = (0, 1, 1);
            }
        }

        paths.Pad();
    }

    /// <summary>Finds the point of greatest ν of a path in line of sight: of equal ones the last.</summary>
    /// <param name="receiver">Sample at which the receiver stands: one of those of the last <see cref="Carry"/>.</param>
    /// <param name="receiverSlope">Slope to it on the flattened profile in m/km.</param>
    /// <returns>Its sample.</returns>
    /// <remarks>Cost: as that of the largest ν.</remarks>
    public int NearestToRay(int receiver, double receiverSlope) => clearance.Nearest(receiver, receiverSlope);

    private void Flatten(double[] heights, int count, double hts, double bulge)
    {
        ref double h = ref MemoryMarshal.GetArrayDataReference(heights);
        ref double d = ref MemoryMarshal.GetArrayDataReference(steps.DistancesKilometres);
        ref double inverse = ref MemoryMarshal.GetArrayDataReference(steps.InverseDistances);
        ref double z = ref MemoryMarshal.GetArrayDataReference(flattened);
        ref double slopes = ref MemoryMarshal.GetArrayDataReference(curvedSlopes);
        ref double raw = ref MemoryMarshal.GetArrayDataReference(straightSlopes);
        for (nuint i = 0; i < (nuint)count; i += 8)
        {
            var height = Vector512.LoadUnsafe(ref h, i);
            var distance = Vector512.LoadUnsafe(ref d, i);
            var drop = bulge * distance;
            var slope = (height - Vector512.Create(hts)) * Vector512.LoadUnsafe(ref inverse, i);
            (height - (drop * distance)).StoreUnsafe(ref z, i);
            (slope - drop).StoreUnsafe(ref slopes, i);
            slope.StoreUnsafe(ref raw, i);
        }

        curvedSlopes[0] = double.NegativeInfinity;
    }
}
