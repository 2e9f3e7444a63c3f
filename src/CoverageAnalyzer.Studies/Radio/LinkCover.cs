using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Land cover along a path: its classes, and the profile with their heights.</summary>
/// <param name="File">Name of the raster.</param>
/// <param name="Bare">The profile without clutter, for models that know none.</param>
/// <param name="Classes">Class of each point; null where none has the code.</param>
public sealed record LinkCover(string File, TerrainProfile Bare, IReadOnlyList<ClutterClass?> Classes)
{
    /// <summary>The class at the receiver: its loss counts for models that know no clutter, its offset for every model.</summary>
    public ClutterClass Receiver => Classes[^1] ?? ClutterClass.None;

    /// <summary>Each class of the path with its points, the most frequent first.</summary>
    public IReadOnlyList<(ClutterClass Class, int Points)> Counts =>
        [.. Classes.GroupBy(c => c ?? ClutterClass.None).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key.Code)];

    /// <summary>The profile with the heights of the classes.</summary>
    public TerrainProfile Covered => new([.. Bare.DistancesSpan], [.. Bare.ElevationsSpan], [.. Classes.Select(c => c?.HeightMetres ?? 0)], Bare.Zones is null ? null : [.. Bare.Zones]);

    /// <summary>What is added to the power that a model's loss gives, in dB.</summary>
    /// <param name="usesClutter">Whether the model knows clutter.</param>
    public double AddedPowerDb(bool usesClutter) => Receiver.OffsetDb - (usesClutter ? 0 : Receiver.LossDb);

    /// <summary>In words: the class at the receiver.</summary>
    public LocalizedText ReceiverWords => LocalizedText.Of(
        $"{Receiver.Name.Vietnamese}, cao {Receiver.HeightMetres:0.#} m", $"{Receiver.Name.English}, {Receiver.HeightMetres:0.#} m high");

    /// <summary>Reads the classes along a path.</summary>
    /// <param name="profile">The bare profile.</param>
    /// <param name="line">The geodesic it runs along.</param>
    /// <param name="model">The elevation model.</param>
    /// <param name="cover">The land cover on its cells.</param>
    /// <param name="file">Name of the raster.</param>
    public static LinkCover Of(TerrainProfile profile, GeodesicLine line, DigitalElevationModel model, LandCover cover, string file)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(cover);
        var classes = new ClutterClass?[profile.Count];
        for (int i = 0; i < classes.Length; i++)
        {
            (double longitude, double latitude) = line.PlaceAt(1000 * profile.DistancesKilometres[i]);
            (double x, double y) = model.Crs.FromWgs84(longitude, latitude);
            byte place = cover.At(x, y);
            classes[i] = place < cover.Classes.All.Count ? cover.Classes.All[place] : null;
        }

        return new LinkCover(file, profile, classes);
    }
}
