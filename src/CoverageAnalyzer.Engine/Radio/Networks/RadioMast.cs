namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>All sites at one place, with the losses they need: one for each height and frequency, whatever their number and the assumptions.</summary>
internal sealed class RadioMast
{
    private readonly Dictionary<(double Height, double Frequency), int> known = [];
    private readonly double offsetDb;

    /// <summary>Settles the sectors of the sites of a place.</summary>
    /// <param name="siteIndices">The sites.</param>
    /// <param name="sites">All sites.</param>
    /// <param name="layers">Their technologies.</param>
    /// <param name="request">Defaults and thresholds.</param>
    public RadioMast(IReadOnlyList<int> siteIndices, IReadOnlyList<RadioSite> sites, RadioLayers layers, RadioNetworkRequest request)
    {
        offsetDb = request.PowerOffsetDb;
        var made = new List<RadioMastSite>(siteIndices.Count);
        foreach (int site in siteIndices)
        {
            var terms = new RadioTerm[3][];
            for (int a = 0; a < terms.Length; a++)
            {
                terms[a] = [.. sites[site].Sectors
                    .Where(s => !double.IsNaN(layers.NeededOf(s.Radio)))
                    .Select(s => RadioEmission.Of(s, request.Defaults, (RadioAssumption)a, request.Patterns))
                    .Select(e => Term(site, e, layers))
                    .Distinct()];
            }

            if (terms[0].Length > 0)
            {
                made.Add(new(site, terms));
            }
        }

        Sites = made;
    }

    /// <summary>Each site with what its sectors add under each assumption.</summary>
    public IReadOnlyList<RadioMastSite> Sites { get; }

    /// <summary>Height and frequency of each loss to predict.</summary>
    public List<(double HeightMetres, double FrequencyMHz)> Transmissions { get; } = [];

    /// <summary>Greatest loss at which one of the sectors of a transmission still covers.</summary>
    public double GreatestBudgetDb(int transmission) => Sites.SelectMany(s => s.Terms).SelectMany(t => t).Where(t => t.Transmission == transmission).Max(t => t.BudgetDb);

    private RadioTerm Term(int site, RadioEmission emission, RadioLayers layers)
    {
        (double, double) key = (emission.HeightAboveGroundMetres, emission.FrequencyMHz);
        if (!known.TryGetValue(key, out int transmission))
        {
            known[key] = transmission = Transmissions.Count;
            Transmissions.Add(key);
        }

        return new(
            transmission, layers.NumberOf(site, emission.Radio), (float)(emission.MeasuredEirpDbm + offsetDb - layers.NeededOf(emission.Radio)), emission.Pattern is null ? null : emission);
    }
}
