using System.Globalization;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>The Irregular Terrain Model against published and recorded answers, and on paths that need no program.</summary>
public sealed class ItmModelTests
{
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5 };

    [Fact]
    public void The_published_paths_have_the_published_loss()
    {
        var rows = Rows(Shared("p2p.csv")).Skip(1).ToList();
        var profiles = Rows(Shared("pfls.csv")).ToList();
        Assert.Equal(3, rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            double[] p = Numbers(profiles[i]), row = Numbers(rows[i]);
            double[] distances = [.. Enumerable.Range(0, (int)p[0] + 1).Select(k => k * p[1] / 1000)];
            var (link, settings) = Asked(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10], row[11]);
            var loss = new ItmModel(settings).Predict(new TerrainProfile(distances, p[2..(distances.Length + 2)]), link);
            Assert.Equal(row[12], loss.LossDb, 0.01);
        }
    }

    [Fact]
    public void The_published_areas_have_the_published_loss()
    {
        var rows = Rows(Shared("area.csv")).Skip(1).ToList();
        Assert.Equal(3, rows.Count);
        foreach (string text in rows)
        {
            double[] row = Numbers(text);
            var (link, settings) = Asked(row[0], row[1], row[7], row[8], row[9], row[10], row[11], row[12], row[13], row[14], row[15], row[3]);
            var loss = ItmAreaMode.Predict(row[4], row[2], (ItmSiting)(int)row[5], (ItmSiting)(int)row[6], link, settings);
            Assert.Equal(row[16], loss.LossDb, 0.051); // published to one decimal
        }
    }

    /// <summary>Answers of NTIA's own program (183ad95, GCC 12, -O2) on profiles of <see cref="ItmTerrain"/>; see Published/README.md.</summary>
    [Fact]
    public void Recorded_paths_have_the_recorded_loss()
    {
        int paths = 0;
        foreach (string text in Rows(Path.Combine(Repository.Root, "tests", "CoverageAnalyzer.Tests", "Published", "itm-point-to-point.csv")).Skip(1))
        {
            double[] row = Numbers(text);
            double[] heights = ItmTerrain.Profile((uint)row[0], (int)row[1]);
            double[] distances = [.. Enumerable.Range(0, heights.Length).Select(k => k * row[2] / 1000)];
            var (link, settings) = Asked(row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10], row[11], row[12], row[13], row[14]);
            var loss = new ItmModel(settings).Predict(new TerrainProfile(distances, heights), link);
            double Value(string symbol) => Assert.Single(loss.Quantities, q => q.Symbol == symbol).Value;
            Assert.Equal(row[15], loss.LossDb, 1e-6);
            Assert.Equal(row[16], Value("Aref"), 1e-6);
            Assert.Equal(row[17], Value("dh"), 1e-6);
            Assert.Equal(row[18], Value("he1"), 1e-6);
            Assert.Equal(row[19], Value("he2"), 1e-6);
            Assert.Equal(row[20], Value("dL1") * 1000, 1e-6);
            Assert.Equal(row[21], Value("dL2") * 1000, 1e-6);
            Assert.Equal(row[22], Value("mode"));
            paths++;
        }

        Assert.InRange(paths, 40, 100);
    }

    /// <summary>Over a flat sea the fit is the sea, Δh is 0 and both antennas count with their heights: what the area mode says of random sites at Δh = 0.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(25)]
    [InlineData(200)]
    public void A_flat_sea_is_the_area_mode_without_irregularity(double kilometres)
    {
        double[] distances = [.. Enumerable.Range(0, 501).Select(i => i * kilometres / 500)];
        var path = new ItmModel().Predict(new TerrainProfile(distances, new double[501]), Link with { TransmitterHeightAboveGroundMetres = kilometres > 100 ? 3 : 300 });
        var area = ItmAreaMode.Predict(kilometres, 0, ItmSiting.Random, ItmSiting.Random, Link with { TransmitterHeightAboveGroundMetres = kilometres > 100 ? 3 : 300 });
        if (kilometres < 100)
        {
            Assert.Equal(area.LossDb, path.LossDb, 1e-9); // in sight: both take the usual horizons
        }
        else
        {
            Assert.Equal(area.LossDb, path.LossDb, 3.0); // horizons stand on whole points of the profile
        }
    }

    [Fact]
    public void A_hill_between_costs_and_its_top_is_the_horizon_of_both()
    {
        double[] distances = [.. Enumerable.Range(0, 201).Select(i => i * 0.05)], flat = new double[201], hill = new double[201];
        hill[80] = 200;
        var open = new ItmModel().Predict(new TerrainProfile(distances, flat), Link);
        var behind = new ItmModel().Predict(new TerrainProfile(distances, hill), Link);
        double Value(PathLoss loss, string symbol) => Assert.Single(loss.Quantities, q => q.Symbol == symbol).Value;
        Assert.True(behind.LossDb > open.LossDb + 20);
        Assert.Equal(4, Value(behind, "dL1"), 1e-9);
        Assert.Equal(6, Value(behind, "dL2"), 1e-9);
        Assert.Equal(32.45 + (20 * Math.Log10(900 * 10)), Value(open, "Afs"), 1e-9);
    }

    [Fact]
    public void Unequal_steps_are_read_anew_and_said()
    {
        double[] even = [.. Enumerable.Range(0, 101).Select(i => i * 0.1)], heights = [.. even.Select(d => 20 * d)];
        double[] uneven = [.. even.Select((d, i) => i % 2 == 1 ? d + 0.04 : d)], same = [.. uneven.Select(d => 20 * d)];
        var model = new ItmModel();
        var first = model.Predict(new TerrainProfile(even, heights), Link);
        var second = model.Predict(new TerrainProfile(uneven, same), Link);
        Assert.Equal(first.LossDb, second.LossDb, 1e-6); // a straight slope is the same slope wherever it is read
        Assert.DoesNotContain(first.Warnings, w => w.English.Contains("unequally", StringComparison.Ordinal));
        Assert.Contains(second.Warnings, w => w.English.Contains("unequally", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(19.9, 30, 1.5, 325, 50, "frequency")]
    [InlineData(20_001, 30, 1.5, 325, 50, "frequency")]
    [InlineData(double.NaN, 30, 1.5, 325, 50, "frequency")]
    [InlineData(900, 0.4, 1.5, 325, 50, "transmitting")]
    [InlineData(900, 30, 3001, 325, 50, "receiving")]
    [InlineData(900, 30, 1.5, 249, 50, "refractivity")]
    [InlineData(900, 30, 1.5, 325, 100, "share of time")]
    public void What_the_model_is_not_made_for_is_refused(double frequency, double transmitter, double receiver, double refractivity, double time, string word)
    {
        var link = new RadioLink
        {
            FrequencyMHz = frequency, TransmitterHeightAboveGroundMetres = transmitter, ReceiverHeightAboveGroundMetres = receiver,
            SeaLevelRefractivity = refractivity, TimePercent = time,
        };
        var loss = new ItmModel().Predict(new TerrainProfile([0, 1, 2], [1, 2, 3]), link);
        Assert.True(double.IsNaN(loss.LossDb));
        Assert.Contains(word, loss.Refusal!.Value.English, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(loss.Refusal!.Value.Vietnamese));
        Assert.NotNull(ItmAreaMode.Predict(5, 90, ItmSiting.Random, ItmSiting.Random, link).Refusal);
    }

    [Fact]
    public void No_points_and_unknown_heights_are_refused_two_and_three_points_are_a_path()
    {
        var model = new ItmModel();
        Assert.NotNull(model.Predict(new TerrainProfile([], []), Link).Refusal);
        Assert.NotNull(model.Predict(new TerrainProfile([0], [5]), Link).Refusal);
        Assert.NotNull(model.Predict(new TerrainProfile([0, 1, 2], [5, double.NaN, 5]), Link).Refusal);
        foreach (int points in (int[])[2, 3])
        {
            double[] distances = [.. Enumerable.Range(0, points).Select(i => 2.0 * i)];
            Assert.InRange(model.Predict(new TerrainProfile(distances, new double[points]), Link).LossDb, 97, 160);
        }
    }

    [Fact]
    public void More_time_and_more_places_never_cost_less()
    {
        double[] heights = ItmTerrain.Profile(137, 400), distances = [.. Enumerable.Range(0, 400).Select(i => i * 0.1)];
        foreach (var mode in Enum.GetValues<ItmVariabilityMode>())
        {
            double before = 0;
            foreach (double percent in (double[])[0.1, 1, 10, 50, 90, 99, 99.9])
            {
                var model = new ItmModel(new ItmSettings { Variability = mode, SituationPercent = percent });
                double loss = model.Predict(new TerrainProfile(distances, heights), Link with { TimePercent = percent, LocationPercent = percent }).LossDb;
                Assert.True(loss >= before - 1e-9);
                before = loss;
            }
        }
    }

    private static (RadioLink Link, ItmSettings Settings) Asked(
        double transmitter, double receiver, double permittivity, double conductivity, double refractivity, double frequency, double polarization, double climate, double time, double location, double situation, double mode) =>
        (new RadioLink
        {
            FrequencyMHz = frequency, TransmitterHeightAboveGroundMetres = transmitter, ReceiverHeightAboveGroundMetres = receiver, SeaLevelRefractivity = refractivity,
            Polarization = polarization == 0 ? Polarization.Horizontal : Polarization.Vertical, TimePercent = time, LocationPercent = location,
        },
        new ItmSettings
        {
            GroundRelativePermittivity = permittivity, GroundConductivitySiemensPerMetre = conductivity, Climate = (ItmClimate)(int)climate, SituationPercent = situation,
            Variability = (ItmVariabilityMode)((int)mode % 10), WithoutLocationVariability = (int)mode / 10 % 2 == 1, WithoutSituationVariability = mode >= 20,
        });

    private static IEnumerable<string> Rows(string path) => File.ReadLines(path).Where(line => line.Length > 0);

    private static double[] Numbers(string row) => [.. row.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static string Shared(string name)
    {
        string path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "propagation", "itm", name));
        if (!File.Exists(path))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"Shared data not found: {path}");
            Assert.Fail($"Shared data not found: {path}");
        }

        return path;
    }
}
