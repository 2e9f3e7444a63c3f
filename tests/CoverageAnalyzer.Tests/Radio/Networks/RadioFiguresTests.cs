using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>Patterns, resource blocks, deviates, presets and names against printed figures.</summary>
public sealed class RadioFiguresTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(32.5, 0, 3)] // half the beamwidth: half the power
    [InlineData(0, -32.5, 3)]
    [InlineData(-65, 0, 12)]
    [InlineData(65, 65, 24)]
    [InlineData(80, 80, 30)] // each 18.2, bounded together
    [InlineData(180, 0, 30)]
    [InlineData(360 + 65, 0, 12)]
    public void The_element_of_TR_38_901_has_its_formula(double offset, double below, double lossDb) =>
        Assert.Equal(lossDb, AntennaPattern.ThreeGpp.LossDb(offset, below), 0.003);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(0.9999999, 5.199337582187471)]
    [InlineData(0.1, -1.2815515655446004)]
    public void Normal_deviates_are_those_of_the_tables(double probability, double deviate) => Assert.Equal(deviate, NormalDeviate.Below(probability), 1e-8);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_probability_of_nothing_or_all_has_no_deviate(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDeviate.Below(probability));

    [Theory]
    [InlineData(RadioClass.Lte, 1.4, 6)]
    [InlineData(RadioClass.Lte, 10, 50)]
    [InlineData(RadioClass.Lte, 20, 100)]
    [InlineData(RadioClass.Lte, 12, 50)]
    [InlineData(RadioClass.Lte, 0.2, 6)]
    [InlineData(RadioClass.Nr, 100, 273)]
    [InlineData(RadioClass.Nr, 20, 106)]
    public void Resource_blocks_are_those_of_the_standards(RadioClass radio, double bandwidth, int blocks) =>
        Assert.Equal(blocks, ResourceBlocks.Count(radio, bandwidth));

    [Fact]
    public void Power_is_measured_by_carrier_pilot_or_element()
    {
        Assert.Equal(0, ResourceBlocks.ShareLossDb(RadioClass.Gsm, 0.2));
        Assert.Equal(10, ResourceBlocks.ShareLossDb(RadioClass.Umts, 5));
        Assert.Equal(27.78, ResourceBlocks.ShareLossDb(RadioClass.Lte, 10), 0.01); // 600 elements
        Assert.Equal(35.15, ResourceBlocks.ShareLossDb(RadioClass.Nr, 100), 0.01); // 3,276
    }

    [Fact]
    public void Margins_and_the_edge_raise_what_is_needed()
    {
        ReceptionPreset ofcom = ReceptionPresets.Find("ofcom-connected-nations")!;
        Assert.Equal(-105, ofcom.NeededDbm(RadioClass.Lte, ReceptionMargin.Outdoor, double.NaN, 5.5));
        Assert.Equal(-95, ofcom.NeededDbm(RadioClass.Lte, ReceptionMargin.InVehicle, double.NaN, 5.5));
        Assert.Equal(-105 + (1.2815515655 * 8), ofcom.NeededDbm(RadioClass.Lte, ReceptionMargin.Outdoor, 0.9, 8), 1e-6);
        ReceptionPreset fcc = ReceptionPresets.Find("fcc-bdc-4g")!;
        Assert.Equal(-120.7 + (1.2815515655 * 5.5), fcc.NeededDbm(RadioClass.Lte, ReceptionMargin.Outdoor, double.NaN, 5.5), 1e-6);
        Assert.True(double.IsNaN(fcc.NeededDbm(RadioClass.Gsm, ReceptionMargin.Outdoor, double.NaN, 5.5))); // 2G is no 4G
        Assert.All(ReceptionPresets.All, p => Assert.Equal(RadioClassNames.Keys.Count, p.ThresholdsDbm.Count));
        Assert.All(ReceptionPresets.All, p => Assert.False(string.IsNullOrEmpty(p.Source.Vietnamese) || string.IsNullOrEmpty(p.Source.English)));
    }

    [Theory]
    [InlineData("", RadioClass.Unknown)]
    [InlineData("GSM+LTE", RadioClass.Gsm, RadioClass.Lte)]
    [InlineData("2G/3G/4G", RadioClass.Gsm, RadioClass.Umts, RadioClass.Lte)]
    [InlineData("4g, 5g", RadioClass.Lte, RadioClass.Nr)]
    [InlineData("LTE1800; lte2600", RadioClass.Lte)]
    [InlineData("viba", RadioClass.Unknown)]
    public void Technologies_are_understood_as_files_write_them(string text, params RadioClass[] classes) => Assert.Equal(classes, RadioClassNames.Of(text));

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(10, 10, 45)]
    [InlineData(10, 0, 90)]
    [InlineData(3, -4, 143.130102)]
    [InlineData(-3, -4, 216.869898)]
    [InlineData(-10, 0, 270)]
    public void Bearings_by_table_are_those_of_the_arc_tangent(float east, float north, double degrees) =>
        Assert.Equal(degrees, RadioDirections.Bearing(east, north), 2e-5);
}
