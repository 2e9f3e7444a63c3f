namespace CoverageAnalyzer.Data.Vector;

/// <summary>A text encoding and who chose it.</summary>
/// <param name="Name">Name for people: UTF-8, Windows-1258, TCVN3 (ABC).</param>
/// <param name="DecidedBy">user, cpg, dbf language byte, format, recognised, default.</param>
public sealed record TextEncodingChoice(string Name, string DecidedBy);
