using CoverageAnalyzer.Engine.Radio.Networks;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>Networks on a flat plane with free space: answers that can be worked out by hand.</summary>
public sealed class RadioNetworkTests
{
    private const double ShareDb = 18.573325; // 10·log₁₀(12 · 6)
    private const byte Uncovered = 0, Uncertain = 1, Covered = 2, Unknown = 3;

    [Fact]
    public void Between_two_equal_sites_the_border_of_the_best_server_is_the_line_in_the_middle()
    {
        // Sites at 4,000 m and 8,000 m east on one row: each cell belongs to the nearer, so the border lies at 6,000 m.
        var world = new NetworkWorld(101, 121);
        world.Run(NetworkWorld.Request(-200, 10_000), 1, NetworkWorld.Site(4000, 5050), NetworkWorld.Site(8000, 5050));
        for (int r = 0; r < world.Rows; r++)
        {
            for (int c = 0; c < world.Columns; c++)
            {
                double middle = (c + 0.5) * NetworkWorld.CellMetres;
                if (Math.Abs(middle - 6000) > 60) // the scale of the projection differs by 1e-5 between the sites
                {
                    Assert.Equal(middle < 6000 ? 0 : 1, world.Best[(r * world.Columns) + c]);
                }

                Assert.Equal(2, world.Servers[(r * world.Columns) + c]);
            }
        }
    }

    [Fact]
    public void Low_expected_and_high_power_make_rings_of_free_space()
    {
        // 40 | 46 | 52 dBm less 18.57 dB against -92 dBm at 900 MHz: budgets of 113.43, 119.43, 125.43 dB less 91.53 dB at 1 km,
        // that is 12.5, 24.9, 49.7 km: too far for a test. Against -72 dBm a tenth of it: 1,245, 2,485 and 4,958 m.
        var world = new NetworkWorld(120, 120);
        RadioNetworkResult result = world.Run(NetworkWorld.Request(-72, 5500), 1, NetworkWorld.Site(6000, 6000));
        double At(double eirp) => 1000 * Math.Pow(10, (eirp - ShareDb + 72 - FreeSpacePrediction.LossDb(1000, 900)) / 20);
        Assert.InRange(At(46), 2400, 2500);
        long covered = 0, uncertain = 0;
        for (int r = 0; r < world.Rows; r++)
        {
            for (int c = 0; c < world.Columns; c++)
            {
                double d = NetworkWorld.MetresTo(6000, 6000, r, c);
                int cell = (r * world.Columns) + c;
                if (new[] { At(40), At(46), At(52), 5500 }.All(edge => Math.Abs(d - edge) > 3)) // ground and plane differ by 4e-4
                {
                    Assert.Equal(d < At(40) ? Covered : d < At(52) ? Uncertain : Uncovered, world.Status[cell]);
                    Assert.Equal(d < At(46) ? 1 : 0, world.Servers[cell]);
                    Assert.Equal(d < 5500 ? 0 : -1, world.Best[cell]);
                }

                if (d < 5400)
                {
                    Assert.Equal(46 - ShareDb - FreeSpacePrediction.LossDb(d, 900), world.Power[cell], 0.02);
                }
                else if (d > 5600)
                {
                    Assert.True(float.IsNaN(world.Power[cell]));
                }

                covered += world.Status[cell] == Covered ? 1 : 0;
                uncertain += world.Status[cell] == Uncertain ? 1 : 0;
            }
        }

        Assert.Equal((covered, uncertain, 0), (result.CoveredCells, result.UncertainCells, result.UnknownCells));
        Assert.Equal(1, result.Predictions); // one height, one frequency: three powers share it
    }

    [Fact]
    public void Each_operator_stands_alone_and_every_operator_is_what_they_share()
    {
        var world = new NetworkWorld(100, 140);
        world.Run(NetworkWorld.Request(-72), 2, NetworkWorld.Site(5000, 5000, "Viettel"), NetworkWorld.Site(7000, 5000, "MobiFone"), NetworkWorld.Site(13_000, 1000));
        Assert.Equal(2, world.Operators.Count); // in order of their names: MobiFone, Viettel
        var alone = new NetworkWorld(100, 140);
        alone.Run(NetworkWorld.Request(-72), 1, NetworkWorld.Site(7000, 5000, "MobiFone"));
        Assert.Equal(alone.Status, world.Operators[0]);
        Assert.Equal(alone.Operators[0], world.Operators[0]);
        bool shared = false;
        for (int i = 0; i < world.Status.Length; i++)
        {
            Assert.Equal(Math.Min(world.Operators[0][i], world.Operators[1][i]), world.Every[i]); // nothing is unknown here
            Assert.True(world.Status[i] >= Math.Max(world.Operators[0][i], world.Operators[1][i]));
            shared |= world.Every[i] == Covered;
        }

        Assert.True(shared);
    }

