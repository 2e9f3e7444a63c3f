using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Measurements;

/// <summary>Figures that can be worked out by hand, and laws that hold for all of them.</summary>
public sealed class MeasurementFiguresTests
{
    private static readonly SourcePlace Place = SourcePlace.OfFile("measured.csv");

    private static MeasuredComparison Compared(double measured, double predicted, long cell, string clutter = "", string network = "", double threshold = -100, MeasurementStatus status = MeasurementStatus.Compared) => new(
        new MeasuredPoint { Place = Place, LongitudeDegrees = 107, LatitudeDegrees = 16, PowerDbm = measured, ClutterClass = clutter, Operator = network },
        status,
        cell,
        status == MeasurementStatus.Compared ? predicted : double.NaN,
        status == MeasurementStatus.Compared && predicted >= threshold,
        threshold);

    private static MeasurementFigures Figures(params MeasuredComparison[] points) => MeasurementResult.Of(points).All.Figures;

    [Fact]
    public void Differences_of_1_3_and_8_have_a_bias_of_4_and_a_deviation_of_the_root_of_26_thirds()
    {
        // 1, 3, 8: mean 4; squares about it 9 + 1 + 16 = 26; squares 1 + 9 + 64 = 74. 74/3 = 16 + 26/3.
        MeasurementFigures of = Figures(Compared(-89, -90, 1), Compared(-77, -80, 2), Compared(-62, -70, 3));
        Assert.Equal((3, 3), (of.Points, of.Cells));
        Assert.Equal(4, of.BiasDb, 12);
        Assert.Equal(Math.Sqrt(26 / 3.0), of.StandardDeviationDb, 12);
        Assert.Equal(Math.Sqrt(74 / 3.0), of.RootMeanSquareDb, 12);
        Assert.Equal(Math.Sqrt(26 / 3.0 / 2), of.StandardErrorDb, 12); // the sample's variance 26/2, over 3
        // measured −13, −1, 14 about −76, predicted −10, 0, 10 about −80: 270 / √(366 · 200)
        Assert.Equal(270 / Math.Sqrt(366.0 * 200), of.Correlation, 12);
        Assert.Equal((3, 0, 0, 0), (of.Hits, of.Misses, of.FalseAlarms, of.RightRejections));
    }

    [Fact]
    public void The_points_of_a_cell_count_once_by_their_mean_in_dB()
    {
        // −80 and −100 dBm in one cell: −90 in dB (over milliwatts it would be −83). Nine points of a car that stood still do not outweigh one other cell.
        MeasuredComparison[] still = [.. Enumerable.Range(0, 9).Select(i => Compared(i % 2 == 0 ? -80 : -100, -90, 7))];
        Assert.Equal(-800 / 9.0, Assert.Single(MeasuredCell.Of(still)).MeasuredDbm, 12); // five of −80, four of −100
        MeasurementFigures of = Figures([.. still[..8], Compared(-86, -90, 8)]);
        Assert.Equal((9, 2), (of.Points, of.Cells));
        Assert.Equal(2, of.BiasDb, 12); // (0 + 4) / 2
    }

    [Fact]
    public void Networks_and_classes_of_one_cell_are_told_apart()
    {
        MeasurementResult result = MeasurementResult.Of(
            [Compared(-90, -95, 1, "forest", "A"), Compared(-90, -85, 1, "forest", "B"), Compared(-70, -71, 1, "town", "A"), Compared(-70, -73, 2, "town", "A"), Compared(-60, -70, 3)], 1.5);
        Assert.Equal(["", "forest", "town"], result.Classes.Select(c => c.ClutterClass));
        Assert.Equal([10, 0, 2], result.Classes.Select(c => Math.Round(c.Figures.BiasDb, 12)));
        Assert.Equal([11.5, 1.5, 3.5], result.Classes.Select(c => Math.Round(c.OffsetDb, 12)));
        Assert.Equal(14 / 5.0, result.All.Figures.BiasDb, 12);
        Assert.Empty(MeasurementResult.Of([Compared(-90, -95, 1)]).Classes); // no class is named
    }

