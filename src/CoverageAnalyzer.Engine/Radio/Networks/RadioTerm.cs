using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What one sector of a site adds under one assumption.</summary>
/// <param name="Transmission">Which of the mast's losses it goes with.</param>
/// <param name="Layer">Number of its technology; see <see cref="RadioLayers"/>.</param>
/// <param name="BudgetDb">Greatest loss in its main direction at which it still covers.</param>
/// <param name="Emission">Its antenna, where it does not send the same all round; else null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RadioTerm(int Transmission, int Layer, float BudgetDb, RadioEmission? Emission);
