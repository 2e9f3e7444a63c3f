namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>What the paths from a site to the receivers of one radial come to, as arrays with a value a path; symbols are those of ITU-R P.1812-8.</summary>
/// <remarks>Arrays have room for eight more values, so that the last eight can be read and written whole.</remarks>
/// <param name="capacity">Most paths of a radial.</param>
internal sealed class RadialPaths(int capacity)
{
    private readonly int room = capacity + 16;

    /// <summary>Number of paths.</summary>
    public int Count { get; set; }

    /// <summary>Sample at which the receiver stands.</summary>
    public int[] Sample { get; } = new int[capacity + 16];

    /// <summary>Sample that is the transmitter's horizon; for paths beyond it only.</summary>
    public int[] TransmitterHorizon { get; } = new int[capacity + 16];

    /// <summary>Sample that is the receiver's horizon; for paths beyond the transmitter's only.</summary>
    public int[] ReceiverHorizon { get; } = new int[capacity + 16];

    /// <summary>d in km.</summary>
    public double[] DistanceKilometres { get; } = new double[capacity + 16];

    /// <summary>hₙ, height of the ground at the receiver, in m.</summary>
    public double[] GroundMetres { get; } = new double[capacity + 16];

    /// <summary>Highest slope from the transmitter to a point on the flattened profile in m/km: Stim less 500·C·d.</summary>
    public double[] TransmitterSlope { get; } = new double[capacity + 16];

    /// <summary>dlt + dlr in km.</summary>
    public double[] HorizonKilometres { get; } = new double[capacity + 16];

    /// <summary>Srim in m/km for paths beyond the transmitter's horizon; NaN for those in line of sight.</summary>
    public double[] ReceiverSlope { get; } = new double[capacity + 16];

    /// <summary>νmax, for paths in line of sight; −0.78 stands for all that is not above it.</summary>
    public double[] ClearanceParameter { get; } = new double[capacity + 16];

    /// <summary>hst of equation (87) in m.</summary>
    public double[] SmoothTransmitterMetres { get; } = new double[capacity + 16];

    /// <summary>hsr of equation (88) in m.</summary>
    public double[] SmoothReceiverMetres { get; } = new double[capacity + 16];

    /// <summary>hobs in m, 0 where nothing stands above the straight line.</summary>
    public double[] ObstructionMetres { get; } = new double[capacity + 16];

    /// <summary>αobt in m/km; where hobs is above 0.</summary>
    public double[] TransmitterObstructionSlope { get; } = new double[capacity + 16];

    /// <summary>αobr in m/km; where hobs is above 0.</summary>
    public double[] ReceiverObstructionSlope { get; } = new double[capacity + 16];

    /// <summary>Ld for the effective earth radius in use, in dB.</summary>
    public double[] DiffractionLossDb { get; } = new double[capacity + 16];

    /// <summary>Lb in dB, or Ld where only that is asked.</summary>
    public double[] LossDb { get; } = new double[capacity + 16];

    /// <summary>What the paths come to with clutter; null where the ground is bare.</summary>
    public RadialSurface? Surface { get; set; }

    /// <summary>Highest slope from the transmitter that counts for diffraction.</summary>
    public double[] DiffractionTransmitterSlope => Surface?.TransmitterSlope ?? TransmitterSlope;

    /// <summary>Highest slope from the receiver that counts for diffraction.</summary>
    public double[] DiffractionReceiverSlope => Surface?.ReceiverSlope ?? ReceiverSlope;

    /// <summary>Repeats the last path to a whole eight of them.</summary>
    public void Pad()
    {
        if (Count == 0)
        {
            return;
        }

        int end = Math.Min(room, (Count + 7) & ~7), last = Count - 1;
        Array.Fill(Sample, Sample[last], Count, end - Count);
        Array.Fill(TransmitterHorizon, TransmitterHorizon[last], Count, end - Count);
        Array.Fill(ReceiverHorizon, ReceiverHorizon[last], Count, end - Count);
        foreach (double[] values in (ReadOnlySpan<double[]>)[DistanceKilometres, GroundMetres, TransmitterSlope, HorizonKilometres, ReceiverSlope, ClearanceParameter,
            SmoothTransmitterMetres, SmoothReceiverMetres, ObstructionMetres, TransmitterObstructionSlope, ReceiverObstructionSlope])
        {
            Array.Fill(values, values[last], Count, end - Count);
        }

        if (Surface is { } surface)
        {
            foreach (double[] values in (ReadOnlySpan<double[]>)[surface.TransmitterSlope, surface.ReceiverSlope, surface.ReceiverClutterMetres, surface.LocationMarginDb])
            {
                Array.Fill(values, values[last], Count, end - Count);
            }
        }
    }
}
