namespace CoverageAnalyzer.Studies.Running;

/// <summary>Some of a study's communes and villages: those that are measured together.</summary>
/// <param name="Communes">The communes, ascending.</param>
/// <param name="Villages">The villages, ascending.</param>
/// <param name="HasKapos">Whether the classes of Kapos of all communes are measured with it: an inner basin may reach from any commune into any other, so they are not cut.</param>
internal sealed record UnitBlock(int[] Communes, int[] Villages, bool HasKapos);
