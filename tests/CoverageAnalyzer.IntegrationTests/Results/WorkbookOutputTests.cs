using System.IO.Compression;
using System.Xml.Linq;
using MiniExcelLibs;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary><c>report.xlsx</c> as a spreadsheet program reads it.</summary>
public sealed class WorkbookOutputTests(SmallResults results) : IClassFixture<SmallResults>
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Numbers_are_numbers_codes_are_texts_and_a_formula_is_a_name()
    {
        IDictionary<string, object>[] communes = Sheet("Xã, phường, thị trấn");
        Assert.Equal(["00120", "00121", "00122", "00123"], communes.Select(r => r["Mã"]));
        Assert.Equal(["Xã Mò Ó", "Xã Đa Krông", SmallStudy.Formula, "Phường 1"], communes.Select(r => r["Tên xã"]));
        Assert.Equal([1000d, 2000d, 3000d, 4000d], communes.Select(r => r["Dân số (người)"]));
        IDictionary<string, object>[] rejected = Sheet("Dòng bị loại");
        Assert.Equal("postal_points.csv, dòng 4, cột 'lon' (Xa lạ)", rejected[0]["Vị trí trong tệp"]);
        Assert.Equal(("003", "khong"), (rejected[0]["id"], rejected[0]["lon"]));
    }

    [Fact]
    public void Every_sheet_has_a_frozen_header_a_filter_and_print_titles_and_no_formula()
    {
        using ZipArchive archive = ZipFile.OpenRead(results["report.xlsx"]);
        XDocument book = Part(archive, "xl/workbook.xml");
        string[] sheets = [.. book.Descendants(Main + "sheet").Select(s => s.Attribute("name")!.Value)];
        Assert.Equal(7, sheets.Length);
        for (int i = 0; i < sheets.Length; i++)
        {
            string titles = book.Descendants(Main + "definedName").Single(n => n.Attribute("name")!.Value == "_xlnm.Print_Titles" && (int)n.Attribute("localSheetId")! == i).Value;
            Assert.EndsWith($"'{sheets[i]}'!$1:$1", titles);
            XDocument sheet = Part(archive, $"xl/worksheets/sheet{i + 1}.xml");
            XElement pane = sheet.Descendants(Main + "pane").Single();
            Assert.Equal(("1", "frozen"), (pane.Attribute("ySplit")!.Value, pane.Attribute("state")!.Value));
            Assert.StartsWith("A1:", sheet.Descendants(Main + "autoFilter").Single().Attribute("ref")!.Value);
            Assert.Empty(sheet.Descendants(Main + "f"));
            Assert.Equal("9", sheet.Descendants(Main + "pageSetup").Single().Attribute("paperSize")!.Value);
        }

        Assert.DoesNotContain(archive.Entries, e => e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase) || e.FullName.Contains("externalLink", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task LibreOffice_reads_the_same_figures_when_it_is_there()
    {
        // Hundreds of megabytes: a desk that has it judges, CI does not install it.
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "libreoffice"))), "'libreoffice' is not installed.");
        using var folder = new TemporaryFolder();
        await Judge.Run(
            "libreoffice", $"-env:UserInstallation=file://{folder["profile"]}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2", "--outdir", folder.Path, results["report.xlsx"]);
        string csv = File.ReadAllText(Directory.GetFiles(folder.Path, "*.csv").Single());
        Assert.Contains("00122," + SmallStudy.Formula, csv);
        Assert.Matches("(?m)^00123,Phường 1,.*(4000|\"4,000\")", csv);
    }

    private static XDocument Part(ZipArchive archive, string name)
    {
        using Stream stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    private IDictionary<string, object>[] Sheet(string name) =>
        [.. MiniExcel.Query(results["report.xlsx"], useHeaderRow: true, sheetName: name).Cast<IDictionary<string, object>>()];
}