    [Fact]
    public void Each_height_is_predicted_once_and_sites_of_one_mast_share_it()
    {
        var world = new NetworkWorld(60, 60);
        RadioNetworkRequest heights = NetworkWorld.Request(-72) with { Defaults = NetworkWorld.DefaultsOf(40, 46, 52, 20, 30, 45) };
        Assert.Equal(3, world.Run(heights, 1, NetworkWorld.Site(3000, 3000)).Predictions);
        RadioSector known = new() { Radio = RadioClass.Lte, HeightAboveGroundMetres = 25, FrequencyMHz = 1800, EirpDbm = 58 };
        Assert.Equal(1, world.Run(heights, 1, NetworkWorld.Site(3000, 3000, "A", known), NetworkWorld.Site(3000, 3000, "B", known)).Predictions);
        Assert.DoesNotContain(Uncertain, world.Status); // all known: nothing is uncertain
        Assert.Equal(0, world.Best[(30 * 60) + 40]); // equal sites: the lower index
        Assert.Equal(2, world.Servers[(30 * 60) + 40]);
    }

    [Fact]
    public void A_sector_sends_east_and_thirty_decibels_less_west()
    {
        var world = new NetworkWorld(101, 101);
        RadioSector east = new() { Radio = RadioClass.Lte, EirpDbm = 60, AzimuthDegrees = 90, HeightAboveGroundMetres = 1.5 };
        world.Run(NetworkWorld.Request(-200), 1, NetworkWorld.Site(5050, 5050, "", east));
        float At(int row, int column) => world.Power[(row * 101) + column];
        Assert.Equal(30, At(50, 80) - At(50, 20), 0.01);
        Assert.Equal(12 * 90 * 90 / (65.0 * 65), At(50, 80) - At(20, 50), 0.05); // 90° off: 23 dB
        Assert.Equal(60 - ShareDb - FreeSpacePrediction.LossDb(3000, 900), At(50, 80), 0.02);

        // Three sectors of one site give each cell the best of them, and count as one server.
        RadioSector[] three = [east, east with { AzimuthDegrees = 210 }, east with { AzimuthDegrees = 330 }];
        RadioNetworkResult result = world.Run(NetworkWorld.Request(-200), 1, NetworkWorld.Site(5050, 5050, "", three));
        Assert.Equal(1, result.Predictions);
        Assert.Equal(12 * 60 * 60 / (65.0 * 65), At(50, 80) - At(50, 20), 0.05); // 270° lies 60° off the nearest sectors
        Assert.Equal(1, world.Servers[(50 * 101) + 20]);
    }

    [Fact]
    public void Tilts_lower_the_beam_in_front_and_the_mechanical_one_lifts_the_back()
    {
        RadioEmission Of(double mechanical, double electrical) => RadioEmission.Of(
            new RadioSector { EirpDbm = 60, AzimuthDegrees = 0, MechanicalTiltDegrees = mechanical, ElectricalTiltDegrees = electrical, BandwidthMHz = 1.4 }, NetworkWorld.Defaults, RadioAssumption.Expected);
        double top = 60 - ShareDb;
        Assert.Equal(top, Of(0, 8).TowardsDbm(0, 8), 1e-4);
        Assert.Equal(top, Of(8, 0).TowardsDbm(0, 8), 1e-4);
        Assert.Equal(top - (12 * 16 * 16 / 4225.0), Of(8, 0).TowardsDbm(0, 24), 1e-3);
        Assert.Equal(top - 30, Of(0, 0).TowardsDbm(180, 0), 1e-4);
        AntennaPattern all = new("all round", [.. new double[360]], [.. Enumerable.Range(0, 360).Select(d => (double)Math.Min(d, 360 - d))]);
        var patterns = new Dictionary<string, AntennaPattern> { ["x"] = all };
        RadioEmission back = RadioEmission.Of(new RadioSector { EirpDbm = 60, AzimuthDegrees = 0, MechanicalTiltDegrees = 5, BandwidthMHz = 1.4, PatternName = "x" }, NetworkWorld.Defaults, RadioAssumption.Low, patterns);
        Assert.Equal(top, back.TowardsDbm(180, -5), 1e-4); // behind it the beam points 5° up
    }

    [Fact]
    public void A_void_is_unknown_where_free_space_would_cover_it_and_uncovered_beyond()
    {
        var world = new NetworkWorld(120, 120, (60, 70), (60, 115));
        RadioNetworkResult result = world.Run(NetworkWorld.Request(-72, 7000), 1, NetworkWorld.Site(6000, 6000));
        Assert.Equal(Unknown, world.Status[(60 * 120) + 70]); // 1 km away: within 4,958 m
        Assert.Equal(Uncovered, world.Status[(60 * 120) + 115]); // 5.5 km away
        Assert.Equal(1, result.UnknownCells);
    }

