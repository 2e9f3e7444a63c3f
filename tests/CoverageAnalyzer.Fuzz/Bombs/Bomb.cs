namespace CoverageAnalyzer.Fuzz.Bombs;

/// <summary>A small file that asks for a great deal: of memory, of time, of stack.</summary>
/// <param name="Name">Short name.</param>
/// <param name="File">Name of the file, whose ending says how it is read.</param>
/// <param name="Write">Writes it.</param>
internal sealed record Bomb(string Name, string File, Action<string> Write);
