namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>An intermediate value of a model, as its source names it.</summary>
/// <param name="Symbol">Symbol of the source in plain letters, for example <c>Ldsph</c>.</param>
/// <param name="Value">The value; NaN where the model does not come to it on this path.</param>
/// <param name="Unit">Unit: km, m, mrad, dB, %, or empty.</param>
/// <param name="Equation">Where it stands in the source, for example <c>(39)</c>, or empty.</param>
public sealed record ModelQuantity(string Symbol, double Value, string Unit, string Equation);
