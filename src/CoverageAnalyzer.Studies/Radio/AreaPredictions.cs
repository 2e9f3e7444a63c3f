using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>The prediction of areas that belongs to each model a study may name.</summary>
internal static class AreaPredictions
{
    /// <summary>Makes the predictions of a study, one a thread.</summary>
    /// <param name="ground">The study.</param>
    public static Func<AreaPrediction> Of(StudyGround ground) => () => Make(ground.Study.Radio.Model, ground.Inputs.LandCover?.Cover);

    /// <summary>Makes a prediction for one thread.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cover">Land cover on the cells of the elevation model; null: none.</param>
    /// <exception cref="ArgumentOutOfRangeException">Coverage by distance needs no prediction.</exception>
    public static AreaPrediction Make(MobileModel model, LandCover? cover) => cover is null ? OverGround(model) : new LandCoverArea(OverGround(model), cover);

    private static AreaPrediction OverGround(MobileModel model) => model switch
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
