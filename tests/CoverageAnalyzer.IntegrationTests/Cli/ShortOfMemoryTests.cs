using CoverageAnalyzer.Cli;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Memory that runs out on a thread nobody waits for ends the program with a sentence, as anywhere else.</summary>
public sealed class ShortOfMemoryTests
{
    [Fact]
    public void What_nothing_could_catch_is_told_in_one_sentence_without_a_trace()
    {
        var shortage = new InsufficientMemoryException(); // the kind of OutOfMemoryException that a program may make
        foreach (Exception e in new Exception[] { shortage, new AggregateException(new InvalidOperationException("x", shortage)) })
        {
            using var error = new StringWriter();
            Assert.Equal(ExitCode.Failed, new CommandLineProgram().Unhandled(e, error));
            Assert.StartsWith("Không đủ bộ nhớ: ", error.ToString(), StringComparison.Ordinal);
            Assert.Single(error.ToString().TrimEnd().Split('\n'));
        }

        using var fault = new StringWriter();
        Assert.Equal(ExitCode.Failed, new CommandLineProgram().Unhandled(new InvalidOperationException("x"), fault));
        Assert.StartsWith("Lỗi của chương trình (InvalidOperationException).", fault.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A heap that starts the program but does not hold a run: whichever thread meets the end of it, the old results stay and one sentence is said.</summary>
    [Fact]
    public async Task A_heap_too_small_for_a_run_says_so()
    {
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder["tmp"]);
        CliCall whole = await CliProcess.Run(folder.Root, "analyze", folder.Study, "--out", "out", "--quiet", "--lang", "en");
        Assert.Equal(0, whole.ExitCode);
        byte[] before = File.ReadAllBytes(folder["out/manifest.json"]);
        using CliProcess small = CliProcess.Start(
            folder.Root, [("DOTNET_GCHeapHardLimit", "1000000"), ("TMPDIR", folder["tmp"])], "analyze", folder.Study, "--out", "out", "--quiet", "--lang", "en", "--threads", "2");
        CliCall call = await small.End();
        Assert.SkipWhen(call.ExitCode is 139 or 134 && call.Error.Length == 0, "The runtime's own collector died at the end of the heap");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("memory", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["out/manifest.json"]));
    }
}
