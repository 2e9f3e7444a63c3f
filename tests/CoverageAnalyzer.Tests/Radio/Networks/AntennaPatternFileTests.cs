using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Tests.Radio.Networks;

public sealed class AntennaPatternFileTests
{
    private static List<string> Lines(string gain = "GAIN 15.85 dBd") =>
    [
        "NAME Panel 65", "MAKE x", "FREQUENCY 1800", "H_WIDTH 65", gain, "TILT ELECTRICAL", "COMMENT -",
        "HORIZONTAL 360", .. Enumerable.Range(0, 360).Select(d => $"{d}\t{Math.Min(d, 360 - d) / 10.0}"),
        "VERTICAL 360", .. Enumerable.Range(0, 360).Select(d => $"{d} -{Math.Min(d, 360 - d)},5"),
    ];

    [Fact]
    public void A_planet_file_gives_both_cuts_and_the_gain_over_the_isotropic()
    {
        AntennaPattern pattern = AntennaPatternFile.Parse(Lines(), "p.msi");
        Assert.Equal(("Panel 65", 1800.0), (pattern.Name, pattern.FrequencyMHz));
        Assert.Equal(18, pattern.GainDbi, 1e-9);
        Assert.Equal(9, pattern.HorizontalLossDb(-90), 1e-5);
        Assert.Equal(4.55, pattern.HorizontalLossDb(45.5), 1e-5); // between two degrees
        Assert.Equal(10.5, pattern.VerticalLossDb(10), 1e-5); // a minus is no gain, a comma no thousand
        Assert.Equal(15, AntennaPatternFile.Parse(Lines("GAIN 15 dBi"), "p.msi").GainDbi);
        Assert.Equal(17.15, AntennaPatternFile.Parse(Lines("GAIN 15"), "p.msi").GainDbi, 1e-9); // dBd where nothing is said
    }

    [Theory]
    [InlineData("HORIZONTAL 360", "HORIZONTAL 180", 8)]
    [InlineData("5\t0.5", "5\tx", 14)]
    [InlineData("5\t0.5", "4\t0.5", 14)]
    [InlineData("5\t0.5", "5.5\t0.5", 14)]
    [InlineData("359\t0.1", "VERTICAL 360", 368)]
    [InlineData("GAIN 15.85 dBd", "GAIN high", 5)]
    public void What_is_no_pattern_is_refused_with_its_line(string line, string instead, long number)
    {
        List<string> lines = Lines();
        lines[lines.IndexOf(line)] = instead;
        InputFileException e = Assert.Throws<InputFileException>(() => AntennaPatternFile.Parse(lines, "p.msi"));
        Assert.Equal(number, e.Place.Line);
        Assert.NotEmpty(e.Remedy.Vietnamese);
    }

    [Fact]
    public void A_missing_cut_or_file_is_said()
    {
        InputFileException e = Assert.Throws<InputFileException>(() => AntennaPatternFile.Parse(Lines()[..368], "p.msi"));
        Assert.Contains("VERTICAL 360", e.Problem.English, StringComparison.Ordinal);
        Assert.Throws<InputFileException>(() => AntennaPatternFile.Parse(["NAME x"], "p.msi"));
        Assert.Throws<InputFileException>(() => AntennaPatternFile.Parse([], "p.msi"));
        Assert.Throws<InputFileException>(() => AntennaPatternFile.Read(Path.Combine(Path.GetTempPath(), "no-such.msi")));
    }
}
