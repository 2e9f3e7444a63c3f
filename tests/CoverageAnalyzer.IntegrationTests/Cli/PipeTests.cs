namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>What reaches a pipe, a file, a closed pipe and a terminal.</summary>
public sealed class PipeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1")]
    public async Task No_escape_byte_reaches_a_file_or_a_pipe(string noColor)
    {
        using var folder = new WorkFolder();
        CliCall call = await CliProcess.Bash(
            folder.Root,
            """
            $CA inspect data/quang-tri-2012 >out.txt 2>err.txt
            $CA new my --communes data/quang-tri-2012/communes.geojson >>out.txt 2>>err.txt
            $CA --help 2>&1 | cat >>out.txt
            $CA anlyze 2>&1 | cat >>out.txt
            grep -c $'\e' out.txt err.txt
            wc -c <err.txt
            """,
            ("NO_COLOR", noColor), ("TERM", "xterm-256color"));
        Assert.Equal(["out.txt:0", "err.txt:0", "0"], call.Out.TrimEnd('\n').Split('\n').Select(l => l.Trim()));
        Assert.True(new FileInfo(folder["out.txt"]).Length > 2000);
    }

    [Fact]
    public async Task A_reader_that_leaves_early_gets_no_stack_trace()
    {
        using var folder = new WorkFolder();
        CliCall call = await CliProcess.Bash(folder.Root, """
            $CA inspect data/quang-tri-2012 data/quang-tri-2012/bts_sites.csv --json | head -1
            $CA completion bash | true
            $CA --help | head -1 >/dev/null
            """);
        Assert.Equal((0, "{", string.Empty), (call.ExitCode, call.Out.Trim(), call.Error));
    }

    [Theory]
    [InlineData("$CA radius --area-km2 10 --points 2 >/dev/full", 1, "the disk is full")]
    [InlineData("$CA --version >/dev/full", 1, "the disk is full")]
    [InlineData("$CA radius --area-km2 10 --points 2 >&-", 1, "Reading or writing a file")]
    [InlineData("$CA radius --area-km2 x --points 2 2>&-", 2, "")]
    [InlineData("$CA radius --area-km2 x --points 2 2>/dev/full", 2, "")]
    public async Task A_closed_or_full_output_is_one_sentence_at_most(string line, int code, string said)
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Skip("this system has no /dev/full");
        }

        using var folder = new WorkFolder(withData: false);
        CliCall call = await CliProcess.Bash(folder.Root, line);
        Assert.Equal(code, call.ExitCode);
        Assert.Contains(said, call.Error);
        Assert.True(call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length <= 1, call.Error);
    }

    [Fact]
    public async Task On_a_terminal_the_stages_are_shown_on_standard_error_only()
    {
        if (!File.Exists("/usr/bin/script"))
        {
            Assert.Skip("the tool 'script', which makes a terminal, is not installed");
        }

        using var folder = new WorkFolder();
        CliCall call = await CliProcess.Bash(
            folder.Root,
            """script -qec "stty cols 100 rows 40; $CA inspect data/quang-tri-2012 --lang en >out.txt" tty.txt >/dev/null; cat tty.txt""",
            ("TERM", "xterm-256color"));
        Assert.Contains("Reading the data", call.Out);
        Assert.Contains('\u001b', call.Out);
        Assert.Contains("\u001b[?25h", call.Out); // the cursor is shown again
        string output = File.ReadAllText(folder["out.txt"]);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain("Reading the data", output);

        CliCall quiet = await CliProcess.Bash(
            folder.Root,
            """script -qec "$CA inspect data/quang-tri-2012 --lang en --quiet >out.txt" tty.txt >/dev/null; cat tty.txt""",
            ("TERM", "xterm-256color"));
        Assert.DoesNotContain("Reading the data", quiet.Out);

        CliCall plain = await CliProcess.Bash(
            folder.Root,
            """script -qec "$CA inspect data/quang-tri-2012 --lang en >out.txt" tty.txt >/dev/null; cat tty.txt""",
            ("TERM", "xterm-256color"), ("NO_COLOR", "1"));
        Assert.Contains("Reading the data", plain.Out);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*3[0-7]m|\u001b\\[38;", plain.Out); // no colour
    }
}
