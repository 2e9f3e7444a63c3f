using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>One radial: heights outwards from the site, and what the model draws from them for each receiver (<see cref="ItmPathGeometry"/> carried outwards).</summary>
/// <remarks>
/// Mean heights and lines of least squares come from running sums of the heights (relative to the site, so that nothing is lost in their differences);
/// horizons and irregularity from their own structures.
/// </remarks>
internal sealed class ItmRadial
{
    private const int Spare = 64;
    private readonly RadialGround ground = new();
    private readonly ItmRadialHorizons horizons = new();
    private readonly ItmRadialIrregularity irregularity = new();
    private double[] elevations = [], sums = [], moments = [], refractivity = [], curvature = [];
    private float[] relative = [];

    /// <summary>Works out the receivers of a radial.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="direction">Parts towards the east and the north.</param>
    /// <param name="stepMetres">Distance between samples.</param>
    /// <param name="used">Which samples are receivers.</param>
    /// <param name="link">Heights and refractivity.</param>
    /// <param name="receivers">Takes those whose heights on the way are known.</param>
    public void Walk(TerrainWindow window, (double East, double North) direction, double stepMetres, ReadOnlySpan<bool> used, RadioLink link, ItmReceivers receivers)
    {
        receivers.Count = 0;
        int last = used.LastIndexOf(true);
        if (last < 1)
        {
            return;
        }

        MakeRoom(used.Length);
        last = Read(window, direction, stepMetres, last);
        if (last < 1)
        {
            return;
        }

        var (least, most) = Bend(link.SeaLevelRefractivity, last);
        var heights = elevations.AsSpan(0, last + 1);
        double transmitterHeight = link.TransmitterHeightAboveGroundMetres, receiverHeight = link.ReceiverHeightAboveGroundMetres;
        horizons.Begin(heights, last, stepMetres, transmitterHeight, least, most);
        irregularity.Begin();
        int count = 0;
        for (int sample = 1; sample <= last; sample++)
        {
            if (used[sample])
            {
                receivers.Sample[count] = sample;
                Receiver(receivers, count, sample, horizons.To(heights, sample, curvature[sample], receiverHeight), stepMetres, transmitterHeight, receiverHeight);
                count++;
            }

            horizons.Pass(sample, heights[sample]);
        }

        receivers.Count = count;
    }

    private void Receiver(ItmReceivers receivers, int at, int sample, ItmHorizons found, double step, double transmitterHeight, double receiverHeight)
    {
        double length = sample * step, start = Math.Min(15 * transmitterHeight, 0.1 * found.TransmitterMetres), end = length - Math.Min(15 * receiverHeight, 0.1 * found.ReceiverMetres);
        receivers.DistanceMetres[at] = length;
        receivers.SpanMetres[at] = end - start;
        receivers.RangeMetres[at] = irregularity.RangeMetres(relative, start / step, end / step);
        double nearMetres, farMetres;
        if (found.TransmitterMetres + found.ReceiverMetres > 1.5 * length)
        {
            (nearMetres, farMetres) = Fit(sample, start / step, end / step);
        }
        else
        {
            nearMetres = Fit(sample, start / step, 0.9 * found.TransmitterMetres / step).First;
            farMetres = Fit(sample, (length - (0.9 * found.ReceiverMetres)) / step, end / step).Last;
        }

        receivers.TransmitterEffectiveMetres[at] = transmitterHeight + Math.Max(-nearMetres, 0);
        receivers.ReceiverEffectiveMetres[at] = receiverHeight + Math.Max(elevations[sample] - elevations[0] - farMetres, 0);
        receivers.TransmitterHorizonMetres[at] = found.TransmitterMetres;
        receivers.ReceiverHorizonMetres[at] = found.ReceiverMetres;
        receivers.TransmitterHorizonRadians[at] = found.TransmitterRadians;
        receivers.ReceiverHorizonRadians[at] = found.ReceiverRadians;
        receivers.CurvaturePerMetre[at] = curvature[sample];
        receivers.SurfaceRefractivity[at] = refractivity[sample];
    }

    // Heights relative to the site.
    private (double First, double Last) Fit(int last, double startSteps, double endSteps)
    {
        var (first, final) = ItmTerrainFit.Points(last, startSteps, endSteps);
        double length = final - first, middle = first + (0.5 * length), low = elevations[first] - elevations[0], high = elevations[final] - elevations[0];
        double sum = sums[final + 1] - sums[first] - (0.5 * (low + high));
        double moment = moments[final + 1] - moments[first] - (0.5 * ((low * first) + (high * final))) - (middle * sum);
        var line = ItmTerrainFit.FromSums(sum, moment, length, middle, last);
        return (line.FirstMetres, line.LastMetres);
    }

    // Heights up to the first that is not known; returns the last known sample, −1 where the site's own is not known.
    private int Read(TerrainWindow window, (double East, double North) direction, double step, int last)
    {
        last = ground.Take(window, direction.East, direction.North, step, elevations, last + 1) - 1;
        for (int i = 0; i <= last; i++)
        {
            double height = elevations[i] - elevations[0];
            relative[i] = (float)height;
            sums[i + 1] = sums[i] + height;
            moments[i + 1] = moments[i] + (height * i);
        }

        return last;
    }

    // N_s and γ_e of every path, by the mean of the inner four fifths of its heights; returns the range of γ_e.
    private (double Least, double Most) Bend(double seaLevelRefractivity, int last)
    {
        for (int i = 1; i <= last; i++)
        {
            int tenth = (int)(0.1 * i);
            refractivity[i] = elevations[0] + ((sums[i - tenth + 1] - sums[tenth]) / (i - (2 * tenth) + 1));
        }

        double scale = -1 / 9460.0;
        Vector512<double> least = Vector512.Create(double.PositiveInfinity), most = Vector512.Create(double.NegativeInfinity);
        refractivity[0] = refractivity[1];
        refractivity.AsSpan(last + 1, ItmReceivers.Lanes).Fill(refractivity[last]);
        for (int i = 0; i <= last; i += ItmReceivers.Lanes)
        {
            var n = Vector512.Create(seaLevelRefractivity) * Vector512.Exp(Vector512.LoadUnsafe(ref refractivity[i]) * scale);
            var bend = Vector512.Create(157e-9) * (Vector512<double>.One - (Vector512.Exp(n / Vector512.Create(179.3)) * 0.04665));
            n.StoreUnsafe(ref refractivity[i]);
            bend.StoreUnsafe(ref curvature[i]);
            least = Vector512.MinNative(least, bend);
            most = Vector512.MaxNative(most, bend);
        }

        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (int lane = 0; lane < ItmReceivers.Lanes; lane++)
        {
            (low, high) = (Math.Min(low, least[lane]), Math.Max(high, most[lane]));
        }

        return (low, high);
    }

    private void MakeRoom(int samples)
    {
        if (elevations.Length >= samples + Spare)
        {
            return;
        }

        elevations = new double[samples + Spare];
        sums = new double[samples + Spare];
        moments = new double[samples + Spare];
        refractivity = new double[samples + Spare];
        curvature = new double[samples + Spare];
        relative = new float[samples + Spare];
    }
}
