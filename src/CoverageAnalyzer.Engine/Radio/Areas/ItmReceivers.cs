namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Receivers of a radial, one array a quantity, as the vectorised loss takes them; filled up to whole vectors.</summary>
internal sealed class ItmReceivers
{
    /// <summary>Lanes of a vector.</summary>
    public const int Lanes = 8;

    /// <summary>Makes room.</summary>
    /// <param name="capacity">Most receivers.</param>
    public ItmReceivers(int capacity)
    {
        int size = ((capacity + Lanes - 1) / Lanes * Lanes) + Lanes;
        Sample = new int[size];
        DistanceMetres = new double[size];
        RangeMetres = new double[size];
        SpanMetres = new double[size];
        TransmitterEffectiveMetres = new double[size];
        ReceiverEffectiveMetres = new double[size];
        TransmitterHorizonMetres = new double[size];
        ReceiverHorizonMetres = new double[size];
        TransmitterHorizonRadians = new double[size];
        ReceiverHorizonRadians = new double[size];
        CurvaturePerMetre = new double[size];
        SurfaceRefractivity = new double[size];
        LossDb = new double[size];
    }

    /// <summary>Most receivers.</summary>
    public int Capacity => Sample.Length - Lanes;

    /// <summary>Receivers there are.</summary>
    public int Count { get; set; }

    /// <summary>Number of the sample on the radial.</summary>
    public int[] Sample { get; }

    /// <summary>d.</summary>
    public double[] DistanceMetres { get; }

    /// <summary>Range of the inner four fifths of the heights on this path.</summary>
    public double[] RangeMetres { get; }

    /// <summary>Length of the part the range was taken over.</summary>
    public double[] SpanMetres { get; }

    /// <summary>h_e of the transmitter from the fit alone.</summary>
    public double[] TransmitterEffectiveMetres { get; }

    /// <summary>h_e of the receiver from the fit alone.</summary>
    public double[] ReceiverEffectiveMetres { get; }

    /// <summary>d_L of the transmitter as the profile has it.</summary>
    public double[] TransmitterHorizonMetres { get; }

    /// <summary>d_L of the receiver.</summary>
    public double[] ReceiverHorizonMetres { get; }

    /// <summary>θ_e of the transmitter.</summary>
    public double[] TransmitterHorizonRadians { get; }

    /// <summary>θ_e of the receiver.</summary>
    public double[] ReceiverHorizonRadians { get; }

    /// <summary>γ_e.</summary>
    public double[] CurvaturePerMetre { get; }

    /// <summary>N_s.</summary>
    public double[] SurfaceRefractivity { get; }

    /// <summary>Takes the basic transmission loss.</summary>
    public double[] LossDb { get; }

    /// <summary>Fills the last vector up with copies of the last receiver.</summary>
    public void FillUp()
    {
        if (Count == 0)
        {
            return;
        }

        int end = (Count + Lanes - 1) / Lanes * Lanes;
        foreach (double[] values in (ReadOnlySpan<double[]>)
            [
                DistanceMetres, RangeMetres, SpanMetres, TransmitterEffectiveMetres, ReceiverEffectiveMetres, TransmitterHorizonMetres, ReceiverHorizonMetres,
                TransmitterHorizonRadians, ReceiverHorizonRadians, CurvaturePerMetre, SurfaceRefractivity,
            ])
        {
            values.AsSpan(Count, end - Count).Fill(values[Count - 1]);
        }
    }
}
