using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Communes, places and terrain as odd as may be, through whatever the engine does with them: no exception, no hang, no figure that is none.</summary>
[Trait("Kind", "Robust")]
public sealed class OddInputTests
{
    private static readonly ViewshedRequest[] Views =
        [new(30, 1.5, 2000), new(0, 0, 1e-3), new(10_000, 10_000, 2000, double.PositiveInfinity), new(30, 1.5, 500, 0.11)];

    public static TheoryData<string> Operations => [.. EngineFigures.Operations.Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Odd_communes_give_figures(string operation)
    {
        var beyond = EngineFigures.Operations.First(o => o.Name == operation).Beyond;
        var run = new RobustRun("odd-communes");
        foreach ((string name, PolygonSet set) in OddShapes.All)
        {
            for (int kind = 0; kind < EngineFigures.PointKinds; kind++)
            {
                var (x, y, radius) = EngineFigures.Points(set, kind);
                run.Case($"{operation}: {name}, points {kind}", () => beyond(set, x, y, radius));
            }
        }

        Assert.Empty(run.Finish());
    }

    [Fact]
    public void A_hundred_thousand_points_in_one_place_are_one()
    {
        var run = new RobustRun("points-in-one-place");
        PolygonSet set = OddShapes.All[0].Set;
        double[] x = [.. Enumerable.Repeat(5.0, 100_000)], y = [.. Enumerable.Repeat(5.0, 100_000)], radius = [.. Enumerable.Repeat(2.0, 100_000)];
        foreach (var (name, beyond) in EngineFigures.Operations.Where(o => o.Name is "service areas" or "covered shares" or "distances" or "communes of places"))
        {
            run.Case(name, () => beyond(set, x, y, radius));
        }

        Assert.Empty(run.Finish());
    }

    [Fact]
    public void Poles_and_opposite_places_have_distances()
    {
        var run = new RobustRun("places");
        int step = RobustRun.Overlays(1) > 10_000 ? 1 : 7; // a usual run takes each with one in seven of the others
        for (int i = 0; i < OddPlaces.All.Count; i++)
        {
            var a = OddPlaces.All[i];
            run.Case($"plane {a}", () => OddPlaces.Plane(a));
            for (int j = i % step; j < OddPlaces.All.Count; j += step)
            {
                var b = OddPlaces.All[j];
                run.Case($"distance {a} {b}", () => OddPlaces.Distance(a, b));
                run.Case($"line {a} {b}", () => OddPlaces.Line(a, b));
            }
        }

        Assert.Empty(run.Finish());
    }

    [Fact]
    public void Odd_terrain_is_seen_or_not_known()
    {
        var run = new RobustRun("terrain");
        foreach ((string name, DigitalElevationModel model) in OddTerrain.Models)
        {
            foreach (var site in OddTerrain.Sites)
            {
                foreach (ViewshedRequest view in Views)
                {
                    run.Case($"{name} {site} {view}", () => OddTerrain.Viewshed(model, site, view));
                }

                foreach (RadioLink link in OddTerrain.Links.Where((_, i) => i % 3 == 0))
                {
                    run.Case($"{name} {site} {link}", () => OddTerrain.Losses(model, site, link, 1000));
                }
            }
        }

        Assert.Empty(run.Finish());
    }

    [Fact]
    public void Odd_paths_have_a_loss_or_a_refusal()
    {
        var run = new RobustRun("paths");
        foreach (TerrainProfile profile in OddTerrain.Profiles)
        {
            foreach (RadioLink link in OddTerrain.Links)
            {
                run.Case($"{profile.Count} points, {profile.LengthKilometres} km, {link}", () => OddTerrain.Path(profile, link));
            }
        }

        Assert.Empty(run.Finish());
    }
}
