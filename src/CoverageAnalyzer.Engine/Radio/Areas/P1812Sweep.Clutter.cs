using CoverageAnalyzer.Engine.Radio.Areas.Sweeping;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.Engine.Radio.Areas;

// What clutter on the ground adds to the sweep. Without clutter none of it runs.
public sealed partial class P1812Sweep
{
    private SurfaceSweep? surfaceSweep;
    private RadialSteps? surfaceSteps;
    private double[] surface = [];
    private double[] clutter = [];

    private bool HasClutter => paths.Surface is not null;

    private void PrepareClutter(TerrainWindow window, RadialSteps radial) => ToggleClutter(radial, window.Clutter?.HasHeight() == true);

    private void ToggleClutter(RadialSteps radial, bool isOn)
    {
        if (!isOn)
        {
            (paths.Surface, ductingPaths.Surface) = (null, null);
            return;
        }

        if (!ReferenceEquals(surfaceSteps, radial))
        {
            (surfaceSteps, surfaceSweep) = (radial, new SurfaceSweep(radial));
            (surface, clutter) = (new double[radial.DistancesKilometres.Length], new double[radial.DistancesKilometres.Length]);
        }

        (paths.Surface, ductingPaths.Surface) = (paths.Surface ?? new RadialSurface(radial.Samples), ductingPaths.Surface ?? new RadialSurface(radial.Samples));
    }

    private void ProbeClutter(RadialSteps radial, double[]? radialClutter)
    {
        ToggleClutter(radial, radialClutter is not null);
        for (int i = 0; i < radialClutter?.Length; i++)
        {
            (clutter[i], surface[i]) = (radialClutter[i], heights[i] + radialClutter[i]);
        }
    }

    // The places of the samples are those of RadialHeights.Take; each takes the class of the cell it lies in.
    private void TakeClutter(TerrainWindow window, double east, double north, RadialSteps radial, int known)
    {
        if (!HasClutter)
        {
            return;
        }

        WindowClutter cover = window.Clutter!;
        double rowsPerSample = -radial.StepMetres * north / window.NorthMetresPerRow, columnsPerSample = radial.StepMetres * east / window.EastMetresPerColumn;
        for (int i = 0; i < known; i++)
        {
            (double row, double column) = window.IsEven
                ? (window.SiteRow + (i * rowsPerSample), window.SiteColumn + (i * columnsPerSample))
                : window.PlaceOf(i * radial.StepMetres * east, i * radial.StepMetres * north);
            clutter[i] = cover.HeightMetres(row, column);
            surface[i] = heights[i] + clutter[i];
        }
    }

    private void CarryClutter(ReadOnlySpan<int> samples, RadioLink link, double effectiveEarthRadiusKilometres, double wavelengthMetres, RadialPaths found)
    {
        if (!HasClutter)
        {
            return;
        }

        RadialSurface over = found.Surface!;
        double lastMetres = double.NaN, marginDb = 0;
        for (int k = 0; k < samples.Length; k++)
        {
            double metres = clutter[samples[k]];
            if (metres != lastMetres)
            {
                (lastMetres, marginDb) = (metres, MarginDb(link, metres));
            }

            (over.ReceiverClutterMetres[k], over.LocationMarginDb[k]) = (metres, marginDb);
        }

        surfaceSweep!.Carry(heights, surface, samples, link.TransmitterHeightAboveGroundMetres, link.ReceiverHeightAboveGroundMetres, effectiveEarthRadiusKilometres, wavelengthMetres, found);
    }

    private static double MarginDb(RadioLink link, double clutterMetres) => LocationVariability.MarginDb(link.LocationPercent, double.IsNaN(link.LocationDeviationDb)
        ? LocationVariability.DeviationDb(link.FrequencyMHz / 1000, link.ReceiverHeightAboveGroundMetres, clutterMetres, link.LocationSquareWidthMetres)
        : link.LocationDeviationDb);
}
