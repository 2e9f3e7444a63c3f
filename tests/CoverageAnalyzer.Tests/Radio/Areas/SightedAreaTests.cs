using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Areas by models that ask of the terrain no more than what is in sight, or nothing.</summary>
public sealed class SightedAreaTests
{
    private const double ReachMetres = 1200;
    private static readonly RadioLink Link = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5 };

    // A ridge of 120 m across the east, a void in the west.
    private static readonly GriddedElevation Model = ViewshedWorlds.Model(101, 101, (r, c) => c == 60 ? 120 : r == 50 && c == 30 ? double.NaN : 5 * Math.Sin(r / 7.0));

    [Fact]
    public void Line_of_sight_is_free_space_where_the_viewshed_sees_and_nothing_where_it_does_not()
    {
        TerrainWindow window = ViewshedWorlds.Window(Model, 50, 50, ReachMetres);
        float[] loss = Predict(new LineOfSightArea(), window, Link);
        CellVisibility[] seen = ViewshedWorlds.Find(new ExactViewshed(), window, new ViewshedRequest(30, 1.5, ReachMetres, Link.EffectiveEarthRadiusFactor));
        foreach (CellVisibility kind in Enum.GetValues<CellVisibility>())
        {
            Assert.Contains(kind, seen);
        }

        double antenna = window.ElevationMetres(window.SiteRow, window.SiteColumn) + 30 - 1.5;
        for (int at = 0; at < loss.Length; at++)
        {
            int row = at / window.Columns, column = at % window.Columns;
            (double east, double north) = window.OffsetOf(row, column);
            double rise = antenna - window.HeightsMetres.Span[at], slant = Math.Max(1, Math.Sqrt((east * east) + (north * north) + (rise * rise)));
            float expected = seen[at] switch
            {
                CellVisibility.Visible => (float)FreeSpaceModel.LossDb(900, slant / 1000),
                CellVisibility.Unknown => float.NaN,
                _ => float.PositiveInfinity,
            };
            Assert.Equal(expected, loss[at], 1e-3f);
        }
    }

    /// <summary>The model itself, asked along the profile of single cells, gives the same where both see the same.</summary>
    [Fact]
    public void Rural_macro_is_the_model_of_a_path_with_the_viewshed_for_its_eyes()
    {
        TerrainWindow window = ViewshedWorlds.Window(Model, 50, 50, ReachMetres);
        float[] loss = Predict(new RuralMacroArea(), window, Link);
        var model = new RuralMacroModel();
        int hidden = 0;
        foreach ((int row, int column) in new[] { (50, 55), (45, 50), (70, 45), (50, 70), (40, 75), (50, 80), (52, 50) })
        {
            (int r, int c) = (row - window.FirstRow, column - window.FirstColumn);
            TerrainProfile profile = ReferenceArea.Profile(window, r, c);
            PathLoss expected = model.Predict(profile, Link);
            Assert.Null(expected.Refusal);
            hidden += expected.Quantities.Single(q => q.Symbol == LineOfSightModel.VisibleSymbol).Value == 0 ? 1 : 0;
            Assert.Equal(expected.LossDb, loss[(r * window.Columns) + c], 1e-3);
        }

        Assert.Equal(3, hidden); // those behind the ridge
        RadioLink tooLow = Link with { TransmitterHeightAboveGroundMetres = 5 };
        Assert.Throws<ArgumentOutOfRangeException>(() => Predict(new RuralMacroArea(), window, tooLow));
    }

    [Theory]
    [InlineData(900)]
    [InlineData(1800)]
    public void Hata_is_a_line_over_the_logarithm_of_distance_whatever_the_ground(double frequencyMHz)
    {
        const double reach = 3000;
        RadioLink link = Link with { FrequencyMHz = frequencyMHz };
        GriddedElevation model = ViewshedWorlds.Model(241, 241, (r, c) => (r + c) % 7 == 0 ? double.NaN : 300 * Math.Sin(r / 9.0));
        TerrainWindow window = ViewshedWorlds.Window(model, 120, 120, reach);
        float[] loss = Predict(new HataArea(), window, link, reach);
        PropagationModel path = frequencyMHz > 1500 ? new Cost231Model() : new HataModel();
        for (int at = 0; at < loss.Length; at += 97)
        {
            (double east, double north) = window.OffsetOf(at / window.Columns, at % window.Columns);
            double kilometres = Math.Sqrt((east * east) + (north * north)) / 1000;
            double expected = kilometres * 1000 > reach ? double.PositiveInfinity : path.LossDb(new TerrainProfile([0, Math.Max(1, kilometres)], [0, 0]), link);
            Assert.Equal(expected, loss[at], 1e-3);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Predict(new HataArea(), window, link with { FrequencyMHz = 2600 }, reach));
        Assert.Throws<ArgumentOutOfRangeException>(() => Predict(new HataArea(), window, link with { TransmitterHeightAboveGroundMetres = 20 }, reach));
    }

    private static float[] Predict(AreaPrediction area, TerrainWindow window, RadioLink link, double reachMetres = ReachMetres)
    {
        float[] loss = new float[window.Rows * window.Columns];
        area.Predict(window, new AreaRequest(link, reachMetres), loss, TestContext.Current.CancellationToken);
        return loss;
    }
}
