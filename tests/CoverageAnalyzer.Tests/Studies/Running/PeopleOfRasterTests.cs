using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Studies.Running;

/// <summary>Where people of a raster stand and how many they are, in a plane of two communes of 10 km × 10 km side by side and a ward of 200 m.</summary>
public sealed class PeopleOfRasterTests
{
    private const double West = 700_000, South = 1_850_000;

    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    /// <summary>West commune, east commune, and a ward around no cell centre in the south-west of the first.</summary>
    private static readonly PolygonSet Communes = PolygonSets.Of(
        [PolygonSets.Rectangle(West, South, West + 10_000, South + 10_000)],
        [PolygonSets.Rectangle(West + 10_000, South, West + 20_000, South + 10_000)],
        [PolygonSets.Rectangle(West + 100, South - 300, West + 300, South - 100)]);

    private static StudyPlane Plane(double postX, double postY) => new(Utm48, Communes, [postX], [postY], [postX], [postY], [], [], null);

    /// <summary>Cells of 1 km over the western commune only: 10 people each in its western half, NaN or below 0 in the other.</summary>
    private static PopulationRaster HalfRaster() => new(
        new RasterGrid(West, South + 10_000, 1000, 1000, 10, 10),
        [.. Enumerable.Range(0, 100).Select(i => i % 10 < 5 ? 10f : i % 2 == 0 ? float.NaN : -3)],
        Utm48);

    private static NearestPostalMeasure Nearest(StudyPlane plane, PopulationRaster? raster, double[] population) => NearestPostalMeasure.Run(
        plane, [true], raster, raster is null ? null : PeoplePlaces.Of(raster, Utm48, Communes).ScaledTo(population), population, 3, 1, TestContext.Current.CancellationToken);

    [Fact]
    public void People_of_the_places_add_up_to_the_stated_population_and_unknown_ones_stay_as_counted()
    {
        PopulationRaster full = HalfRaster() with { Grid = new RasterGrid(West, South + 10_000, 1000, 1000, 20, 10), People = [.. Enumerable.Range(0, 200).Select(i => (float)(i % 7))] };
        PeoplePlaces places = PeoplePlaces.Of(full, Utm48, Communes);
        double[] counted = places.ByCommune(3), scaled = places.ScaledTo([12_345, double.NaN, 77]).ByCommune(3);
        Assert.Equal(full.People.Sum(), counted[0] + counted[1]);
        Assert.Equal(12_345, scaled[0], 0.01);
        Assert.Equal(counted[1], scaled[1]);
        Assert.Equal(0, scaled[2]); // the ward holds no cell centre
    }

    [Fact]
    public void A_commune_follows_the_raster_and_weighs_what_is_stated_and_one_the_raster_misses_is_even()
    {
        StudyPlane plane = Plane(West, South + 5000);
        NearestPostalMeasure with = Nearest(plane, HalfRaster(), [1000, 3000, 5]), without = Nearest(plane, null, [1000, 3000, 5]);
        var people = with.OverPeople([0]);
        double mean = people.PopulationMeanKilometres;

        // 50 centres at (½ … 4½, ±½ … ±4½) km from the point, in a plane whose scale is 1 to a part in 10⁴.
        double[] distances = [.. from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, 10) select Math.Sqrt(((i + 0.5) * (i + 0.5)) + ((j - 4.5) * (j - 4.5)))];
        Assert.Equal(distances.Average(), mean, 1e-3);
        Assert.Equal(distances.Count(d => d <= 3) / 50.0, people.PopulationWithinLimitFraction, 9);

