using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Numbers the districts that communes name, for <see cref="DistrictLines"/>.</summary>
public static class DistrictNumbers
{
    /// <summary>The district of each commune; districts are numbered as they first come. Two of one name in two provinces are two.</summary>
    /// <param name="communes">The communes in order.</param>
    /// <returns>Numbers from 0; −1 for a commune that names none.</returns>
    public static int[] Of(IReadOnlyList<CommuneIndicators> communes)
    {
        ArgumentNullException.ThrowIfNull(communes);
        var numbers = new Dictionary<(string Province, string District), int>();
        var district = new int[communes.Count];
        for (int i = 0; i < district.Length; i++)
        {
            Commune commune = communes[i].Commune;
            if (commune.District.Length == 0)
            {
                district[i] = -1;
            }
            else if (!numbers.TryGetValue((commune.Province, commune.District), out district[i]))
            {
                district[i] = numbers.Count;
                numbers.Add((commune.Province, commune.District), district[i]);
            }
        }

        return district;
    }
}
