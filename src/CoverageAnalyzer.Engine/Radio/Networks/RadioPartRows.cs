namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What takes the rows of a part of a network.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Content">What it holds of the cells.</param>
/// <param name="Cells">The cells whose figures it holds, as numbers row by row, others as if nothing reached them; null: all.</param>
public sealed record RadioPartRows(Stream Stream, RadioPartContent Content, IReadOnlyList<long>? Cells = null);
