using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>The loss by ITU-R P.1812-8 with all its parts for one path of a radial, from what the sweep found.</summary>
/// <remarks>
/// Horizons, smooth surfaces and diffraction come from the sweep; the roughness hm and, in line of sight, the point of greatest ν take a pass over the points. Then the reference's own combination.
/// Cost: proportional to the points in between, with a small factor.
/// </remarks>
internal static class WholeLoss
{
    /// <summary>Works out Lb.</summary>
    /// <param name="tables">What depends on link and distance.</param>
    /// <param name="steps">Tables of the radial.</param>
    /// <param name="sweep">The sweep of the radial for the median effective earth radius, which was the last it carried.</param>
    /// <param name="heights">Height of the ground at each sample in m.</param>
    /// <param name="paths">What the sweep found, with the diffraction loss.</param>
    /// <param name="k">Number of the path.</param>
    /// <param name="ductingDiffractionDb">Diffraction loss for the effective earth radius of β₀ % of the time.</param>
    public static double LossDb(P1812AreaTables tables, RadialSteps steps, RadialSweep sweep, double[] heights, RadialPaths paths, int k, double ductingDiffractionDb)
    {
        P1812Parameters p = tables.Parameters with { LatitudeDegrees = tables.LatitudesDegrees[paths.Sample[k]] };
        double d = paths.DistanceKilometres[k], h0 = heights[0], hn = paths.GroundMetres[k], hts = h0 + p.TransmitterHeightAboveGroundMetres, hrs = hn + p.ReceiverHeightAboveGroundMetres;
        double bulge = 500 / tables.MedianEarthRadiusKilometres, direct = ((hrs - hts) / d) - (bulge * d);
        int n = paths.Sample[k];
        bool beyond = !double.IsNaN(paths.ReceiverSlope[k]);
        int lt = beyond ? paths.TransmitterHorizon[k] : sweep.NearestToRay(n, direct), lr = beyond ? paths.ReceiverHorizon[k] : lt;
        double thetaT = PathHorizons.Milliradians(beyond ? paths.TransmitterSlope[k] : direct);
        double thetaR = PathHorizons.Milliradians(beyond ? paths.ReceiverSlope[k] - (bulge * d) : ((hts - hrs) / d) - (bulge * d));
        SmoothSurface fitted = new(paths.SmoothTransmitterMetres[k], paths.SmoothReceiverMetres[k]);
        SmoothSurface ducting = new(Math.Min(fitted.TransmitterMetres, h0), Math.Min(fitted.ReceiverMetres, hn)); // (92a), (92b)
        double slope = (ducting.ReceiverMetres - ducting.TransmitterMetres) / d, roughness = RoughnessMetres(heights, steps, lt, lr, ducting.TransmitterMetres, slope); // (93)
        var path = new P1812Path
        {
            PathKilometres = d,
            TransmitterGroundMetres = h0,
            ReceiverGroundMetres = hn,
            TransmitterMetres = hts,
            ReceiverMetres = hrs,
            ReceiverClutterMetres = paths.Surface?.ReceiverClutterMetres[k] ?? 0,
            Zones = PathZones.Inland(d),
            Horizons = new(
                beyond, lt, lr, steps.DistancesKilometres[lt], d - steps.DistancesKilometres[lr], thetaT, thetaR, (1000 * d / tables.MedianEarthRadiusKilometres) + thetaT + thetaR),
            Fitted = fitted,
            ForDiffraction = default, // the diffraction loss is known
            ForDucting = ducting,
            RoughnessMetres = roughness,
        };
        return P1812Losses.Combine(path, p, new DeltaBullington(paths.DiffractionLossDb[k], 0, 0), new DeltaBullington(ductingDiffractionDb, 0, 0)).LossDb;
    }

    /// <summary>hm: how far the ground between the horizons stands above the smooth surface at most, equation (95).</summary>
    internal static double RoughnessMetres(double[] heights, RadialSteps steps, int first, int last, double startMetres, double slope)
    {
        double most = double.NegativeInfinity;
        int i = first;
        if (last - first >= 16)
        {
            var eight = Vector512.Create(double.NegativeInfinity);
            var start = Vector512.Create(startMetres);
            for (; i + 8 <= last + 1; i += 8)
            {
                eight = Vector512.Max(eight, Vector512.Create(heights, i) - (start + (slope * Vector512.Create(steps.DistancesKilometres, i))));
            }

            for (int lane = 0; lane < 8; lane++)
            {
                most = Math.Max(most, eight.GetElement(lane));
            }
        }

        for (; i <= last; i++)
        {
            most = Math.Max(most, heights[i] - (startMetres + (slope * steps.DistancesKilometres[i])));
        }

        return most;
    }
}
