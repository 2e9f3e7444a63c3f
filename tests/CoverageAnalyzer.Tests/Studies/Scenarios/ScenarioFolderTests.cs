using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Tests.Studies.Scenarios;

/// <summary>The folder of scenarios: nobody's work is lost silently, and no name leads out of it.</summary>
public sealed class ScenarioFolderTests
{
    [Fact]
    public void Saved_read_listed_and_removed()
    {
        using var scratch = new ScratchFolder();
        var folder = new ScenarioFolder(scratch.Path);
        Assert.Empty(folder.List());
        string tag = folder.Save("Phương án Đakrông 1", Named("x"), null);
        StoredScenario stored = folder.Read("Phương án Đakrông 1");
        Assert.Equal((tag, "x"), (stored.ETag, stored.Scenario.Name));
        ScenarioListing listed = Assert.Single(folder.List());
        Assert.Equal(("Phương án Đakrông 1", tag, 1), (listed.Name, listed.ETag, listed.Edits));
        Assert.Equal(["Phương án Đakrông 1.json"], Directory.GetFiles(folder.Directory).Select(Path.GetFileName));
        folder.Delete("Phương án Đakrông 1", tag);
        Assert.Throws<ScenarioMissingException>(() => folder.Read("Phương án Đakrông 1"));
        Assert.Throws<ScenarioMissingException>(() => folder.Delete("Phương án Đakrông 1", null));
    }

    [Fact]
    public void The_second_of_two_who_save_is_told_and_the_first_ones_work_stays()
    {
        using var scratch = new ScratchFolder();
        var folder = new ScenarioFolder(scratch.Path);
        string read = folder.Save("a", Named("start"), null);
        string first = folder.Save("a", Named("first"), read);
        ScenarioConflictException e = Assert.Throws<ScenarioConflictException>(() => folder.Save("a", Named("second"), read));
        Assert.Equal(first, e.CurrentETag);
        Assert.Throws<ScenarioConflictException>(() => folder.Save("a", Named("new"), null));
        Assert.Throws<ScenarioConflictException>(() => folder.Delete("a", read));
        Assert.Throws<ScenarioConflictException>(() => folder.Save("b", Named("gone"), read));
        Assert.Equal("first", folder.Read("a").Scenario.Name);
    }

    [Fact]
    public void Of_many_who_save_at_once_one_wins()
    {
        using var scratch = new ScratchFolder();
        string tag = new ScenarioFolder(scratch.Path).Save("a", Named("start"), null);
        int saved = 0, refused = 0;
        Parallel.For(0, 32, i =>
        {
            try
            {
                new ScenarioFolder(scratch.Path).Save("a", Named($"n{i}"), tag);
                Interlocked.Increment(ref saved);
            }
            catch (ScenarioConflictException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        Assert.Equal((1, 31), (saved, refused));
        Assert.Single(Directory.GetFiles(Path.Combine(scratch.Path, "scenarios")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a.json")]
    [InlineData("C:a")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("con")]
    [InlineData("NUL")]
    [InlineData("Lpt1")]
    [InlineData("a%2e")]
    [InlineData("e\u0302")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\u202Ea")]
    public void Names_that_are_no_plain_file_names_are_refused(string name)
    {
        using var scratch = new ScratchFolder();
        var folder = new ScenarioFolder(scratch.Path);
        Assert.Throws<ScenarioException>(() => folder.Save(name, Named("x"), null));
        Assert.Throws<ScenarioException>(() => folder.Read(name));
        Assert.Throws<ScenarioException>(() => folder.Delete(name, null));
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
    }

    [Fact]
    public void Eighty_characters_are_a_name_and_one_more_is_none()
    {
        Assert.Null(ScenarioName.Fault(new string('ộ', 80)));
        Assert.NotNull(ScenarioName.Fault(new string('a', 81)));
    }

    [Fact]
    public void Links_are_not_followed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Making links needs rights on Windows.");
        }

        using var scratch = new ScratchFolder();
        using var elsewhere = new ScratchFolder();
        var folder = new ScenarioFolder(scratch.Path);
        folder.Save("a", Named("x"), null);
        string secret = elsewhere.Write("secret.json", ScenarioWriter.Write(Named("secret")));
        File.CreateSymbolicLink(Path.Combine(folder.Directory, "b.json"), secret);
        Assert.Throws<ScenarioException>(() => folder.Read("b"));
        Assert.Throws<ScenarioException>(() => folder.Save("b", Named("y"), ScenarioFolder.ETagOf(File.ReadAllBytes(secret))));
        Assert.Equal(["a"], folder.List().Select(l => l.Name));

        using var other = new ScratchFolder();
        Directory.CreateSymbolicLink(other.File("scenarios"), elsewhere.Path);
        Assert.Throws<ScenarioException>(() => new ScenarioFolder(other.Path).Read("secret"));
        Assert.Empty(new ScenarioFolder(other.Path).List());
        Assert.Equal("secret", ScenarioReader.Read(secret).Name);
    }

    [Fact]
    public void A_broken_file_is_listed_with_its_fault_and_others_still_are()
    {
        using var scratch = new ScratchFolder();
        var folder = new ScenarioFolder(scratch.Path);
        folder.Save("a", Named("x"), null);
        File.WriteAllText(Path.Combine(folder.Directory, "b.json"), "{");
        Assert.Equal([("a", true), ("b", false)], folder.List().Select(l => (l.Name, l.Fault.IsEmpty)));
    }

    private static Scenario Named(string name) => new()
    {
        Name = name, Edits = [new ScenarioEdit { Action = ScenarioAction.Remove, Layer = ScenarioLayer.BtsSites, Code = "B1" }],
    };
}
