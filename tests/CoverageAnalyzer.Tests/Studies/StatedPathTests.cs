using System.Text;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Tests.Studies;

/// <summary>A Vietnamese name is found whichever way its accents are written, in the study and on the disk.</summary>
public sealed class StatedPathTests : IDisposable
{
    private const string Name = "Quảng Trị";

    private readonly ScratchFolder folder = new();

    [Theory]
    [InlineData(NormalizationForm.FormC, NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormD, NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormC, NormalizationForm.FormC)]
    public void Folders_and_files_are_found_in_either_form(NormalizationForm stated, NormalizationForm there)
    {
        string inside = folder.File(Name.Normalize(there)), file = Path.Combine(inside, Name.Normalize(there) + ".csv");
        Directory.CreateDirectory(inside);
        File.WriteAllText(file, "a");
        string named = $"{Name.Normalize(stated)}/{Name.Normalize(stated)}.csv";
        Assert.Equal(file, PathOf(named));
        Assert.Equal(file, RuleSetReader.PathOf(named, folder.Path));
        Assert.Equal(file, BtsDefaultsReader.PathOf(named, folder.Path));
        Assert.Equal(file, PathOf("./x/../" + named));
    }

    [Fact]
    public void Of_two_forms_side_by_side_the_one_that_is_written_is_taken()
    {
        string composed = folder.Write(Name.Normalize(NormalizationForm.FormC), "C"), decomposed = folder.Write(Name.Normalize(NormalizationForm.FormD), "D");
        Assert.Equal(composed, PathOf(Path.GetFileName(composed)));
        Assert.Equal(decomposed, PathOf(Path.GetFileName(decomposed)));

        // Written half the one way and half the other it could be either.
        string mixed = "Quảng".Normalize(NormalizationForm.FormC) + " Trị".Normalize(NormalizationForm.FormD);
        Assert.Equal(folder.File(mixed), PathOf(mixed));
    }

    [Theory]
    [InlineData("Đông Hà.csv")]
    [InlineData("Không có/Đông Hà.csv")]
    [InlineData("x\ud800ế.csv")]
    [InlineData("plain.csv")]
    public void What_is_not_there_keeps_its_name(string stated) => Assert.Equal(folder.File(stated), PathOf(stated));

    public void Dispose() => folder.Dispose();

    private string PathOf(string stated) => new StudyFile { Directory = folder.Path, Name = "T", Communes = new LayerSettings { Files = ["c"] } }.PathOf(stated);
}
