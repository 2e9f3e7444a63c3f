using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Points without the row each stands in, but for those that a finding is about: of 300,000 sites the rows take more than the sites.</summary>
internal static class CompactPoints
{
    /// <summary>The layers with places shared by all points of a file.</summary>
    /// <param name="inputs">The layers.</param>
    public static StudyInputs Of(StudyInputs inputs)
    {
        HashSet<(string, string)> told = [.. inputs.Findings.ToList().Select(f => Key(f.Place))];
        var ofFile = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
        SourcePlace Short(SourcePlace place)
        {
            if (told.Contains(Key(place)))
            {
                return place;
            }

            if (!ofFile.TryGetValue(place.File, out SourcePlace? shared))
            {
                ofFile.Add(place.File, shared = new SourcePlace { File = place.File });
            }

            return shared;
        }

        return inputs with
        {
            PostalPoints = inputs.PostalPoints is { } points ? (ServicePoint[])[.. points.Select(p => p with { Place = Short(p.Place) })] : null,
            BtsSites = inputs.BtsSites is { } sites ? (BtsSite[])[.. sites.Select(s => s with { Place = Short(s.Place) })] : null,
        };
    }

    private static (string File, string Row) Key(SourcePlace place) => (place.File, place.Row(ReportLanguage.English));
}