        double even = without.OverPeople([0]).PopulationMeanKilometres;
        Assert.True(mean < even);
        Assert.Equal(without.OverArea([0]).MeanKilometres, even);
        Assert.Equal(without.OverPeople([1]), with.OverPeople([1]));
        Assert.Equal(4000, with.OverPeople([0, 1]).People);
        Assert.Equal(((1000 * mean) + (3000 * with.OverPeople([1]).PopulationMeanKilometres)) / 4000, with.OverPeople([0, 1]).PopulationMeanKilometres, 9);
        Assert.True(double.IsNaN(Nearest(plane, HalfRaster(), [double.NaN, double.NaN, 5]).OverPeople([0]).People));
    }

    [Fact]
    public void A_ward_smaller_than_a_cell_has_all_figures_with_and_without_a_raster()
    {
        StudyPlane plane = Plane(West + 200, South - 200);
        foreach (PopulationRaster? raster in new[] { null, HalfRaster(), InDegrees() })
        {
            NearestPostalMeasure nearest = Nearest(plane, raster, [1000, 3000, 5]);
            Assert.InRange(nearest.OverArea([2]).MeanKilometres, 0.07, 0.08); // 200 m · (√2 + asinh 1)/6
            Assert.Equal(Math.Sqrt(0.02), nearest.OverArea([2]).MaximumKilometres, 1e-4);
            Assert.InRange(nearest.OverPeople([2]).PopulationMeanKilometres, 0.07, 0.08);
            Assert.Equal(1, nearest.OverPeople([2]).PopulationWithinLimitFraction);
            MobileMeasure mobile = MobileMeasure.Run(
                plane, [Site()], 3, raster is null ? null : PeoplePlaces.Of(raster, Utm48, Communes), 1, TestContext.Current.CancellationToken);
            Assert.Equal(1, mobile.AreaFraction[2]);
            Assert.Equal(1, mobile.PeopleFraction[2]);
            Assert.InRange(mobile.PeopleFraction[1], 0, 0.001);
        }
    }

    [Fact]
    public void A_raster_in_degrees_gives_the_figures_of_its_cells_in_the_plane()
    {
        PopulationRaster degrees = InDegrees();
        PeoplePlaces places = PeoplePlaces.Of(degrees, Utm48, Communes);
        Assert.True(places.X.Length > 9_000);
        double[] population = [1000, 3000, 5];
        StudyPlane plane = Plane(West + 10_000, South + 5000);
        NearestPostalMeasure measured = Nearest(plane, degrees, population), even = Nearest(plane, null, population);

        // One person in every cell: nearly the same as evenly spread.
        Assert.Equal(even.OverPeople([0]).PopulationMeanKilometres, measured.OverPeople([0]).PopulationMeanKilometres, 0.01);
        Assert.Equal(even.OverPeople([0, 1]).PopulationWithinLimitFraction, measured.OverPeople([0, 1]).PopulationWithinLimitFraction, 0.005);
        Assert.Equal(4000, measured.OverPeople([0, 1]).People);
    }

    [Fact]
    public void Findings_tell_what_the_raster_holds_beside_the_stated_people()
    {
        var findings = new FindingLog();
        Commune[] communes = [Commune(0, "Xã Tây", 1000), Commune(1, "Xã Đông", 3000), Commune(2, "Phường 1", double.NaN)];
        PopulationRasterFindings.Add("dan-so.tif", 700, [400, 0, 50], communes, findings);
        Assert.Equal(
            ["population-from-raster", "population-raster-differs", "population-raster-misses", "population-raster-outside", "population-raster-scaled"],
            findings.ToList().Select(f => f.Code).Order(StringComparer.Ordinal));
        Assert.Contains(findings.ToList(), f => f.Code == "population-raster-misses" && f.Rank == FindingRank.Warning && f.Message.Vietnamese.Contains("Xã Đông", StringComparison.Ordinal));
        Assert.Contains(findings.ToList(), f => f.Code == "population-raster-differs" && f.Message.English.Contains("Xã Tây", StringComparison.Ordinal));
        Assert.Contains(findings.ToList(), f => f.Code == "population-raster-outside" && f.Message.English.Contains("250", StringComparison.Ordinal));

        var silent = new FindingLog();
        PopulationRasterFindings.Add("dan-so.tif", 0, [0], [Commune(0, "Xã Tây", double.NaN)], silent);
        Assert.Empty(silent.ToList());
    }

    private static Commune Commune(int index, string name, double population) => new() { Index = index, Code = $"0000{index}", Name = name, Population = population };

    private static BtsSite Site() => new() { Code = "T1", LongitudeDegrees = 0, LatitudeDegrees = 0 };

    /// <summary>Cells of 0.001° with one person each over both communes.</summary>
    private static PopulationRaster InDegrees()
    {
        double[] x = [West - 1000, West + 21_000], y = [South, South + 11_000];
        Utm48.ToWgs84(x, y);
        var grid = new RasterGrid(x[0], y[1], 0.001, 0.001, (int)((x[1] - x[0]) / 0.001), (int)((y[1] - y[0]) / 0.001));
        return new PopulationRaster(grid, [.. Enumerable.Repeat(1f, grid.Columns * grid.Rows)], CoordinateReferenceSystem.FromEpsg(4326)!);
    }
}
