using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Classes stay apart for every reader and in grey print, in each palette and each map.</summary>
public sealed class PaletteTests
{
    private const double LeastDifference = 10; // CIEDE2000 between neighbouring classes
    private const double LeastLightness = 8; // of 100, between neighbouring classes in grey

    public static TheoryData<string> Maps => [.. MapLibrary.Load().Maps.Select(m => m.Id)];

    public static TheoryData<string> Palettes => [.. Read().Names];

    /// <summary>Pairs 1, 7, 17, 20 and 25 of the paper's table of test data.</summary>
    [Theory]
    [InlineData(50.0000, 2.6772, -79.7751, 50.0000, 0.0000, -82.7485, 2.0425)]
    [InlineData(50.0000, 0.0000, 0.0000, 50.0000, -1.0000, 2.0000, 2.3669)]
    [InlineData(50.0000, 2.5000, 0.0000, 73.0000, 25.0000, -18.0000, 27.1492)]
    [InlineData(50.0000, 2.5000, 0.0000, 58.0000, 24.0000, 15.0000, 19.4535)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    public void Differences_agree_with_the_published_test_data(double l1, double a1, double b1, double l2, double a2, double b2, double expected) =>
        Assert.Equal(expected, ColorVision.Difference((l1, a1, b1), (l2, a2, b2)), 1e-4);

    [Theory]
    [MemberData(nameof(Palettes))]
    public void Neighbours_of_a_palette_stay_apart(string name) => AssertApart(Read().Find(name)!);

    [Theory]
    [MemberData(nameof(Maps))]
    public void Neighbouring_classes_of_a_map_stay_apart(string id)
    {
        MapDefinition map = MapLibrary.Load().Maps.Single(m => m.Id == id);
        foreach (ClassDefinition classes in map.Layers.Where(l => l.Classes is not null).Select(l => l.Classes!))
        {
            AssertApart(classes.Method == ClassMethod.Categories ? [.. classes.Categories.Where(c => !c.Hatch).Select(c => c.Color!.Value)] : classes.Colors);
            if (classes.ColorsWithoutTarget.Count > 0)
            {
                AssertApart(classes.ColorsWithoutTarget);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Features_without_data_are_hatched_and_darker_than_paper(string id)
    {
        foreach (MapLayer layer in MapLibrary.Load().Maps.Single(m => m.Id == id).Layers.Where(l => l.Classes is not null))
        {
            Assert.True(layer.NoData.Hatch);
            MapColor[] hatches = [layer.NoData.Color, .. layer.Classes!.Categories.Where(c => c.Hatch).Select(c => c.Color!.Value)];
            Assert.All(hatches, h => Assert.True(ColorVision.Lab(h, "none").L < 65, "a hatch line must be seen on white")); // 3:1 on white is L 61
        }
    }

    /// <summary>The picture holds the hatch where communes have no value, and its legend the same.</summary>
    [Fact]
    public void The_hatch_is_drawn_and_explained()
    {
        using var renderer = new MapRenderer(SampleReport.Make());
        MapDefinition map = MapLibrary.Load().Maps.Single(m => m.Id == "average-service-radius");
        var canvas = new RecordingCanvas();
        using var font = new MapFont();
        renderer.Draw(map, MapLayout.Whole(SampleReport.Make(), map, map.Notes, font, MapRenderer.WholeWidth), canvas, withTooltips: false);
        Assert.Contains(canvas.Fills, f => f.Hatched && f.Units.Length > 0);
        Assert.Contains(canvas.Rectangles, r => r.Hatched);
    }

    [Fact]
    public void A_broken_palette_file_names_each_fault()
    {
        MapPalettes palettes = MapPalettes.Empty.With(
            """{ "good": { "colors": ["#000000", "#ffffff"] }, "few": { "colors": ["#000000"] }, "named": { "colors": ["red", "#12345"] }, "odd": { "colors": ["#000000", "#ffffff"], "colour": 1 } }"""u8.ToArray(),
            out IReadOnlyList<LocalizedText> faults);
        Assert.Equal(["good", "odd"], palettes.Names);
        Assert.Contains(faults, f => f.English.StartsWith("$.few.colors", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.English.Contains("'red'", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.English.Contains("'#12345'", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.English.Contains("'colour'", StringComparison.Ordinal));
        Assert.Equal(4, faults.Count);
    }

    private static MapPalettes Read()
    {
        MapPalettes palettes = MapPalettes.Empty.With(File.ReadAllBytes(Path.Combine(Repository.Root, "maps", MapPalettes.FileName)), out var faults);
        Assert.Empty(faults);
        return palettes;
    }

    private static void AssertApart(IReadOnlyList<MapColor> colors)
    {
        double[] grey = [.. colors.Select(c => ColorVision.Lab(c, "none").L)];
        for (int i = 1; i < colors.Count; i++)
        {
            foreach (string deficiency in ColorVision.Deficiencies.Keys)
            {
                double difference = ColorVision.Difference(ColorVision.Lab(colors[i - 1], deficiency), ColorVision.Lab(colors[i], deficiency));
                Assert.True(difference >= LeastDifference, $"{colors[i - 1]} and {colors[i]} with {deficiency}: {difference:F1}");
            }

            Assert.True(Math.Abs(grey[i] - grey[i - 1]) >= LeastLightness, $"{colors[i - 1]} and {colors[i]} in grey: {grey[i - 1]:F0}, {grey[i]:F0}");
            Assert.Equal(Math.Sign(grey[1] - grey[0]), Math.Sign(grey[i] - grey[i - 1])); // grey runs one way
        }
    }
}