    [Fact]
    public void Coverage_is_hit_missed_falsely_given_or_rightly_refused_also_where_no_site_reaches()
    {
        MeasurementFigures of = Figures(
            Compared(-100, -100, 1), // on the threshold: covered
            Compared(-99, -101, 2),
            Compared(-101, -99, 3),
            Compared(-101, -101, 4),
            Compared(-99, 0, 5, status: MeasurementStatus.NoServer),
            Compared(-120, 0, 6, status: MeasurementStatus.NoServer),
            Compared(-99, -99, 7, threshold: double.NaN),
            Compared(-50, 0, 8, status: MeasurementStatus.Unknown),
            Compared(-50, 0, -1, status: MeasurementStatus.OutsideElevation));
        Assert.Equal((1, 2, 1, 2), (of.Hits, of.Misses, of.FalseAlarms, of.RightRejections));
        Assert.Equal((5, 6, 0.5), (of.Cells, of.JudgedCells, of.AgreementFraction)); // what no site reaches has no difference
    }

    [Fact]
    public void Nothing_to_compare_is_not_a_number_and_one_cell_has_no_error()
    {
        MeasurementFigures none = Figures();
        Assert.Equal((0, 0, 0), (none.Points, none.Cells, none.JudgedCells));
        Assert.All([none.BiasDb, none.StandardDeviationDb, none.RootMeanSquareDb, none.Correlation, none.StandardErrorDb, none.AgreementFraction], v => Assert.True(double.IsNaN(v)));
        MeasurementFigures one = Figures(Compared(-90, -95, 1));
        Assert.Equal((5.0, 0.0, 5.0), (one.BiasDb, one.StandardDeviationDb, one.RootMeanSquareDb));
        Assert.True(double.IsNaN(one.StandardErrorDb) && double.IsNaN(one.Correlation));
    }

    [Fact]
    public void Mean_square_is_bias_squared_and_variance_and_the_offset_takes_the_bias_away()
    {
        Gen<MeasuredComparison[]> points = Gen.Select(Gen.Double[-160, 0], Gen.Double[-160, 0], Gen.Long[0, 40], Gen.Int[0, 3], (m, p, cell, clutter) => (m, p, cell, clutter))
            .Array[1, 80].Select(all => all.Select(a => Compared(a.m, -40 - (a.cell * 1.7), a.cell, "c" + a.clutter)).ToArray());
        Gen.Select(points, Gen.Double[-30, 30]).Sample((of, applied) =>
        {
            MeasurementResult before = MeasurementResult.Of(of, applied);
            foreach (MeasurementClass row in before.Rows)
            {
                MeasurementFigures figures = row.Figures;
                Assert.Equal((figures.BiasDb * figures.BiasDb) + (figures.StandardDeviationDb * figures.StandardDeviationDb), figures.RootMeanSquareDb * figures.RootMeanSquareDb, 1e-8);
                double more = row.OffsetDb - applied; // the predictions hold what is applied already
                IEnumerable<MeasuredComparison> own = row.IsAll ? of : of.Where(c => c.Point.ClutterClass == row.ClutterClass);
                MeasurementClass after = MeasurementResult.Of([.. own.Select(c => c with { PredictedDbm = c.PredictedDbm + more })], row.OffsetDb).All;
                Assert.Equal(0, after.Figures.BiasDb, 1e-9);
                Assert.Equal(row.OffsetDb, after.OffsetDb, 1e-9);
                Assert.Equal(figures.StandardDeviationDb, after.Figures.StandardDeviationDb, 1e-9);
            }

            Assert.Equal(before.All.Figures.Cells, before.Classes.Sum(c => c.Figures.Cells));
            Assert.Equal(of.Length, before.Classes.Sum(c => c.Figures.Points));
        }, iter: 300);
    }
}
