using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>What a folder that is published whole is called, and how its user names another one.</summary>
/// <param name="Noun">What it is.</param>
/// <param name="How">The option that names it, with a blank before it; empty where it is named without one.</param>
internal sealed record PlaceWords(LocalizedText Noun, LocalizedText How)
{
    /// <summary>The results of a run.</summary>
    public static PlaceWords Results { get; } = new(new("thư mục kết quả", "results folder"), new(" bằng --out", " with --out"));

    /// <summary>Results that come out of the shared store.</summary>
    public static PlaceWords PulledResults { get; } = new(new("thư mục kết quả", "results folder"), LocalizedText.Empty);

    /// <summary>A study that comes out of the shared store.</summary>
    public static PlaceWords PulledStudy { get; } = new(new("thư mục nghiên cứu", "study's folder"), LocalizedText.Empty);
}
