using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A vector format, compared feature by feature.</summary>
/// <param name="target">The format.</param>
internal sealed class VectorFormat(VectorTarget target) : ComparedFormat(target)
{
    /// <inheritdoc/>
    public override ComparedCase? Accept(byte[] file, CaseFolder folder) =>
        target.ReadLayer(file, folder) is { IsCompared: true } reading ? new VectorCase(target, file, reading) : null;
}
