using System.IO.Compression;
using System.Xml.Linq;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using MiniExcelLibs;

namespace CoverageAnalyzer.Tests.Reports.Tables;

/// <summary>The workbook: real numbers with formats, codes as text, columns nobody can use hidden, texts that can be read.</summary>
public sealed class WorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData(ReportLanguage.Vietnamese, "Tổng quan", "Bán kính phục vụ bình quân", "km/điểm")]
    [InlineData(ReportLanguage.English, "Overview", "Average service radius", "km/point")]
    public void The_overview_lists_figures_as_numbers_with_units(ReportLanguage language, string sheet, string figure, string unit)
    {
        ReportContent content = BuiltInStudy.Content(language);
        using Stream stream = Written(content);
        var rows = stream.Query(sheetName: sheet).Cast<IDictionary<string, object?>>().ToList();
        IDictionary<string, object?> radius = rows.Single(r => r["A"] as string == figure);
        Assert.Equal(Math.Round(content.Province.AverageServiceRadiusKilometres, 2), Assert.IsType<double>(radius["B"]), 1e-12);
        Assert.Equal(unit, radius["C"]);
        Assert.Contains(rows, r => r["B"] as string == content.Notices[0].In(language));
        Assert.DoesNotContain(rows, r => r["A"] is not null && r["B"] is null); // what is not computed is not listed
    }

    [Fact]
    public void Communes_keep_their_codes_and_figures()
    {
        ReportContent content = SampleReport.Make(ReportLanguage.English);
        using Stream stream = Written(content);
        var rows = stream.Query(useHeaderRow: true, sheetName: "Communes").Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(content.Communes.Select(c => c.Commune.Code), rows.Select(r => r["Code"] as string));
        Assert.Equal("00001", rows[0]["Code"]);
        Assert.All(content.Communes.Zip(rows), p => Assert.Equal(
            double.IsNaN(p.First.AverageServiceRadiusKilometres) ? null : Math.Round(p.First.AverageServiceRadiusKilometres, 6), p.Second["Average service radius (km/point)"] as double?));
    }

    [Fact]
    public void Sheets_are_laid_out_for_reading_and_printing()
    {
        using Stream stream = Written(BuiltInStudy.Content(ReportLanguage.English));
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        XElement communes = Part(archive, "xl/worksheets/sheet2.xml"), overview = Part(archive, "xl/worksheets/sheet1.xml"), gaps = Part(archive, "xl/worksheets/sheet5.xml");
        string[] headers = [.. communes.Descendants(Main + "row").First().Elements(Main + "c").Select(c => c.Value)];
        string[] hidden = [.. communes.Descendants(Main + "col").Where(c => (string?)c.Attribute("hidden") == "1").Select(c => headers[(int)c.Attribute("min")! - 1])];
        ReportContent content = BuiltInStudy.Content(ReportLanguage.English);
        IReadOnlyList<CommuneRow> rows = CommuneRow.Of(content);
        Assert.Equal(CommuneColumns.Every.Where(c => rows.All(r => c.StoredText(r, ReportLanguage.English).Length == 0)).Select(c => c.HeaderIn(ReportLanguage.English)), hidden);
        foreach (XElement sheet in (XElement[])[communes, overview, gaps])
        {
            Assert.Equal("frozen", (string?)sheet.Descendants(Main + "pane").Single().Attribute("state"));
            Assert.Equal("landscape", (string?)sheet.Element(Main + "pageSetup")!.Attribute("orientation"));
            Assert.NotNull(sheet.Element(Main + "autoFilter"));
            Assert.True((double?)sheet.Descendants(Main + "row").Skip(ReferenceEquals(sheet, overview) ? 2 : 0).First().Attribute("ht") > 20, "broken lines need a higher row");
        }

        XElement styles = Part(archive, "xl/styles.xml").Element(Main + "cellXfs")!;
        Assert.Equal((int)styles.Attribute("count")!, styles.Elements().Count());
        int StyleOf(XElement sheet, string cell) => (int)sheet.Descendants(Main + "c").Single(c => (string?)c.Attribute("r") == cell).Attribute("s")!;
        int population = overview.Descendants(Main + "row").Single(r => r.Elements().First().Value == "Population").Elements().Select(c => (string)c.Attribute("r")!).Select(r => int.Parse(r[1..], System.Globalization.CultureInfo.InvariantCulture)).First();
        Assert.Equal("3", (string?)styles.Elements().ElementAt(StyleOf(overview, $"B{population}")).Attribute("numFmtId")); // #,##0
        Assert.Equal("1", (string?)styles.Elements().ElementAt(StyleOf(gaps, "J2")).Element(Main + "alignment")!.Attribute("wrapText"));
        Assert.All(communes.Descendants(Main + "c"), c => Assert.InRange((int)c.Attribute("s")!, 0, styles.Elements().Count() - 1));
        XElement names = Part(archive, "xl/workbook.xml").Element(Main + "definedNames")!;
        Assert.Contains(names.Elements(), n => n.Value == "'Communes'!$A:$B,'Communes'!$1:$1");
    }

    /// <summary>The library formats columns by their header in all sheets: two sheets with one header and two formats would spoil one of them.</summary>
    [Theory]
    [InlineData(ReportLanguage.Vietnamese)]
    [InlineData(ReportLanguage.English)]
    public void No_header_has_two_formats(ReportLanguage language)
    {
        IReadOnlyList<WorkbookSheet> sheets = WorkbookSheets.Of(SampleRules.On(SampleReport.Make(language), polygons: true), CancellationToken.None);
        Assert.Equal(11, sheets.Count);
        var formats = sheets
            .SelectMany(s => s.Formats.Select((format, c) => (Header: s.Headers[c], format, Numbers: c == 1 && s.Decimals.Count > 0)))
            .Where(f => f.format is not null || f.Numbers) // a format does nothing to a text
            .Select(f => (f.Header, f.format)).Distinct().GroupBy(f => f.Header);
        Assert.All(formats, header => Assert.Single(header));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        using var one = (MemoryStream)Written(SampleReport.Make());
        using var two = (MemoryStream)Written(SampleReport.Make());
        Assert.Equal(one.ToArray(), two.ToArray());
    }

    private static Stream Written(ReportContent content)
    {
        var stream = new MemoryStream();
        Workbook.Write(stream, content, TestContext.Current.CancellationToken);
        stream.Position = 0;
        return stream;
    }

    private static XElement Part(ZipArchive archive, string name)
    {
        using Stream stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream).Root!;
    }
}
