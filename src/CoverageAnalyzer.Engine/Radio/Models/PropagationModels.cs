using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>The catalogue of propagation models with their usual settings.</summary>
public static class PropagationModels
{
    /// <summary>All models, from the plainest to the most complete.</summary>
    public static IReadOnlyList<PropagationModel> All { get; } =
    [
        new FreeSpaceModel(), new LineOfSightModel(), new KnifeEdgeModel(), new BullingtonModel(), new DeltaBullingtonModel(),
        new HataModel(), new Cost231Model(), new RuralMacroModel(), new P1812Model(), new ItmModel(),
    ];

    /// <summary>The model of a name, or null.</summary>
    /// <param name="name">Name as settings and the command line write it.</param>
    public static PropagationModel? Find(string name) => All.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a model is called for people.</summary>
    /// <param name="name">Its name.</param>
    public static LocalizedText TitleOf(string name) => name switch
    {
        "free-space" => new("Không gian tự do", "Free space"),
        "line-of-sight" => new("Tầm nhìn thẳng", "Line of sight"),
        "knife-edge" => new("Một lưỡi dao", "Single knife edge"),
        "bullington" => LocalizedText.Same("P.526 Bullington"),
        "delta-bullington" => LocalizedText.Same("P.526 delta-Bullington"),
        "hata" => LocalizedText.Same("Okumura-Hata"),
        "cost231" => LocalizedText.Same("COST 231-Hata"),
        "rma" => LocalizedText.Same("3GPP RMa"),
        "p1812" => LocalizedText.Same("ITU-R P.1812"),
        "itm" => LocalizedText.Same("Longley-Rice (ITM)"),
        _ => LocalizedText.Same(name),
    };
}
