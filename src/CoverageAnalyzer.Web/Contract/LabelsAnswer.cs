namespace CoverageAnalyzer.Web.Contract;

/// <summary>How features are labelled.</summary>
internal sealed record LabelsAnswer(string Field, double Size, bool Bold, string Color, string Halo, string Priority, bool Inside, double MinimumZoom);
