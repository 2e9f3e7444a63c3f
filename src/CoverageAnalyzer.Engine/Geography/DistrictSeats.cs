using NetTopologySuite.Algorithm.Locate;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>The centre of each district, and how far each commune's middle lies from it.</summary>
/// <remarks>
/// The middle of a commune is the centroid of its area; where that lies outside it, the middle of its widest stretch on the level through the
/// middle of its bounds (the interior point of NetTopologySuite). Where no list gives the centre of a district, its township or ward with the
/// most people stands for it: Vietnamese district offices stand there.
/// </remarks>
/// <param name="request">The request.</param>
/// <param name="scale">Scale of the plane.</param>
internal sealed class DistrictSeats(SituationRequest request, UnitScale scale)
{
    private static readonly string[] SeatKinds = ["Thị trấn", "Phường", "Thị xã", "Thành phố"];

    private readonly IReadOnlyList<int> districtOf = request.DistrictOfCommune ?? ByName(request.Communes);
    private readonly Dictionary<int, Commune?> seats = [];

    /// <summary>Distance from a commune's middle to the centre of its district, and what was taken for that.</summary>
    /// <param name="commune">The commune.</param>
    /// <returns>Metres on the ground; NaN where no centre is known.</returns>
    public (double Metres, LocalizedText Text) Of(Commune commune)
    {
        int district = districtOf[commune.Index];
        if (district < 0)
        {
            return (double.NaN, new("xã không ghi huyện", "the commune names no district"));
        }

        (double x, double y) = MiddleOf(commune.Index);
        if (request.DistrictCentres is { } centres && district < centres.Count && centres[district] is DistrictCentre centre)
        {
            return (scale.GroundMetres(x, y, centre.X, centre.Y), centre.Text);
        }

        if (!seats.TryGetValue(district, out Commune? seat))
        {
            seats[district] = seat = SeatOf(district);
        }

        if (seat is null)
        {
            return (double.NaN, commune.District.Length > 0
                ? LocalizedText.Of($"'{commune.District}' không có thị trấn hay phường nào trong lớp xã", $"'{commune.District}' has no township or ward in the commune layer")
                : new("không biết trung tâm huyện", "no centre of the district is known"));
        }

        (double seatX, double seatY) = MiddleOf(seat.Index);
        return (scale.GroundMetres(x, y, seatX, seatY), double.IsNaN(seat.Population)
            ? LocalizedText.Of($"'{seat.Name}' (suy ra: thị trấn hoặc phường của huyện)", $"'{seat.Name}' (derived: a township or ward of the district)")
            : LocalizedText.Of(
                $"'{seat.Name}' (suy ra: thị trấn hoặc phường đông dân nhất huyện)", $"'{seat.Name}' (derived: the township or ward of the district with the most people)"));
    }

    private static int[] ByName(IReadOnlyList<Commune> communes)
    {
        var index = new Dictionary<(string, string), int>();
        return [.. communes.Select(c => c.District.Length == 0 ? -1
            : index.TryGetValue((c.Province, c.District), out int known) ? known
            : index[(c.Province, c.District)] = index.Count)];
    }

    /// <summary>The township or ward with the most people, those without a figure last; of equal ones the first.</summary>
    private Commune? SeatOf(int district) => request.Communes
        .Where(c => districtOf[c.Index] == district && HasPolygon(c.Index) && IsSeat(c))
        .OrderByDescending(c => double.IsNaN(c.Population) ? -1 : c.Population)
        .FirstOrDefault();

    private static bool IsSeat(Commune commune)
    {
        string kind = commune.Type.Length > 0 ? commune.Type : commune.Name;
        return Array.Exists(SeatKinds, k => kind.StartsWith(k, StringComparison.OrdinalIgnoreCase));
    }

    private bool HasPolygon(int unit) => request.Polygons.UnitStart[unit] < request.Polygons.UnitStart[unit + 1];

    private (double X, double Y) MiddleOf(int unit)
    {
        Geometry area = UnitPolygons.Of(request.Polygons, unit);
        Coordinate middle = Centroid.GetCentroid(area);
        if (SimplePointInAreaLocator.Locate(middle, area) == Location.Exterior)
        {
            middle = InteriorPointArea.GetInteriorPoint(area);
        }

        return (middle.X, middle.Y);
    }
}
