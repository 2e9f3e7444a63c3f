using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>A published way to work out the loss of a radio path. Stateless; safe for concurrent use.</summary>
public abstract class PropagationModel
{
    /// <summary>Name as settings and the command line write it, for example <c>p1812</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Name and edition of the source, for example <c>ITU-R P.1812-8</c>.</summary>
    public abstract string Source { get; }

    /// <summary>Whether the model itself adds land cover to the ground between the terminals. Line of sight is not blocked by it unless a profile of the user's own holds it.</summary>
    public virtual bool UsesClutter => false;

    /// <summary>Works out the loss of one path.</summary>
    /// <remarks>Trouble with the path (outside the model's range, unknown heights, too few points) is a refusal in the answer, not an exception.</remarks>
    /// <param name="profile">Heights from transmitter to receiver.</param>
    /// <param name="link">Frequency, heights, climate.</param>
    public abstract PathLoss Predict(TerrainProfile profile, RadioLink link);

    /// <summary>The loss alone, for areas of many paths: what <see cref="Predict"/> gives, without its words and intermediate values.</summary>
    /// <param name="profile">Heights from transmitter to receiver.</param>
    /// <param name="link">Frequency, heights, climate.</param>
    /// <returns>Basic transmission loss in dB; NaN where the model refuses.</returns>
    public virtual double LossDb(TerrainProfile profile, RadioLink link) => Predict(profile, link).LossDb;
}
