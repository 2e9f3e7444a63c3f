using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Samples;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>sample</c>: writes the built-in schematic study anew.</summary>
internal sealed class SampleVerb : Verb
{
    private Argument<string> directory = null!;

    /// <inheritdoc/>
    public override string Name => "sample";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "tạo lại nghiên cứu mẫu Quảng Trị 2012 (ranh giới sơ đồ, không phải ranh giới chính thức)",
        "writes the built-in study Quảng Trị 2012 anew (schematic boundaries, not official ones)");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["sample my-sample"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string target = parsed.GetValue(directory)!;
        SchematicStudy.Write(target);
        session.Answer(new Dictionary<string, object?> { ["directory"] = target });
        session.Say(LocalizedText.Of(
            $"Đã ghi nghiên cứu mẫu vào {target}. Chạy: coverage-analyzer analyze {target}",
            $"Wrote the sample study to {target}. Run: coverage-analyzer analyze {target}"));
        return Task.FromResult(ExitCode.Done);
    }

    /// <inheritdoc/>
    protected override void Declare(Command target) =>
        directory = AddArgument(target, "DIR", new("thư mục để ghi", "the folder to write to"));
}
