using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>The prediction of areas that belongs to each model a study may name.</summary>
internal static class AreaPredictions
{
    /// <summary>Makes a prediction for one thread.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentOutOfRangeException">Coverage by distance needs no prediction.</exception>
    public static AreaPrediction Make(MobileModel model) => model switch
    {
        MobileModel.LineOfSight => new LineOfSightArea(),
        MobileModel.Hata => new HataArea(),
        MobileModel.Rma => new RuralMacroArea(),
        MobileModel.P1812 => new P1812Sweep(),
        MobileModel.Itm => new ItmSweep(),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "There is no prediction of areas for it."),
    };

    /// <summary>The propagation model behind it, for its name and source.</summary>
    /// <param name="model">The model.</param>
    public static PropagationModel ModelOf(MobileModel model) => PropagationModels.Find(StudyKeys.MobileModels[(int)model])
        ?? throw new ArgumentOutOfRangeException(nameof(model), model, "It is no propagation model.");
}
