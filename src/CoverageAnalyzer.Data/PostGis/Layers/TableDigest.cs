namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>What was read from a table, so that a change of it is noticed.</summary>
/// <param name="Source"><c>host:port/database schema.table</c>, and the condition if one is stated; no user, no password.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Sha256">SHA-256 of the columns' names and of the rows in their order, in one form whatever the server's settings; lower-case hexadecimal.</param>
public sealed record TableDigest(string Source, long Rows, long Bytes, string Sha256);
