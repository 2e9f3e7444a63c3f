using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Tests.Radio.Networks;
using CoverageAnalyzer.Tests.Tables;

namespace CoverageAnalyzer.Tests.Radio.Studies;

/// <summary>From a list of sites with antennas to findings and results.</summary>
public sealed class RadioRunTests
{
    private static readonly CommuneLayer Layer = new(
        [new Commune { Index = 0, Code = "001", Name = "Xã An", Type = "Xã", District = "Huyện Một", Province = "Tỉnh B" }],
        new PolygonSet([105.5, 107.5, 107.5, 105.5, 105.5], [16, 16, 17.5, 17.5, 16], [0, 5], [0, 1]));

    private static (IReadOnlyList<BtsSite> Sites, List<Finding> Findings) Sites(string csv)
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(csv);
        var log = new FindingLog();
        IReadOnlyList<BtsSite> sites = PointPlacement.PlaceBtsSites([table], Layer, new CommuneLocator(Layer.Polygons), log, TestContext.Current.CancellationToken).Points;
        return (sites, [.. findings, .. log.ToList()]);
    }

    [Fact]
    public void Rows_of_one_code_are_sectors_of_one_site_and_units_are_understood()
    {
        (IReadOnlyList<BtsSite> sites, List<Finding> findings) = Sites(
            "Mã trạm;Kinh độ;Vĩ độ;Công nghệ;Nhà mạng;Độ cao anten;Tần số;Công suất (W);Góc phương vị;Tilt;Nghiêng điện;Độ lợi anten\n"
            + "A1;106.9;16.8;4G;X;42,5;1.800;40;0;-2;4;17\nA1;106.9;16.8;4G;X;42,5;1.800;40;120;2;4;17\nA1;106.9;16.8;4G;X;42,5;1.800;40;240;2;4;17\n"
            + "A1;106.9;16.8;4G;X;42,5;1.800;40;240;2;4;17\n" // a row that stands twice
            + "B2;106.8;16.7;2G/4G;X;30;0,9;20;;;;\n");
        Assert.Equal(2, sites.Count);
        Assert.Equal([0, 120, 240], sites[0].Sectors.Select(s => s.AzimuthDegrees));
        RadioSector first = sites[0].Sectors[0];
        Assert.Equal((RadioClass.Lte, 42.5, 1800.0, -2.0, 4.0, 17.0), (first.Radio, first.HeightAboveGroundMetres, first.FrequencyMHz, first.MechanicalTiltDegrees, first.ElectricalTiltDegrees, first.GainDbi));
        Assert.Equal(46.02, first.TransmitPowerDbm, 0.01); // 40 W
        Assert.Equal([RadioClass.Gsm, RadioClass.Lte], sites[1].Sectors.Select(s => s.Radio));
        Assert.All(sites[1].Sectors, s => Assert.True(s.FrequencyMHz == 900 && double.IsNaN(s.AzimuthDegrees)));
        Assert.Single(findings, f => f.Code == "sectors-grouped");
        Assert.Single(findings, f => f.Code == "point-duplicate");
    }

    [Fact]
    public void A_list_without_antennas_is_read_as_before()
    {
        (IReadOnlyList<BtsSite> sites, List<Finding> findings) = Sites("Mã trạm,Kinh độ,Vĩ độ,Công nghệ\nA1,106.9,16.8,4G\nA1,106.9,16.8,4G\nB2,106.8,16.7,3G\n");
        Assert.Equal(2, sites.Count);
        Assert.All(sites, s => Assert.Empty(s.Sectors));
        Assert.DoesNotContain(findings, f => f.Code == "sectors-grouped");
    }

    /// <summary>Before antennas were read, a list with heights had each row as a site; a row with the name and place of another was left out, whatever its height.</summary>
    [Fact]
    public void A_list_with_heights_alone_has_the_sites_and_findings_it_always_had()
    {
        const string rows = "A1,106.9,16.8,4G,X,{0}\nA1,106.9,16.8,4G,X,{1}\nA1,106.9001,16.8,3G,X,{0}\nB2,106.8,16.7,3G,Y,{1}\n";
        (IReadOnlyList<BtsSite> bare, List<Finding> without) = Sites("Mã trạm,Kinh độ,Vĩ độ,Công nghệ,Nhà mạng,Ghi chú\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, rows, 30, 45));
        (IReadOnlyList<BtsSite> high, List<Finding> with) = Sites("Mã trạm,Kinh độ,Vĩ độ,Công nghệ,Nhà mạng,Độ cao anten\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, rows, 30, 45));
        Assert.Equal(bare.Select(s => (s.Code, s.Radio, s.CellCount, s.LongitudeDegrees)), high.Select(s => (s.Code, s.Radio, s.CellCount, s.LongitudeDegrees)));
        Assert.Equal(without.Where(IsOfPlaces).Select(f => (f.Code, f.Message.English)), with.Where(IsOfPlaces).Select(f => (f.Code, f.Message.English)));
        Assert.Contains(with, f => f.Code == "point-duplicate");
        Assert.DoesNotContain(with, f => f.Code == "sectors-grouped");
        Assert.All(high, s => Assert.Single(s.Sectors)); // the height still reaches the models

        static bool IsOfPlaces(Finding f) => f.Code.StartsWith("point", StringComparison.Ordinal) || f.Code.StartsWith("code", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Góc phương vị", "0", "120")]
    [InlineData("Tilt", "-2", "3")]
    [InlineData("Nghiêng điện", "0", "4")]
    [InlineData("Giản đồ anten", "a.msi", "b.msi")]
    [InlineData("Tần số", "900", "1800")]
    [InlineData("Công suất (dBm)", "43", "46")]
    [InlineData("EIRP", "58", "60")]
    [InlineData("Độ lợi anten", "15", "17")]
    [InlineData("Băng thông", "10", "20")]
    public void Rows_that_state_their_antenna_are_sectors(string header, string first, string second)
    {
        (IReadOnlyList<BtsSite> sites, List<Finding> findings) = Sites($"Mã trạm;Kinh độ;Vĩ độ;Công nghệ;Độ cao anten;{header}\nA1;106.9;16.8;4G;30;{first}\nA1;106.9;16.8;4G;30;{second}\nB2;106.8;16.7;4G;30;\nB2;106.8;16.7;4G;40;\n");
        Assert.Equal(2, sites[0].Sectors.Count);
        Assert.Equal(2, sites[0].CellCount);
        Assert.Single(findings, f => f.Code == "sectors-grouped");
        Assert.Single(sites[1].Sectors); // its rows state a height alone: the second repeats the first
        Assert.Single(findings, f => f.Code == "point-duplicate");
    }

    [Fact]
    public void What_cannot_be_is_named_what_is_missing_is_counted_and_no_site_is_lost()
    {
        var world = new NetworkWorld(100, 100, (20, 20), (20, 21), (21, 20), (21, 21));
        BtsSite Mast(string code, double east, double south, params RadioSector[] sectors) => NetworkWorld.Site(east, south).Site with { Code = code, Sectors = sectors };
        RadioSector known = new() { Radio = RadioClass.Lte, HeightAboveGroundMetres = 30, FrequencyMHz = 1800, EirpDbm = 60 };
        BtsSite[] masts =
        [
            Mast("zero", 5000, 5000, known with { HeightAboveGroundMetres = 0 }),
            Mast("high", 5500, 5000, known with { HeightAboveGroundMetres = 1000 }),
            Mast("low", 5600, 5000, known with { FrequencyMHz = 3 }),
            Mast("void", 2100, 2100, known),
            Mast("out", 900_000, 5000, known),
            Mast("odd", 7000, 7000, known with { PatternName = "no-such", AzimuthDegrees = 400 }),
            Mast("bare", 8000, 8000),
        ];
        var study = new StudyFile
        {
            Directory = ".", Name = "T", Communes = new LayerSettings { Files = ["c"] }, BtsSites = new LayerSettings { Files = ["bts.csv"] },
            Radio = new RadioSettings { Model = MobileModel.P1812, ReachKilometres = 2 },
        };
        var log = new FindingLog();
        RadioRunResult result = RadioRun.Run(study, world.Model, masts, () => new FreeSpacePrediction(), world, log, 2, TestContext.Current.CancellationToken);
        Finding[] findings = [.. log.ToList()];
        Assert.Equal(masts.Length, result.Sites.Count);
        Assert.Equal([3, 4], result.Network.RefusedSites);
        Assert.Equal(["azimuth", "frequency", "height", "height"], findings.Where(f => f.Code == "site-figure-impossible").Select(f => f.Place.Field).Order());
        Assert.Single(findings, f => f.Code == "site-on-void" && f.Place.Name == "void");
        Assert.Single(findings, f => f.Code == "site-outside-elevation" && f.Place.Name == "out");
        Assert.Single(findings, f => f.Code == "antenna-pattern-missing");
        Finding assumed = Assert.Single(findings, f => f.Code == "site-height-assumed");
        Assert.Equal((3L, FindingRank.Info), (assumed.Count, assumed.Rank)); // zero, high, bare
        Assert.Contains("20/30/45 m", assumed.Action.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("3 trạm LTE không có độ cao", assumed.Message.Vietnamese, StringComparison.Ordinal);
        Assert.Equal((byte)RadioCoverageStatus.Covered, world.Status[(50 * 100) + 50]);
        Assert.Equal((byte)RadioCoverageStatus.Unknown, world.Status[(22 * 100) + 25]);
    }

    [Fact]
    public void A_preset_of_5G_alone_says_whom_it_does_not_count()
    {
        var world = new NetworkWorld(40, 40);
        var study = new StudyFile { Directory = ".", Name = "T", Communes = new LayerSettings { Files = ["c"] }, Radio = new RadioSettings { Model = MobileModel.P1812, ReachKilometres = 1, Preset = "fcc-bdc-5g" } };
        var log = new FindingLog();
        RadioRun.Run(study, world.Model, [NetworkWorld.Site(2000, 2000).Site], () => new FreeSpacePrediction(), world, log, 1, TestContext.Current.CancellationToken);
        Assert.Equal(1, Assert.Single(log.ToList(), f => f.Code == "site-radio-not-counted").Count);
        Assert.All(world.Status, s => Assert.Equal(0, s));
    }

    [Fact]
    public void Patterns_are_read_from_the_folder_and_never_from_outside_it()
    {
        using var folder = new ScratchFolder();
        string cut = string.Join('\n', Enumerable.Range(0, 360).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d} {(d is > 90 and < 270 ? 20 : 0)}")));
        folder.Write("p.msi", $"NAME p\nGAIN 10 dBi\nHORIZONTAL 360\n{cut}\nVERTICAL 360\n{cut}\n");
        folder.Write("bad.msi", "NAME bad\n");
        var log = new FindingLog();
        BtsSite Mast(string pattern) => NetworkWorld.Site(0, 0).Site with { Sectors = [new RadioSector { PatternName = pattern, AzimuthDegrees = 0 }] };
        IReadOnlyDictionary<string, AntennaPattern> patterns = RadioPatterns.Read([Mast("p"), Mast("p.msi"), Mast("bad"), Mast("../x"), Mast("..")], folder.Path, log);
        Assert.Equal(["p", "p.msi"], patterns.Keys.Order());
        Assert.Equal(20, patterns["p"].HorizontalLossDb(180));
        Assert.Single(log.ToList(), f => f.Code == "antenna-pattern-unreadable");
    }
}
