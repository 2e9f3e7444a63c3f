using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Clutter;

/// <summary>The classes of a raster of land cover. Cells hold the place of their class in <see cref="All"/>; 0 stands for none.</summary>
/// <remarks>Places behind the last class may stand for codes that no class has (<see cref="LandCover.UnknownCodes"/>): nothing stands there.</remarks>
public sealed class ClutterClasses
{
    /// <summary>Classes there may be, beside none.</summary>
    public const int Most = 200;

    private readonly Dictionary<int, byte> places = [];
    private readonly double[] heights = new double[byte.MaxValue + 1];

    /// <summary>Puts classes together.</summary>
    /// <param name="title">What they are called.</param>
    /// <param name="classes">The classes, up to <see cref="Most"/>, each code once.</param>
    /// <exception cref="ArgumentException">There are too many, or a code stands twice.</exception>
    public ClutterClasses(LocalizedText title, IReadOnlyList<ClutterClass> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count > Most)
        {
            throw new ArgumentException($"{classes.Count} classes; there may be {Most}.", nameof(classes));
        }

        Title = title;
        All = [ClutterClass.None, .. classes];
        for (int i = 1; i < All.Count; i++)
        {
            heights[i] = All[i].HeightMetres;
            if (!places.TryAdd(All[i].Code, (byte)i))
            {
                throw new ArgumentException($"The code {All[i].Code} stands twice.", nameof(classes));
            }
        }
    }

    /// <summary>What the classes are called.</summary>
    public LocalizedText Title { get; }

    /// <summary>None, then the classes in their order.</summary>
    public IReadOnlyList<ClutterClass> All { get; }

    /// <summary>Height of each place, 0 to 255, in m, for kernels.</summary>
    public ReadOnlySpan<double> HeightsMetres => heights;

    /// <summary>Place of a code in <see cref="All"/>; 0 where no class has it.</summary>
    /// <param name="code">The raster's code.</param>
    public byte PlaceOf(int code) => places.GetValueOrDefault(code);

    /// <summary>What is added to the loss at each place, 0 to 255, in dB: its loss, where the model knows no clutter of its own, less its offset.</summary>
    /// <param name="usesClutter">Whether the model knows clutter.</param>
    public float[] AddedLossesDb(bool usesClutter)
    {
        float[] added = new float[heights.Length];
        for (int i = 1; i < All.Count; i++)
        {
            added[i] = (float)((usesClutter ? 0 : All[i].LossDb) - All[i].OffsetDb);
        }

        return added;
    }
}
