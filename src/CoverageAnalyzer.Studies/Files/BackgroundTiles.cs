namespace CoverageAnalyzer.Studies.Files;

/// <summary>Background tiles that a study names. Only the reader's browser fetches them, and only once they are switched on.</summary>
/// <param name="Url">Address with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>, https only.</param>
/// <param name="Attribution">Whose they are, as plain text.</param>
/// <param name="MaximumZoom">Greatest zoom there are tiles of.</param>
public sealed record BackgroundTiles(string Url, string Attribution, int MaximumZoom);
