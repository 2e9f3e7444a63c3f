using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What is taken for sites that do not state it, by radio class. Read from <c>data/rules/bts-defaults.json</c> or a study's own file.</summary>
public sealed record BtsDefaults
{
    /// <summary>Name for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The classes, in the order of <see cref="RadioClass"/>.</summary>
    public required IReadOnlyList<BtsClassDefaults> Classes { get; init; }

    /// <summary>Height of the receiver above ground in m.</summary>
    public required double ReceiverHeightAboveGroundMetres { get; init; }

    /// <summary>The defaults of a class.</summary>
    /// <param name="radio">The class.</param>
    public BtsClassDefaults Of(RadioClass radio) => Classes[(int)radio];

    /// <summary>The same with heights and frequencies no further out than a model is made for: an assumption that the model refuses would make everything unknown.</summary>
    /// <param name="heightMetres">Heights above ground the model takes.</param>
    /// <param name="frequencyMHz">Frequencies it takes.</param>
    public BtsDefaults HeldTo((double Least, double Most) heightMetres, (double Least, double Most) frequencyMHz) => this with
    {
        Classes =
        [
            .. Classes.Select(c => c with
            {
                HeightAboveGroundMetres = c.HeightAboveGroundMetres.HeldTo(heightMetres.Least, heightMetres.Most),
                FrequencyMHz = c.FrequencyMHz.HeldTo(frequencyMHz.Least, frequencyMHz.Most),
            }),
        ],
    };
}
