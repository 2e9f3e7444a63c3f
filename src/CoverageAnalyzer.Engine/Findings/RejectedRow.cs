using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Findings;

/// <summary>A row of an input that was not used, whole, with the reason, ready to mend.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Headers">Header row of its file.</param>
/// <param name="Cells">Its cells as read.</param>
/// <param name="Reason">Why it was not used.</param>
public sealed record RejectedRow(SourcePlace Place, IReadOnlyList<string> Headers, IReadOnlyList<string> Cells, LocalizedText Reason);
