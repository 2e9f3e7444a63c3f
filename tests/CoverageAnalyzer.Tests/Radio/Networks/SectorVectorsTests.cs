using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>Sectors taken sixteen cells at once against one direction at a time in double precision.</summary>
public sealed class SectorVectorsTests
{
    private const double ToleranceDb = 0.01;

    /// <summary>A pattern as files have them: lobes, up to 5 dB a degree.</summary>
    private static readonly AntennaPattern Lobes = new(
        "lobes",
        [.. Enumerable.Range(0, 360).Select(d => 14 - (14 * Math.Cos(d * Math.PI / 180)))],
        [.. Enumerable.Range(0, 360).Select(d => 18 * Math.Abs(Math.Sin(d * Math.PI / 12)))]);

    public static TheoryData<string, double, double, double> Antennas => new()
    {
        { "3gpp", 0, 0, 0 }, { "3gpp", 120, 3, 4 }, { "3gpp", 359.5, -6, 0 }, { "3gpp", 400, 0, -10 },
        { "file", 0, 0, 0 }, { "file", 240, 5, 2 }, { "file", 17.3, -4, 6 },
    };

    [Theory]
    [MemberData(nameof(Antennas))]
    public void Sixteen_directions_lose_what_one_loses(string pattern, double azimuth, double mechanical, double electrical)
    {
        var emission = new RadioEmission(RadioClass.Lte, 30, 1800, 0, pattern == "file" ? Lobes : AntennaPattern.ThreeGpp, azimuth, mechanical, electrical);
        var world = new NetworkWorld(120, 120);
        TerrainWindow window = WindowAt(world, 6020, 5950);
        var directions = new RadioDirections();
        float[] below = new float[window.Columns + RadioDirections.Padding], heights = new float[window.Columns];
        for (int row = 0; row < window.Rows; row++)
        {
            for (int c = 0; c < heights.Length; c++)
            {
                heights[c] = (float)(300 * Math.Sin(row + (c / 3.0))); // from far below to far above the antenna
            }

            directions.Take(window, row);
            directions.Below(heights, 30, 1.5, 8.5e6, below);
            float[] loss = new float[window.Columns], need = new float[window.Columns];
            Array.Fill(need, float.PositiveInfinity);
            RadioNeeds.Directed(loss, 100, 0, 1, new AntennaVectors(emission), directions, below, 0, [], need, []);
            for (int c = 0; c < need.Length; c++)
            {
                (double east, double north) = window.OffsetOf(row, c);
                double distance = Math.Sqrt((east * east) + (north * north));
                double slope = ((30 - 1.5 - heights[c]) / distance) + (distance / 2 / 8.5e6);
                double expected = -100 - emission.TowardsDbm(Math.Atan2(east, north) * 180 / Math.PI, Math.Atan(slope) * 180 / Math.PI);
                Assert.Equal(expected, need[c], ToleranceDb);
            }
        }
    }

    [Fact]
    public void A_direction_that_is_not_known_needs_what_is_not_known_and_the_site_itself_is_straight_below()
    {
        var emission = new RadioEmission(RadioClass.Lte, 30, 1800, 0, AntennaPattern.ThreeGpp, 90, 0, 0);
        TerrainWindow window = WindowAt(new NetworkWorld(120, 120), 6050, 5950); // on the centre of a cell
        var directions = new RadioDirections();
        int row = (int)Math.Round(window.SiteRow), column = (int)Math.Round(window.SiteColumn);
        float[] below = new float[window.Columns + RadioDirections.Padding], heights = new float[window.Columns], loss = new float[window.Columns], need = new float[window.Columns];
        heights[3] = float.NaN;
        directions.Take(window, row);
        directions.Below(heights, 30, 1.5, 8.5e6, below);
        Array.Fill(need, float.PositiveInfinity);
        RadioNeeds.Directed(loss, 100, 0, 1, new AntennaVectors(emission), directions, below, 0, [], need, []);
        Assert.True(float.IsNaN(need[3]));
        Assert.Equal(-100 + Math.Min(30, (12 * 90 * 90 / 4225.0) + 23.006), need[column], 0.05);
        Assert.Equal(-100, need[column + 40], 0.02); // east, 0.4 degrees below the horizon
    }

