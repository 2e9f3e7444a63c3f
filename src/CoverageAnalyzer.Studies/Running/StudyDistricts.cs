using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The districts of a study in the order of their first commune; those of one name in several provinces are told apart by the province.</summary>
internal sealed class StudyDistricts
{
    private StudyDistricts(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<int>> communes, int[] ofCommune)
    {
        Names = names;
        Communes = communes;
        OfCommune = ofCommune;
    }

    /// <summary>Name of each district.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Indices of each district's communes, in their order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Communes { get; }

    /// <summary>District of each commune; −1 for one that names none.</summary>
    public IReadOnlyList<int> OfCommune { get; }

    /// <summary>Groups the communes.</summary>
    /// <param name="communes">The communes in order.</param>
    public static StudyDistricts Of(IReadOnlyList<Commune> communes)
    {
        var groups = communes.Where(c => c.District.Length > 0).GroupBy(c => (c.Province, c.District)).ToArray();
        HashSet<string> shared = [.. groups.GroupBy(d => d.Key.District, StringComparer.Ordinal).Where(d => d.Count() > 1).Select(d => d.Key)];
        var names = new List<string>();
        var members = new List<IReadOnlyList<int>>();
        int[] district = new int[communes.Count];
        Array.Fill(district, -1);
        foreach (var group in groups)
        {
            foreach (Commune commune in group)
            {
                district[commune.Index] = names.Count;
            }

            names.Add(shared.Contains(group.Key.District) && group.Key.Province.Length > 0 ? $"{group.Key.District} ({group.Key.Province})" : group.Key.District);
            members.Add([.. group.Select(c => c.Index)]);
        }

        return new StudyDistricts(names, members, district);
    }

    /// <summary>Gives each district the place that a list of centres names for it.</summary>
    /// <param name="centres">Rows with the district's name (or, without one, the name of the place) and coordinates.</param>
    /// <param name="findings">Takes rows that name no district, or one named before.</param>
    /// <returns>Longitude, latitude and words of each district's centre; null for a district without one.</returns>
    public IReadOnlyList<(double LongitudeDegrees, double LatitudeDegrees, LocalizedText Text)?> Centres(IReadOnlyList<PointRecord> centres, FindingLog findings)
    {
        var found = new (double, double, LocalizedText)?[Names.Count];
        AdministrativeName[] names = [.. Names.Select(AdministrativeName.Parse)];
        foreach (PointRecord row in centres.Where(c => double.IsFinite(c.LongitudeDegrees)))
        {
            string name = row.District.Length > 0 ? row.District : row.Name;
            AdministrativeName wanted = AdministrativeName.Parse(name);
            int district = Array.FindIndex(names, n => n.Exact == wanted.Exact);
            district = district >= 0 ? district : Array.FindIndex(names, n => n.Folded == wanted.Folded);
            if (district < 0 || found[district] is not null)
            {
                findings.Add(
                    "district-centre-not-used",
                    FindingRank.Warning,
                    row.Place,
                    district < 0
                        ? LocalizedText.Of($"'{name}' không phải tên huyện nào của nghiên cứu.", $"'{name}' is the name of no district of the study.")
                        : LocalizedText.Of($"huyện '{name}' đã có trung tâm ở dòng trước.", $"the district '{name}' has a centre in a row before."),
                    new("Bỏ qua dòng này.", "The row is left out."));
                continue;
            }

            string place = row.Name.Length > 0 ? row.Name : name;
            found[district] = (row.LongitudeDegrees, row.LatitudeDegrees, LocalizedText.Same(place));
        }

        return found;
    }
}
