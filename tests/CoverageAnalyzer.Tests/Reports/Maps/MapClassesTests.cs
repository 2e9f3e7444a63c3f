using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Classes on values that can be worked out by hand.</summary>
public sealed class MapClassesTests
{
    private static readonly MapColor Pale = new(0xF0, 0xF6, 0xF9), Middle = new(0xEB, 0xA0, 0x55), Dark = new(0x6A, 0x28, 0x05);

    [Fact]
    public void A_value_on_a_break_belongs_to_the_closed_side()
    {
        NumericClasses upper = NumericClasses.FromBreaks([3, 1], ClosedSide.Upper), lower = NumericClasses.FromBreaks([1, 3, 3], ClosedSide.Lower);
        Assert.Equal([0, 0, 1, 1, 2], new[] { -5, 1d, 1.0001, 3, 3.0001 }.Select(upper.ClassOf));
        Assert.Equal([0, 1, 1, 2, 2], new[] { 0.9999, 1d, 2.9999, 3, double.PositiveInfinity }.Select(lower.ClassOf));
        Assert.Equal(-1, upper.ClassOf(double.NaN));
    }

    /// <summary>1…6 in three classes: two each. Four 2s among six values do not fall apart.</summary>
    [Fact]
    public void Quantiles_keep_equal_values_together()
    {
        Assert.Equal([2, 4], NumericClasses.FromQuantiles([1, 2, 3, 4, 5, 6], 3).Breaks);
        Assert.Equal([2], NumericClasses.FromQuantiles([1, 2, 2, 2, 2, 9], 3).Breaks);
        Assert.Empty(NumericClasses.FromQuantiles([7, 7, 7], 3).Breaks);
        Assert.Empty(NumericClasses.FromQuantiles([7], 5).Breaks);
        Assert.Empty(NumericClasses.FromQuantiles([], 5).Breaks);
        Assert.Equal([1], NumericClasses.FromQuantiles([double.NaN, 1, 2, double.PositiveInfinity], 2).Breaks);
    }

    /// <summary>2,409 and 2,989 become 2,400 and 3,000 as long as no value changes its class.</summary>
    [Fact]
    public void Breaks_of_quantiles_become_readable()
    {
        double[] values = [2000, 2409, 2500, 2989, 3100, 4000];
        NumericClasses exact = NumericClasses.FromQuantiles(values, 3);
        Assert.Equal([2409, 2989], exact.Breaks);
        Assert.Equal([2410, 2990], ReadableBreaks.Of(exact, values).Breaks); // 2,400 would move one value of two
        Assert.Equal([0.0123], ReadableBreaks.Of(NumericClasses.FromBreaks([0.0123], ClosedSide.Upper), [0.0123, 0.0124]).Breaks);
    }

    [Fact]
    public void Readable_breaks_move_at_most_a_tenth_of_a_class_and_empty_none()
    {
        Gen.Double[0, 1e5].Array[1, 60].Select(Gen.Int[1, 7], (values, count) => (values, count)).Sample((values, count) =>
        {
            NumericClasses exact = NumericClasses.FromQuantiles(values, count), readable = ReadableBreaks.Of(exact, values);
            int[] before = Counts(exact, values), after = Counts(readable, values);
            Assert.Equal(before.Length, after.Length);
            Assert.All(after, n => Assert.True(n > 0));
            Assert.All(before.Zip(after), p => Assert.True(Math.Abs(p.First - p.Second) <= 0.1 * values.Length / before.Length));
        });

        static int[] Counts(NumericClasses classes, double[] values) => [.. Enumerable.Range(0, classes.Count).Select(c => values.Count(v => classes.ClassOf(v) == c))];
    }

    [Fact]
    public void Classes_follow_the_target()
    {
        ClassifiedLayer layer = Classified(Definition(ClassMethod.Target), [1.15, 1.2, 2.3, 2.4, double.NaN], targetKilometres: 2.3);
        Assert.Equal([1.15, 2.3], layer.Numeric!.Breaks);
        Assert.Equal([0, 1, 1, 2, -1], layer.ClassOf);
        Assert.Equal(["≤ 1,15", "1,15 – 2,30", "> 2,30"], layer.Classes.Select(c => c.Label.Vietnamese));
        Assert.Equal(["≤ 1.15", "1.15 – 2.30", "> 2.30"], layer.Classes.Select(c => c.Label.English));
        Assert.Equal([1, 2, 1], layer.Classes.Select(c => c.Count));
        Assert.Equal(1, layer.NoData!.Count);
        Assert.Equal([Pale, Middle, Dark], layer.Classes.Select(c => c.Color));
    }