    [Fact]
    public void Every_length_and_beginning_gives_the_same_cells_and_what_cannot_change_is_left_out()
    {
        var emission = new RadioEmission(RadioClass.Lte, 30, 1800, 0, Lobes, 200, 2, 3);
        TerrainWindow window = WindowAt(new NetworkWorld(120, 120), 6020, 5950);
        var directions = new RadioDirections();
        directions.Take(window, 20);
        var random = new Random(5);
        float[] below = new float[window.Columns + RadioDirections.Padding], heights = new float[window.Columns];
        directions.Below(heights, 30, 1.5, 8.5e6, below);
        float[] loss = [.. heights.Select(_ => random.Next(8) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => 80 + (60 * random.NextSingle()) })];
        float[] margins = [.. heights.Select(_ => random.Next(3) == 0 ? float.NegativeInfinity : 40 * (random.NextSingle() - 0.5f))];
        float[] first = [.. heights.Select(_ => random.Next(5) == 0 ? float.NaN : 30 * (random.NextSingle() - 0.5f))], whole = [.. first];
        int[] layers = new int[whole.Length];
        RadioNeeds.Directed(loss, 110, 6, 7, new AntennaVectors(emission), directions, below, 0, margins, whole, layers);
        for (int from = 0; from < 20; from++)
        {
            for (int count = 1; count < 40; count++)
            {
                float[] need = first[from..(from + count)];
                int[] layer = new int[count];
                RadioNeeds.Directed(loss.AsSpan(from, count), 110, 6, 7, new AntennaVectors(emission), directions, below, from, margins.AsSpan(from, count), need, layer);
                for (int i = 0; i < count; i++)
                {
                    if (!IsIdle(from + i)) // others may be worked out with their neighbors, or not
                    {
                        Assert.Equal((whole[from + i], layers[from + i]), (need[i], layer[i]));
                    }
                    else
                    {
                        Assert.True(need[i] > 6 || need[i] == first[from + i] || float.IsNaN(need[i]));
                    }
                }
            }
        }

        bool IsIdle(int i) => float.IsPositiveInfinity(loss[i]) || (loss[i] - 110 > 6 && loss[i] - 110 > -margins[i]);
    }

    /// <summary>Three sectors of each site; what they state decides whether the three assumptions are worked out at once (power unknown, or nothing) or apart (height unknown).</summary>
    [Theory]
    [InlineData(double.NaN, 30)]
    [InlineData(50, 30)]
    [InlineData(double.NaN, double.NaN)]
    public void A_network_of_sectors_is_what_each_cell_gives_alone(double eirp, double height)
    {
        const double threshold = -78, reach = 4000;
        var world = new NetworkWorld(90, 110);
        (double East, double South)[] places = [(3000, 4020), (6010, 3000), (8000, 6000)];
        RadioSite[] sites = [.. places.Select((p, i) => NetworkWorld.Site(p.East, p.South, "X", [.. new[] { 10, 130, 250 }.Select(a => new RadioSector
        {
            Radio = RadioClass.Lte, AzimuthDegrees = a + (i * 40), MechanicalTiltDegrees = 2, ElectricalTiltDegrees = 1, EirpDbm = eirp, HeightAboveGroundMetres = height, FrequencyMHz = 900,
        })]))];
        RadioNetworkRequest request = NetworkWorld.Request(threshold, reach) with { Defaults = NetworkWorld.DefaultsOf(40, 46, 52, 20, 30, 45) };
        world.Run(request, 2, sites);
        int[] states = new int[3];
        for (int r = 0; r < world.Rows; r++)
        {
            for (int c = 0; c < world.Columns; c++)
            {
                bool[] covered = new bool[3];
                bool nearEdge = false;
                double best = double.NegativeInfinity;
                for (int s = 0; s < sites.Length; s++)
                {
                    TerrainWindow window = WindowAt(world, places[s].East, places[s].South);
                    (double east, double north) = window.OffsetOf(r - window.FirstRow, c - window.FirstColumn);
                    double d = Math.Sqrt((east * east) + (north * north));
                    nearEdge |= Math.Abs(d - reach) < 1;
                    for (int a = 0; d <= reach && a < 3; a++)
                    {
                        foreach (RadioSector sector in sites[s].Sectors)
                        {
                            RadioEmission emission = RadioEmission.Of(sector, request.Defaults, (RadioAssumption)a);
                            double slope = ((emission.HeightAboveGroundMetres - 1.5) / d) + (d / 2 / (157 / (157 - 39.25) * 6_371_000));
                            double power = emission.TowardsDbm(Math.Atan2(east, north) * 180 / Math.PI, Math.Atan(slope) * 180 / Math.PI) - FreeSpacePrediction.LossDb(d, 900);
                            nearEdge |= Math.Abs(power - threshold) < ToleranceDb;
                            covered[a] |= power >= threshold;
                            best = a == 1 ? Math.Max(best, power) : best;
                        }
                    }
                }

                if (!nearEdge)
                {
                    int cell = (r * world.Columns) + c, state = covered[0] && covered[1] && covered[2] ? 2 : covered[0] || covered[1] || covered[2] ? 1 : 0;
                    states[state]++;
                    Assert.Equal(state, world.Status[cell]);
                    Assert.True(double.IsNegativeInfinity(best) ? float.IsNaN(world.Power[cell]) : Math.Abs(best - world.Power[cell]) <= ToleranceDb, $"{r}, {c}: {best} and {world.Power[cell]}");
                }
            }
        }

        Assert.True(states[0] > 500 && states[2] > 500 && (states[1] > 500 || eirp > 0), string.Join(' ', states));
    }

    private static TerrainWindow WindowAt(NetworkWorld world, double east, double south)
    {
        RadioSite site = NetworkWorld.Site(east, south);
        return TerrainWindow.Read(world.Model, site.Site.LongitudeDegrees, site.Site.LatitudeDegrees, 4000);
    }
}
