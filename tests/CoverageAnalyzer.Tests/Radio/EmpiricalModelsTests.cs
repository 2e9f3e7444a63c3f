using CoverageAnalyzer.Engine.Radio.Models;
using static CoverageAnalyzer.Tests.Radio.PathWorlds;

namespace CoverageAnalyzer.Tests.Radio;

public sealed class EmpiricalModelsTests
{
    // 69.55 + 26.16 · log 900 (2.954243) − 13.82 · log 30 (1.477121) − a(1.5 m) = 69.55 + 77.2830 − 20.4138 − 0.0159 = 126.4033 dB at 1 km,
    // and 44.9 − 6.55 · 1.477121 = 35.2249 dB a decade; suburban 2 · log²(900/28) + 5.4 = 9.9426 less, open 4.78 · 8.727552 − 18.33 · 2.954243 + 40.94 = 28.5064 less.
    [Theory]
    [InlineData(HataEnvironment.UrbanSmallCity, 1, 126.4033)]
    [InlineData(HataEnvironment.UrbanSmallCity, 10, 161.6282)]
    [InlineData(HataEnvironment.Suburban, 1, 116.4607)]
    [InlineData(HataEnvironment.Open, 1, 97.8969)]
    public void Hata_is_its_formula(HataEnvironment environment, double kilometres, double expected)
    {
        PathLoss loss = new HataModel(new HataSettings { Environment = environment }).Predict(Flat(kilometres), Link(900, 30, 1.5));
        Assert.Equal(expected, loss.LossDb, 2);
    }

    // Published: 3GPP TR 36.942, section 4.5.3: at 900 MHz with an antenna of 45 m the loss in the open is 95.5 + 34.1 log₁₀ R; a(1.5 m), 0.016 dB, left out.
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public void Hata_agrees_with_the_rural_formula_of_TR_36_942(double kilometres)
    {
        PathLoss loss = new HataModel(new HataSettings { Environment = HataEnvironment.Open }).Predict(Flat(kilometres), Link(900, 45, 1.5));
        Assert.Equal(95.5 + (34.1 * Math.Log10(kilometres)), loss.LossDb, 0.07);
    }

    // Published: 3GPP TR 25.996, section 5.2: COST 231-Hata at 1,900 MHz with 32 m and 1.5 m is 31.5 + 35 log₁₀ d[m] (suburban), 34.5 + 35 log₁₀ d (urban); both rounded to halves.
    [Theory]
    [InlineData(false, 31.5)]
    [InlineData(true, 34.5)]
    public void Cost231_agrees_with_the_macro_cells_of_TR_25_996(bool metropolitan, double constant)
    {
        foreach (double kilometres in new[] { 1.0, 2, 10 })
        {
            PathLoss loss = new Cost231Model(new Cost231Settings { IsMetropolitan = metropolitan }).Predict(Flat(kilometres), Link(1900, 32, 1.5));
            Assert.Equal(constant + (35 * Math.Log10(1000 * kilometres)), loss.LossDb, 0.25);
        }
    }

    [Fact]
    public void In_a_large_city_the_correction_of_the_mobile_joins_its_two_bands()
    {
        // 8.29 · log²(1.54 · 1.5) − 1.1 = −0.0046 at 200 MHz; 3.2 · log²(11.75 · 1.5) − 4.97 = −0.0009 at 400 MHz; for 3 m 2.5621 and 2.6898.
        var model = new HataModel(new HataSettings { Environment = HataEnvironment.UrbanLargeCity });
        Assert.Equal(2.5621, model.Predict(Flat(5), Link(200, 50, 3)).Quantity("a(hm)"), 3);
        Assert.Equal(2.6898, model.Predict(Flat(5), Link(400, 50, 3)).Quantity("a(hm)"), 3);
        PathLoss between = model.Predict(Flat(5), Link(282.842712, 50, 3)); // √(200 · 400)
        Assert.Equal((2.5621 + 2.6898) / 2, between.Quantity("a(hm)"), 3);
        Assert.Contains(between.Warnings, w => w.English.Contains("interpolated", StringComparison.Ordinal));
    }

