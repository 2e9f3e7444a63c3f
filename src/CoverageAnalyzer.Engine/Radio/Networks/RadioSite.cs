using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>A site of a radio network: its mast, and the emitters on it.</summary>
/// <param name="Site">The mast.</param>
/// <param name="Sectors">Its emitters: those its file states, or one for each technology it names; never empty.</param>
public sealed record RadioSite(BtsSite Site, IReadOnlyList<RadioSector> Sectors)
{
    /// <summary>Makes the radio site of a mast.</summary>
    /// <param name="site">The mast.</param>
    public static RadioSite Of(BtsSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new(site, site.Sectors.Count > 0 ? site.Sectors : [.. RadioClassNames.Of(site.Radio).Select(c => new RadioSector { Radio = c })]);
    }
}
