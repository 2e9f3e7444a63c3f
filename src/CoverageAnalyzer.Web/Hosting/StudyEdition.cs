using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Layers;
using CoverageAnalyzer.Web.Tiles;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>One reading of what is served, with all that is made from it. Never changes: a newer run is another edition.</summary>
internal sealed class StudyEdition
{
    private readonly Lazy<StudyLayers> layers;
    private readonly Lazy<ITileSource> tiles;
    private readonly Lazy<CommuneSearch> search;

    /// <summary>Makes an edition; its parts are made when they are first asked for.</summary>
    /// <param name="study">What is served.</param>
    /// <param name="storedTiles">Gives the tiles a shared store makes of it, or null where they are to be made here.</param>
    public StudyEdition(ServedStudy study, Func<StudyEdition, ITileSource?> storedTiles)
    {
        Study = study;
        Revision = Guid.NewGuid().ToString("N")[..8];
        layers = new(() => StudyLayers.Of(study.Content, study.Threads));
        var own = new Lazy<StudyTiles>(() => new StudyTiles(Layers));
        OwnTiles = () => own.Value;
        tiles = new(() => storedTiles(this) ?? own.Value);
        search = new(() => new CommuneSearch(study.Content.Communes.Select(c => c.Commune)));
        Answers = new StudyAnswerSource(study, Revision, () => LayerEndpoints.Sources(Layers, Revision));
    }

    /// <summary>What is served.</summary>
    public ServedStudy Study { get; }

    /// <summary>Name of this reading.</summary>
    public string Revision { get; }

    /// <summary>Its answers.</summary>
    public StudyAnswerSource Answers { get; }

    /// <summary>Its layers.</summary>
    public StudyLayers Layers => layers.Value;

    /// <summary>Its tiles.</summary>
    public ITileSource Tiles => tiles.Value;

    /// <summary>Tiles made in this program, whatever the store can do.</summary>
    public Func<ITileSource> OwnTiles { get; }

    /// <summary>Finds its communes.</summary>
    public CommuneSearch Search => search.Value;
}
