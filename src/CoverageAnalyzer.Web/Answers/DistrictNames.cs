using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>The district of each commune by the name the filter and the map know it by: with its province where several provinces have one of that name.</summary>
internal static class DistrictNames
{
    /// <summary>The names, in the order of the communes.</summary>
    /// <param name="content">The run; its districts stand in the order in which communes first name them.</param>
    public static string[] OfCommunes(ReportContent content)
    {
        int[] numbers = DistrictNumbers.Of(content.Communes);
        var names = new string[numbers.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = numbers[i] < 0 ? string.Empty
                : numbers[i] < content.Districts.Count ? content.Districts[numbers[i]].Name
                : content.Communes[i].Commune.District;
        }

        return names;
    }
}
