using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Areas.Sweeping;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Tests.Radio.Areas;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Clutter;

/// <summary>The sweep over ground with random clutter against the reference on the radial's own profile.</summary>
public sealed class ClutterSweepProperties
{
    private const double ToleranceDb = 1e-6;
    private const double Jump = 0.02; // dB by which the model itself jumps at ν = −0.78
    private static readonly double[] Heights = [0, 0, 10, 15, 20, 37.5];

    [Fact]
    public void Agrees_with_the_reference_for_half_of_the_time() => Gen.Select(RadialTerrains.Radial, RadialTerrains.Link, Gen.Int[3, 40], Gen.Int, Gen.Bool)
        .Sample((radial, link, every, seed, own) => Compare(radial.Steps, radial.Heights, Clutter(seed, radial.Heights.Length), own ? link : link with { LocationDeviationDb = double.NaN }, every), iter: 120);

    [Fact]
    public void Agrees_with_the_reference_for_less_of_the_time() => Gen.Select(RadialTerrains.Radial, RadialTerrains.Link, Gen.Double[1, 49.9], Gen.Int)
        .Sample((radial, link, percent, seed) => Compare(radial.Steps, radial.Heights, Clutter(seed, radial.Heights.Length), link with { TimePercent = percent, LocationDeviationDb = double.NaN }, 23), iter: 40);

    /// <summary>Radials of the places a prediction takes: real mountains, and the sea and hills of Đà Nẵng.</summary>
    [Theory]
    [InlineData("N44W072.tif", -71.30, 44.27)]
    [InlineData("da-nang-srtm1.tif", 108.20, 16.02)]
    public void Agrees_with_the_reference_on_real_terrain(string tile, double longitude, double latitude)
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "data", "terrain", tile);
        Assert.SkipUnless(File.Exists(path) || Environment.GetEnvironmentVariable("CI") == "true", "The shared tiles are not here.");
        using ElevationSource source = ElevationFiles.Open([path], null, new FindingLog(), 1, TestContext.Current.CancellationToken);
        TerrainWindow window = TerrainWindow.Read(source.Model, longitude, latitude, 9000);
        double step = ReferenceArea.StepMetres(window);
        var steps = new RadialSteps(step, (int)(9000 / step));
        var link = new RadioLink
        {
            FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5, TransmitterLatitudeDegrees = latitude, ReceiverLatitudeDegrees = latitude, LocationPercent = 90,
        };
        for (int r = 0; r < 8; r++)
        {
            double[] heights = new double[steps.DistancesKilometres.Length];
            (double east, double north) = Math.SinCos(0.3 + (Math.PI * r / 4));
            Assert.Equal(steps.Samples + 1, RadialHeights.Take(new RadialGround(), window, east, north, steps, heights));
            Compare(steps, heights, Clutter(r, heights.Length), link, 7);
        }
    }

    [Fact]
    public void Without_clutter_heights_the_answer_is_that_of_bare_ground_to_the_last_bit() => RadialTerrains.Radial.Select(RadialTerrains.Link).Sample(
        (radial, link) =>
        {
            int[] samples = [.. Enumerable.Range(2, radial.Steps.Samples - 1)];
            double[] bare = new P1812Sweep().Probe(radial.Steps, radial.Heights, samples, link).LossDb;
            double[] zero = new P1812Sweep().Probe(radial.Steps, radial.Heights, samples, link, new double[radial.Heights.Length]).LossDb;
            return bare.AsSpan().SequenceEqual(zero);
        },
        iter: 40);

    // Stretches of one class, some 7 samples long.
    private static double[] Clutter(int seed, int count)
    {
        var random = new Random(seed);
        double[] clutter = new double[count];
        double height = 0;
        for (int i = 0; i < count; i++)
        {
            height = random.NextDouble() < 0.15 ? Heights[random.Next(Heights.Length)] : height;
            clutter[i] = height;
        }

        return clutter;
    }

    private static bool Compare(RadialSteps steps, double[] heights, double[] clutter, RadioLink link, int every)
    {
        int[] samples = [.. Enumerable.Range(2, steps.Samples - 1).Where(i => i % every == 0 || i == steps.Samples)];
        var (diffraction, loss, _) = new P1812Sweep().Probe(steps, heights, samples, link, clutter);
        for (int k = 0; k < samples.Length; k++)
        {
            int end = samples[k] + 1;
            var profile = new TerrainProfile(steps.DistancesKilometres[..end], heights[..end], clutter[..end]);
            var (path, expected) = P1812Model.Losses(profile, P1812Parameters.Of(link, profile.LengthKilometres));
            double wrong = Math.Max(Math.Abs(expected.Median.LossDb - diffraction[k]), Math.Abs(expected.LossDb - loss[k]));
            if (!(wrong <= ToleranceDb) && !OnEdge(profile, path, link, wrong))
            {
                throw new InvalidOperationException($"sample {samples[k]} of {steps.Samples}: Ld {diffraction[k]:R} for {expected.Median.LossDb:R}, Lb {loss[k]:R} for {expected.LossDb:R}");
            }
        }

        return true;
    }

    // A ν of −0.78 to the last digits is 0 dB or 0.013 dB by rounding alone.
    private static bool OnEdge(TerrainProfile profile, in P1812Path path, RadioLink link, double wrong)
    {
        double[] tops = [.. profile.ElevationsMetres.Zip(profile.ClutterMetres!, (h, r) => h + r)];
        double nu = Engine.Radio.Models.Diffraction.BullingtonDiffraction.FresnelParameter(
            profile.DistancesSpan, tops, path.TransmitterMetres, path.ReceiverMetres, DuctingIncidence.MedianEarthRadiusKilometres(link.RefractivityGradient), link.FrequencyMHz / 1000);
        return wrong < Jump && Math.Abs(nu + 0.78) < 1e-9;
    }
}
