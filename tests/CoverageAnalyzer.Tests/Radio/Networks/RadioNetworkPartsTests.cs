using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>A network worked out in parts and put together is the network worked out at once, to the last bit, however it is cut.</summary>
public sealed class RadioNetworkPartsTests
{
    private const RadioPartContent Both = RadioPartContent.States | RadioPartContent.Powers;

    private static readonly Gen<RadioSite> OneSite = Gen.Select(Gen.Double[-1500, 7500], Gen.Double[-1500, 9500], Gen.Int[0, 3], Gen.Double[30, 62], Gen.Int[0, 4], Gen.Bool).Select(
        (east, south, name, eirp, azimuth, isStated) => NetworkWorld.Site(
            Math.Round(east / 500) * 500, Math.Round(south / 500) * 500, name == 0 ? string.Empty : $"O{name}", // on a lattice, so that masts are shared and powers tie
            [.. !isStated ? Array.Empty<RadioSector>() : [new() { EirpDbm = Math.Round(eirp / 4) * 4, AzimuthDegrees = azimuth == 0 ? double.NaN : azimuth * 80, BandwidthMHz = 1.4, FrequencyMHz = 600 + (300 * azimuth) }]]));

    [Fact]
    public void Any_cut_put_together_in_any_order_gives_the_bits_of_one_run() =>
        Gen.Select(OneSite.Array[0, 24], Gen.Int[1, 9], Gen.Int[0, int.MaxValue], Gen.Double[400, 3000], Gen.Bool).Sample(
            (sites, parts, seed, reach, withSpreadHeights) =>
            {
                var world = new NetworkWorld(80, 60, (20, 20), (21, 20), (70, 11));
                RadioNetworkRequest request = NetworkWorld.Request(-88, reach) with
                {
                    Defaults = withSpreadHeights ? NetworkWorld.DefaultsOf(40, 46, 52, 20, 30, 40) : NetworkWorld.Defaults,
                    BandRows = 1 + (seed % 90),
                };
                RadioNetworkResult whole = world.Run(request, 1, sites);
                string expected = world.Digest();
                var cut = Enumerable.Range(0, parts).Select(k => Cut(world, request, sites, k, parts, 1 + (k % 2))).ToArray();
                Assert.Equal(whole.Predictions, cut.Sum(c => c.Part.Predictions)); // nothing twice
                new Random(seed).Shuffle(cut);

                var merged = new NetworkWorld(world.Rows, world.Columns);
                RadioNetworkResult result = new RadioNetworkParts(world.Model, sites, request, 1).Merge(
                    [.. cut.Select(c => (c.Part, (IReadOnlyList<RadioPartSource>)[Read(c.States, RadioPartContent.States), Read(c.Powers, RadioPartContent.Powers)]))], merged, Stop);
                Assert.Equal(expected, merged.Digest());
                Assert.Equal(whole.RefusedSites, result.RefusedSites);
                Assert.Equal(whole.Operators, result.Operators);
                Assert.Equal(
                    (whole.Predictions, whole.Cells, whole.CoveredCells, whole.UncertainCells, whole.UnknownCells),
                    (result.Predictions, result.Cells, result.CoveredCells, result.UncertainCells, result.UnknownCells));
            },
            iter: 150);

    [Fact]
    public void States_alone_give_the_states_and_chosen_cells_give_all_of_these_cells_and_of_no_other()
    {
        var world = new NetworkWorld(80, 60, (20, 20));
        RadioNetworkRequest request = NetworkWorld.Request(-88, 2500);
        RadioSite[] sites = [.. Enumerable.Range(0, 9).Select(i => NetworkWorld.Site(500 + (600 * i), 7600 - (850 * i), i % 2 == 0 ? "A" : "B"))];
        world.Run(request, 1, sites);
        long[] cells = [-1, 0, (80 * 60) - 1, (20 * 60) + 20, (40 * 60) + 33, (40 * 60) + 34, (40 * 60) + 33, (41 * 60) + 2];
        var cut = Enumerable.Range(0, 4).Select(k => Cut(world, request, sites, k, 4, 1, cells)).ToArray();

        var states = new NetworkWorld(80, 60);
        new RadioNetworkParts(world.Model, sites, request, 1).Merge([.. cut.Select(c => (c.Part, (IReadOnlyList<RadioPartSource>)[Read(c.States, RadioPartContent.States)]))], states, Stop);
        Assert.Equal(world.Status, states.Status);
        Assert.Equal(world.Every, states.Every);
        Assert.Equal(world.Operators, states.Operators);
        Assert.All(states.Best, b => Assert.Equal(-1, b));

        var chosen = new NetworkWorld(80, 60);
        new RadioNetworkParts(world.Model, sites, request, 1).Merge([.. cut.Select(c => (c.Part, (IReadOnlyList<RadioPartSource>)[Read(c.Chosen, Both)]))], chosen, Stop);
        for (int i = 0; i < world.Status.Length; i++)
        {
            bool isChosen = cells.Contains(i);
            Assert.Equal(isChosen ? (world.Status[i], world.Servers[i], world.Best[i]) : (0, 0, -1), (chosen.Status[i], chosen.Servers[i], chosen.Best[i]));
            Assert.Equal(isChosen ? world.Power[i] : float.NaN, chosen.Power[i]);
        }
    }

