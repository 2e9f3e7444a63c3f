namespace CoverageAnalyzer.Web.Contract;

/// <summary>A coordinate system for showing coordinates.</summary>
/// <param name="Name">Name with its code.</param>
/// <param name="Proj">PROJ text, datum shift included.</param>
internal sealed record CoordinateSystemAnswer(string Name, string Proj);
