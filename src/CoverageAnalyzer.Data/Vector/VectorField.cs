namespace CoverageAnalyzer.Data.Vector;

/// <summary>A field of a layer.</summary>
/// <param name="Name">Name as the file has it (NFC).</param>
/// <param name="Type">What it holds, for people: text, number, integer, date, yes/no.</param>
public sealed record VectorField(string Name, string Type);