    [Fact]
    public void Parts_hold_about_equally_many_predictions_and_some_may_be_empty()
    {
        // 30 places in a column: 24 in the north, 6 in the south. Ten parts of three each, though the first holds few rows and the last many.
        var world = new NetworkWorld(80, 10);
        RadioNetworkRequest request = NetworkWorld.Request(-88, 500);
        RadioSite[] sites = [.. Enumerable.Range(0, 24).Select(i => NetworkWorld.Site(500, 300 + (60 * i))), .. Enumerable.Range(0, 6).Select(i => NetworkWorld.Site(500, 3000 + (800 * i)))];
        RadioPart[] parts = [.. Enumerable.Range(0, 10).Select(k => Cut(world, request, sites, k, 10, 1).Part)];
        Assert.All(parts, p => Assert.Equal(3, p.Predictions));
        Assert.True(parts[0].EndRow - parts[0].FirstRow < parts[9].EndRow - parts[9].FirstRow);
        RadioPart[] many = [.. Enumerable.Range(0, 40).Select(k => Cut(world, request, sites, k, 40, 1).Part)];
        Assert.Equal(30, many.Count(p => p.Predictions == 1));
        Assert.Equal(10, many.Count(p => p is { Predictions: 0, FirstRow: 0, EndRow: 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cut(world, request, sites, 10, 10, 1));
    }

    [Fact]
    public void The_bytes_are_the_same_for_any_number_of_threads_and_rows_that_end_early_are_refused()
    {
        var world = new NetworkWorld(80, 60);
        RadioNetworkRequest request = NetworkWorld.Request(-88, 2500);
        RadioSite[] sites = [.. Enumerable.Range(0, 20).Select(i => NetworkWorld.Site(300 * i, (1700 * i) % 8000, i % 2 == 0 ? "A" : "B"))];
        (RadioPart part, byte[] states, byte[] powers, _) = Cut(world, request, sites, 1, 2, 1);
        for (int round = 0; round < 5; round++)
        {
            (RadioPart again, byte[] statesAgain, byte[] powersAgain, _) = Cut(world, request, sites, 1, 2, 3);
            Assert.Equal((part.FirstRow, part.EndRow, part.Predictions), (again.FirstRow, again.EndRow, again.Predictions));
            Assert.Equal(SHA256.HashData(states), SHA256.HashData(statesAgain));
            Assert.Equal(SHA256.HashData(powers), SHA256.HashData(powersAgain));
        }

        foreach (int length in new[] { 0, 1, powers.Length / 2, powers.Length - 1 })
        {
            Assert.Throws<InvalidDataException>(() => new RadioNetworkParts(world.Model, sites, request, 1).Merge([(part, [Read(powers[..length], RadioPartContent.Powers)])], new NetworkWorld(80, 60), Stop));
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static (RadioPart Part, byte[] States, byte[] Powers, byte[] Chosen) Cut(
        NetworkWorld world, RadioNetworkRequest request, RadioSite[] sites, int part, int parts, int threads, IReadOnlyList<long>? cells = null)
    {
        using MemoryStream states = new(), powers = new(), chosen = new();
        RadioPart made = new RadioNetworkParts(world.Model, sites, request, parts).Run(
            part, [new(states, RadioPartContent.States), new(powers, RadioPartContent.Powers), new(chosen, Both, cells ?? [])], threads, Stop);
        return (made, states.ToArray(), powers.ToArray(), chosen.ToArray());
    }

    private static RadioPartSource Read(byte[] bytes, RadioPartContent content) => new(content, () => new MemoryStream(bytes));
}
