namespace CoverageAnalyzer.Fuzz;

/// <summary>A part of a case that is changed on its own: a file of a set, an entry of an archive, or the whole file.</summary>
/// <param name="Name">Its name; empty for a file that is one part.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record FuzzPart(string Name, byte[] Bytes);
