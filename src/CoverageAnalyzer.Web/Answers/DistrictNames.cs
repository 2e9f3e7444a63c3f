using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>The district of each commune by the name the filter and the map know it by: with its province where several provinces have one of that name.</summary>
internal static class DistrictNames
{
    /// <summary>The names, in the order of the communes.</summary>
    /// <param name="content">The run; its districts stand in the order in which communes first name them.</param>
    public static string[] OfCommunes(ReportContent content)
    {
        var numbers = new Dictionary<(string Province, string District), int>();
        var names = new string[content.Communes.Count];
        for (int i = 0; i < names.Length; i++)
        {
            Commune commune = content.Communes[i].Commune;
            if (commune.District.Length == 0)
            {
                names[i] = string.Empty;
                continue;
            }

            if (!numbers.TryGetValue((commune.Province, commune.District), out int number))
            {
                number = numbers.Count;
                numbers.Add((commune.Province, commune.District), number);
            }

            names[i] = number < content.Districts.Count ? content.Districts[number].Name : commune.District;
        }

        return names;
    }
}