    // fc 0.9 GHz, 35 m and 1.5 m, W 20 m, h 5 m. The break is at 2π · 35 · 1.5 · 0.9·10⁹ / 3·10⁸ = 989.602 m.
    // 500 m along the ground are 501.121 m straight: 20 log₁₀(40π · 501.121 · 0.9 / 3) = 85.5255, + 0.03 · 5^1.72 · log₁₀ 501.121 = 1.2903, − 0.044 · 5^1.72 = 0.7009,
    // + 0.002 · log₁₀ 5 · 501.121 = 0.7005: 86.8154 dB. 2,000 m lie behind the break: PL1(989.602) + 40 log₁₀(2000.281 / 989.602) = 105.7751 dB.
    [Theory]
    [InlineData(0.5, 86.8154, 4)]
    [InlineData(2, 105.7751, 6)]
    public void Rma_in_sight_is_the_table_of_TR_38_901(double kilometres, double expected, double deviation)
    {
        PathLoss loss = new RuralMacroModel().Predict(Flat(kilometres), Link(900, 35, 1.5));
        Assert.Equal(989.6017, loss.Quantity("dBP"), 3);
        Assert.Equal(expected, loss.LossDb, 3);
        Assert.Equal(deviation, loss.Quantity("sigmaSF"));
    }

    [Fact]
    public void Rma_out_of_sight_is_the_table_of_TR_38_901()
    {
        // 161.04 − 9.2373 + 5.2423 − 37.5473 + 38.6350 · 0.301091 − 0.9151 − (4.9687 − 4.97) = 130.2505 dB.
        PathLoss loss = new RuralMacroModel().Predict(Peak(2, 100), Link(900, 35, 1.5));
        Assert.Equal(0, loss.Quantity(LineOfSightModel.VisibleSymbol));
        Assert.Equal(130.2505, loss.LossDb, 0.0002);
        Assert.Equal(8, loss.Quantity("sigmaSF"));

        // 90 % of the places: 1.2816 deviations more.
        PathLoss most = new RuralMacroModel().Predict(Peak(2, 100), Link(900, 35, 1.5) with { LocationPercent = 90 });
        Assert.Equal(1.2816 * 8, most.LossDb - loss.LossDb, 0.005);
    }

    [Theory]
    [InlineData("hata", 149, 50, 1.5, 5, "150")]
    [InlineData("hata", 1501, 50, 1.5, 5, "1,500 MHz")]
    [InlineData("hata", 900, 29, 1.5, 5, "30")]
    [InlineData("hata", 900, 50, 0.9, 5, "1 to 10 m")]
    [InlineData("hata", 900, 50, 1.5, 0.9, "1 to 20 km")]
    [InlineData("hata", 900, 50, 1.5, 21, "1 to 20 km")]
    [InlineData("cost231", 1499, 50, 1.5, 5, "1,500 to 2,000 MHz")]
    [InlineData("cost231", 2100, 50, 1.5, 5, "1,500 to 2,000 MHz")]
    [InlineData("cost231", 1800, 1000, 1.5, 5, "30 to 200 m")]
    [InlineData("rma", 450, 50, 1.5, 5, "500")]
    [InlineData("rma", 900, 9, 1.5, 5, "10 to 150 m")]
    [InlineData("rma", 900, 50, 1.5, 11, "10,000 m")]
    public void Outside_its_range_a_model_refuses_and_names_the_range(string name, double frequency, double transmitter, double receiver, double kilometres, string named)
    {
        PathLoss loss = PropagationModels.Find(name)!.Predict(Flat(kilometres), Link(frequency, transmitter, receiver));
        Assert.True(double.IsNaN(loss.LossDb));
        Assert.Contains(named, loss.Refusal!.Value.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_the_edge_of_its_range_a_model_answers_with_a_warning()
    {
        Assert.Empty(new HataModel().Predict(Flat(5), Link(900, 50, 1.5)).Warnings);
        PathLoss near = new HataModel().Predict(Flat(19), Link(1400, 31, 1.05));
        Assert.False(double.IsNaN(near.LossDb));
        Assert.Equal(4, near.Warnings.Count);
        Assert.All(near.Warnings, w => Assert.Contains("near the limits", w.English, StringComparison.Ordinal));
        Assert.All(near.Warnings, w => Assert.Contains("ở sát giới hạn", w.Vietnamese, StringComparison.Ordinal));
    }

    [Fact]
    public void A_share_of_places_or_of_time_that_a_model_does_not_know_is_flagged()
    {
        PathLoss loss = new HataModel().Predict(Flat(5), Link(900, 50, 1.5) with { LocationPercent = 90, TimePercent = 10 });
        Assert.Equal(2, loss.Warnings.Count);
        PathLoss stated = new HataModel().Predict(Flat(5), Link(900, 50, 1.5) with { LocationPercent = 90, LocationDeviationDb = 6 });
        Assert.Equal(1.2816 * 6, stated.LossDb - loss.LossDb, 0.005);
    }
}
