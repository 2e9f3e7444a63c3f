using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>What one model says of a link.</summary>
/// <param name="Model">The model.</param>
/// <param name="Loss">Its answer: a loss, or why there is none.</param>
/// <param name="ReceivedPowerDbm">Power in an isotropic antenna at the receiver in dBm; NaN without a loss, without a stated EIRP, or where the model says that the path is hidden.</param>
public sealed record LinkModelResult(PropagationModel Model, PathLoss Loss, double ReceivedPowerDbm)
{
    /// <summary>Whether the model sees the path as blocked and its loss therefore as not reached.</summary>
    public bool IsHidden => Model is LineOfSightModel && Loss.Refusal is null && Loss.Quantities.Any(q => q.Symbol == LineOfSightModel.VisibleSymbol && q.Value == 0);
}
