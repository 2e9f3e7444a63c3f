namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>The five-point Gauss-Legendre rule on −1 … 1, exact for polynomials of degree nine.</summary>
internal static class GaussLegendre
{
    /// <summary>Nodes, ascending.</summary>
    public static ReadOnlySpan<double> Nodes =>
        [-0.90617984593866399, -0.53846931010568309, 0, 0.53846931010568309, 0.90617984593866399];

    /// <summary>Weights halved, so that they add up to 1.</summary>
    public static ReadOnlySpan<double> Weights =>
        [0.11846344252809454, 0.23931433524968324, 0.28444444444444444, 0.23931433524968324, 0.11846344252809454];
}
