namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>What the paths of one radial come to over ground with clutter, beside what <see cref="RadialPaths"/> has of the bare ground.</summary>
/// <remarks>Arrays have room for eight more values, as those of <see cref="RadialPaths"/>.</remarks>
/// <param name="capacity">Most paths of a radial.</param>
internal sealed class RadialSurface(int capacity)
{
    /// <summary>Highest slope from the transmitter to a point of ground and clutter on the flattened profile in m/km.</summary>
    public double[] TransmitterSlope { get; } = new double[capacity + 16];

    /// <summary>Srim over ground and clutter in m/km; NaN for paths that clutter leaves in line of sight.</summary>
    public double[] ReceiverSlope { get; } = new double[capacity + 16];

    /// <summary>R at the receiver in m: for the scatter over places only.</summary>
    public double[] ReceiverClutterMetres { get; } = new double[capacity + 16];

    /// <summary>Lloc in dB, which depends on R.</summary>
    public double[] LocationMarginDb { get; } = new double[capacity + 16];
}
