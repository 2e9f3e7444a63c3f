using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>An official list of communes that a study names, to be held against what is computed.</summary>
/// <param name="Id">Id that rules name it by.</param>
/// <param name="Title">The decision it comes from; the id where none is stated.</param>
/// <param name="Layer">The file of codes or names.</param>
/// <param name="ComparedRule">Id of the rule its members are compared with, or null.</param>
public sealed record OfficialListSettings(string Id, LocalizedText Title, LayerSettings Layer, string? ComparedRule);