    [Fact]
    public void Sites_on_a_void_outside_the_model_or_out_of_the_models_range_are_named_and_nothing_is_lost()
    {
        var world = new NetworkWorld(100, 100, (20, 20), (20, 21), (21, 20), (21, 21));
        RadioSector odd = new() { Radio = RadioClass.Lte, FrequencyMHz = 10, EirpDbm = 40 };
        RadioNetworkResult result = world.Run(
            NetworkWorld.Request(-72), 2, NetworkWorld.Site(2100, 2100), NetworkWorld.Site(7000, 7000), NetworkWorld.Site(500_000, 5000), NetworkWorld.Site(7000, 2000, "", odd), NetworkWorld.Site(-2000, 5000));
        Assert.Equal([0, 2, 3, 4], result.RefusedSites);
        Assert.Equal(Unknown, world.Status[(20 * 100) + 25]);
        Assert.Equal(Unknown, world.Status[(50 * 100) + 5]); // 2.5 km from the site that stands outside
        Assert.Equal(Covered, world.Status[(70 * 100) + 70]);
    }

    [Fact]
    public void The_bytes_are_the_same_for_any_threads_bands_and_a_ring_smaller_than_the_grid()
    {
        var world = new NetworkWorld(700, 60);
        var random = new Random(7);
        RadioSite[] sites = [.. Enumerable.Range(0, 60).Select(i => NetworkWorld.Site(
            random.NextDouble() * 6000, random.NextDouble() * 70_000, i % 3 == 0 ? string.Empty : $"op{i % 3}",
            i % 4 == 0 ? [new RadioSector { Radio = RadioClass.Lte, AzimuthDegrees = random.Next(360), EirpDbm = 50 }, new RadioSector { Radio = RadioClass.Nr, FrequencyMHz = 1800 }] : []))];
        RadioNetworkRequest request = NetworkWorld.Request(-72, 4000) with { Defaults = NetworkWorld.DefaultsOf(40, 46, 52, 20, 30, 45) };
        RadioNetworkResult one = world.Run(request, 1, sites);
        string digest = world.Digest();
        Assert.True(one.PeakCells < 700 * 60 / 1.9, $"{one.PeakCells}"); // 2 · 4,000 m are 80 rows, and 256 ahead
        foreach ((int threads, int rows) in new[] { (2, 64), (5, 1), (3, 1000), (1, 7) })
        {
            RadioNetworkResult again = world.Run(request with { BandRows = rows }, threads, sites);
            Assert.Equal(digest, world.Digest());
            Assert.Equal(one.CoveredCells, again.CoveredCells);
        }
    }

    [Fact]
    public void Another_site_or_more_power_never_takes_coverage_away()
    {
        var more = new NetworkWorld(60, 60);
        var less = new NetworkWorld(60, 60);
        Gen.Select(Gen.Double[0, 6000], Gen.Double[0, 6000], Gen.Double[40, 60], Gen.Bool).Array[1, 5].Sample(
            places =>
            {
                RadioSite[] sites = [.. places.Select((p, i) => NetworkWorld.Site(p.Item1, p.Item2, $"op{i % 2}", new RadioSector { Radio = RadioClass.Lte, AzimuthDegrees = p.Item4 ? i * 77 : double.NaN, EirpDbm = i == 0 ? double.NaN : p.Item3 }))];
                less.Run(NetworkWorld.Request(-62, 3000), 1, sites[..^1]);
                more.Run(NetworkWorld.Request(-62, 3000), 1, sites);
                if (sites.Length > 1)
                {
                    AssertNotLess(less, more);
                }

                RadioSite[] stronger = [.. sites.Select(s => s with { Sectors = [.. s.Sectors.Select(e => e with { EirpDbm = e.EirpDbm + 3 })] })];
                less.Run(NetworkWorld.Request(-62, 3000), 1, sites);
                more.Run(NetworkWorld.Request(-62, 3000), 1, stronger);
                AssertNotLess(less, more);
            },
            iter: 25,
            threads: 1); // the worlds are shared
    }

    private static void AssertNotLess(NetworkWorld less, NetworkWorld more)
    {
        for (int i = 0; i < less.Status.Length; i++)
        {
            Assert.True(Rank(more.Status[i]) >= Rank(less.Status[i]));
            Assert.True(more.Servers[i] >= less.Servers[i]);
            Assert.False(more.Power[i] < less.Power[i] - 1e-4);
        }
    }

    // Unknown is no more than uncovered: a site that makes it covered takes nothing away.
    private static byte Rank(byte status) => status == Unknown ? Uncovered : status;

    [Fact]
    public void No_site_leaves_the_whole_grid_uncovered()
    {
        var world = new NetworkWorld(30, 20);
        world.Status.AsSpan().Fill(9);
        RadioNetworkResult result = world.Run(NetworkWorld.Request(-72), 1);
        Assert.All(world.Status, s => Assert.Equal(Uncovered, s));
        Assert.Equal((0, 0), (result.Predictions, result.CoveredCells));
    }
}
