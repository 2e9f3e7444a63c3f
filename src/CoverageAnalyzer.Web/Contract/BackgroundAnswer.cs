namespace CoverageAnalyzer.Web.Contract;

/// <summary>Background tiles of the study.</summary>
internal sealed record BackgroundAnswer(string Url, string Attribution, int MaximumZoom);