    /// <summary>Blue for "met" would be a lie where nobody stated what has to be met.</summary>
    [Fact]
    public void Without_the_target_there_are_quantiles_in_colors_of_their_own()
    {
        ClassDefinition classes = Definition(ClassMethod.Target) with { ColorsWithoutTarget = [Dark, Middle, Pale] };
        ClassifiedLayer layer = Classified(classes, [1, 2, 3, 4, 5, 6], double.NaN);
        Assert.Equal([2, 4], layer.Numeric!.Breaks);
        Assert.Equal([Dark, Middle, Pale], layer.Classes.Select(c => c.Color));
    }

    [Fact]
    public void One_value_and_equal_values_make_one_class()
    {
        ClassDefinition classes = Definition(ClassMethod.Quantiles);
        foreach (double[] values in (double[][])[[4], [4, 4, 4]])
        {
            ClassifiedLayer layer = Classified(classes, values, 2.3);
            LegendEntry only = Assert.Single(layer.Classes);
            Assert.Equal((values.Length, "mọi giá trị", "all values"), (only.Count, only.Label.Vietnamese, only.Label.English));
        }
    }

    [Fact]
    public void Categories_count_each_word_and_none()
    {
        ClassDefinition classes = new()
        {
            Method = ClassMethod.Categories,
            Categories = [new() { Value = "none", Color = Pale }, new() { Value = "partial", Color = Middle }, new() { Value = "full", Color = Dark }],
        };
        var layer = new MapLayer { Source = MapSource.Communes, Field = "postal_gap", Classes = classes };
        ReportContent content = With(SampleReport.Make(), 5, (c, i) => c with { PostalGap = new[] { GapLevel.None, GapLevel.Full, GapLevel.Full, GapLevel.Partial, GapLevel.NotComputed }[i] });
        ClassifiedLayer classified = ClassifiedLayer.Of(layer, new MapData(content), MapTargets.Of(content))!;
        Assert.Equal([0, 2, 2, 1, -1], classified.ClassOf);
        Assert.Equal([1, 1, 2], classified.Classes.Select(c => c.Count));
        Assert.Equal(["đủ", "thiếu một phần", "thiếu hoàn toàn"], classified.Classes.Select(c => c.Label.Vietnamese));
    }

    /// <summary>What the legend counts is what is filled, color by color, on every map.</summary>
    [Theory]
    [InlineData(ReportLanguage.Vietnamese)]
    [InlineData(ReportLanguage.English)]
    public void The_legend_is_what_is_drawn(ReportLanguage language)
    {
        ReportContent content = BuiltInStudy.Content(language);
        using var renderer = new MapRenderer(content);
        using var font = new MapFont();
        IReadOnlyList<MapDefinition> maps = renderer.Drawable(MapLibrary.Load().Maps);
        Assert.Equal(10, maps.Count); // six of services, four of terrain and rules; the built-in study has no villages
        foreach (MapDefinition map in maps)
        {
            var canvas = new RecordingCanvas();
            renderer.Draw(map, MapLayout.Whole(content, map, map.Notes, font, MapRenderer.WholeWidth), canvas, withTooltips: false);
            foreach (LegendBlock block in renderer.LegendOf(map).Where(b => b.Classes.Count > 0 && !b.Layer.IsPoints))
            {
                Assert.Equal(block.Features, block.Classes.Sum(e => e.Count));
                Assert.All(block.Classes, e => Assert.Equal(e.Count, canvas.Fills.Where(f => f.Fill == e.Color && f.Hatched == e.Hatched).Sum(f => f.Units.Length)));
                Assert.All(block.Classes, e => Assert.Contains(canvas.Lines, l => l.Text == e.Label.In(language)));
                Assert.All(block.Classes, e => Assert.Contains(canvas.Rectangles, r => r.Fill == e.Color && r.Hatched == e.Hatched));
            }
        }
    }

    private static ClassDefinition Definition(ClassMethod method) => new()
    {
        Method = method, Target = MapTarget.AverageServiceRadius, Factors = [0.5, 1], Count = 3, Colors = [Pale, Middle, Dark],
    };

    private static ClassifiedLayer Classified(ClassDefinition classes, double[] values, double targetKilometres)
    {
        var layer = new MapLayer { Source = MapSource.Communes, Field = "average_service_radius_km", Classes = classes };
        ReportContent content = With(SampleReport.Make(), values.Length, (c, i) => c with { AverageServiceRadiusKilometres = values[i] }) with { TargetServiceRadiusKilometres = targetKilometres };
        return ClassifiedLayer.Of(layer, new MapData(content), MapTargets.Of(content))!;
    }

    private static ReportContent With(ReportContent content, int count, Func<Engine.Indicators.CommuneIndicators, int, Engine.Indicators.CommuneIndicators> change) =>
        content with { Communes = [.. content.Communes.Take(count).Select(change)] };
}
