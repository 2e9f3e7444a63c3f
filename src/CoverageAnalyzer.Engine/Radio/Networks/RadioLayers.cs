namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Numbers every technology of every site, so that a cell keeps one number for its best server: which site it is, and what power it is measured against.</summary>
/// <remarks>A lower number is a lower site, so that ties between sites go to the lower index. Cost: 12 bytes a technology of a site.</remarks>
internal sealed class RadioLayers
{
    private readonly int[] firstOfSite;
    private readonly RadioClass[] classes;
    private readonly double[] neededByClass = new double[RadioClassNames.Keys.Count];

    /// <summary>Numbers the technologies.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="request">What counts as covered.</param>
    public RadioLayers(IReadOnlyList<RadioSite> sites, RadioNetworkRequest request)
    {
        for (int c = 0; c < neededByClass.Length; c++)
        {
            neededByClass[c] = request.Preset.NeededDbm((RadioClass)c, request.Margin, request.EdgeProbabilityFraction, request.LocationDeviationDb);
        }

        firstOfSite = new int[sites.Count + 1];
        var found = new List<RadioClass>(sites.Count);
        var owners = new List<int>(sites.Count);
        for (int i = 0; i < sites.Count; i++)
        {
            firstOfSite[i] = found.Count;
            for (RadioClass c = RadioClass.Unknown; c <= RadioClass.Nr; c++)
            {
                if (!double.IsNaN(neededByClass[(int)c]) && sites[i].Sectors.Any(s => s.Radio == c))
                {
                    found.Add(c);
                    owners.Add(i);
                }
            }
        }

        firstOfSite[sites.Count] = found.Count;
        classes = [.. found];
        SiteOf = [.. owners];
        NeededDbm = [.. classes.Select(c => (float)neededByClass[(int)c])];
    }

    /// <summary>Site of each number.</summary>
    public int[] SiteOf { get; }

    /// <summary>Power each is measured against.</summary>
    public float[] NeededDbm { get; }

    /// <summary>Power that a technology is measured against; NaN where it does not count.</summary>
    public double NeededOf(RadioClass radio) => neededByClass[(int)radio];

    /// <summary>Number of a technology of a site.</summary>
    public int NumberOf(int site, RadioClass radio)
    {
        int number = firstOfSite[site];
        while (classes[number] != radio)
        {
            number++;
        }

        return number;
    }
}
