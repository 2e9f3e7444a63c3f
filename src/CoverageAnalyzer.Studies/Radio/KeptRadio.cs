using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>A study's radio network kept in small parts, so that other lists of sites cost the predictions of what changed and of its nearest neighbors alone.</summary>
/// <remarks>
/// Behavior: the figures of an edited list are those of a run on all of it, to the last bit (<see cref="RadioNetworkParts"/>).
/// Cost: an added site costs its own predictions, a removed or changed one those of the sites that share its part; then all cells are counted again.
/// Memory: the states of the cells that each part reaches, packed: below 40 MB for a province of 16 million cells and 1,159 sites.
/// </remarks>
internal sealed class KeptRadio
{
    private const int SitesOfPart = 16;
    private readonly IReadOnlyList<string> operators;
    private readonly Part[] parts;

    private KeptRadio(IReadOnlyList<string> operators, Part[] parts) => (this.operators, this.parts) = (operators, parts);

    /// <summary>Works out a network and keeps it.</summary>
    /// <param name="ground">The study, with sites and an elevation model.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Null where measured points need more of the network than is kept.</returns>
    public static KeptRadio? Of(StudyGround ground, int threads, CancellationToken cancellation)
    {
        if (ground.Inputs.Measurements is { Count: > 0 })
        {
            return null;
        }

        RadioMeasure.RequireUsable(ground.Inputs.Elevation!.Model);
        IReadOnlyList<BtsSite> sites = ground.Inputs.BtsSites!;
        int count = Math.Max(1, sites.Count / SitesOfPart);
        RadioNetworkParts network = NetworkOf(ground, count);
        var parts = new Part[count];
        for (int k = 0; k < count; k++)
        {
            parts[k] = Work(network, sites, [.. network.SitesOf(k)], threads, cancellation);
        }

        return new KeptRadio(RadioNetwork.OperatorsOf(sites), parts);
    }

    /// <summary>The network of a list of sites: parts whose sites are all in it as they are, and one part of all others.</summary>
    /// <param name="ground">The same study with the sites; those that did not change are the same objects.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Null where the operators that are told apart are others: then all of it is to be worked out.</returns>
    public MeasuredRadio? For(StudyGround ground, int threads, CancellationToken cancellation)
    {
        IReadOnlyList<BtsSite> sites = ground.Inputs.BtsSites!;
        if (!RadioNetwork.OperatorsOf(sites).SequenceEqual(operators, StringComparer.Ordinal))
        {
            return null;
        }

        var indexOf = new Dictionary<BtsSite, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < sites.Count; i++)
        {
            indexOf[sites[i]] = i;
        }

        Part[] left = [.. parts.Where(p => p.Sites.All(indexOf.ContainsKey))];
        var others = new HashSet<int>(Enumerable.Range(0, sites.Count));
        others.ExceptWith(left.SelectMany(p => p.Sites).Select(s => indexOf[s]));
        Part[] all = [.. left, Work(NetworkOf(ground, 1), sites, others, threads, cancellation)];
        RadioPart Indexed(Part part) => part.Reached with { RefusedSites = [.. part.Refused.Select(s => indexOf[s]).Order()] };
        return new MeasuredRadio(ground, [.. all.Select(Indexed)], [], (k, _, _) => new MemoryStream(all[k].Rows, writable: false));
    }

    private static RadioNetworkParts NetworkOf(StudyGround ground, int parts)
    {
        (IReadOnlyList<RadioSite> sites, RadioNetworkRequest request) = RadioRun.Prepare(ground.Study, ground.Inputs.BtsSites!, AreaPredictions.Of(ground), new FindingLog());
        return new RadioNetworkParts(ground.Inputs.Elevation!.Model, sites, request, parts);
    }

    private static Part Work(RadioNetworkParts network, IReadOnlyList<BtsSite> sites, HashSet<int> indices, int threads, CancellationToken cancellation)
    {
        using var rows = new MemoryStream();
        RadioPart reached = network.RunSites(indices, [new RadioPartRows(rows, RadioPartContent.States)], threads, cancellation);
        return new Part(reached, [.. indices.Select(i => sites[i])], [.. reached.RefusedSites.Select(i => sites[i])], rows.ToArray());
    }

    /// <summary>A part.</summary>
    /// <param name="Reached">The rows it reaches, and counts.</param>
    /// <param name="Sites">Its sites.</param>
    /// <param name="Refused">Those that nothing was predicted for.</param>
    /// <param name="Rows">States of its rows.</param>
    private sealed record Part(RadioPart Reached, IReadOnlyList<BtsSite> Sites, IReadOnlyList<BtsSite> Refused, byte[] Rows);
}
