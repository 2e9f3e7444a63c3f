using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Engine.Rules;

// Facts of districts and of the study: sums of their communes'. One unknown commune makes a sum unknown.
public sealed partial class StudyFacts
{
    private FactValue OfGroup(RuleScope scope, int unit, IReadOnlyList<int> members, FactQuery query)
    {
        CommuneIndicators[] communes = [.. members.Select(m => inputs.Communes[m])];
        double area = communes.Sum(c => c.AreaSquareKilometres), people = communes.Sum(c => c.Population);
        bool noPostal = Array.Exists(communes, c => c.PostalPoints is null);
        int points = communes.Sum(c => c.PostalPoints ?? 0);
        return query.Fact switch
        {
            RuleFact.AreaShareAtOrAboveHeight or RuleFact.AreaShareAtOrAboveSlope or RuleFact.MeanElevation => OfTerrain(Together(communes), query, NoPolygon),
            RuleFact.AreaSquareKilometres => FactValue.Of(area, NoArea),
            RuleFact.Population => FactValue.Of(people, NoPopulation),
            RuleFact.PostalPoints => noPostal ? FactValue.NotKnown(NoPostalLayer) : FactValue.Of(points),
            RuleFact.BtsSites => Array.Exists(communes, c => c.BtsSites is null)
                ? FactValue.NotKnown(NoBtsLayer)
                : FactValue.Of(communes.Sum(c => c.BtsSites ?? 0)),
            RuleFact.AverageServiceRadius => noPostal || points == 0 ? FactValue.NotKnown(noPostal ? NoPostalLayer : NoPoint)
                : FactValue.Of(double.IsNaN(area) ? double.NaN : AverageServiceRadius.Kilometres(area, points), NoArea),
            RuleFact.PeoplePerPostalPoint => noPostal || points == 0 ? FactValue.NotKnown(noPostal ? NoPostalLayer : NoPoint) : FactValue.Of(people / points, NoPopulation),
            RuleFact.MobileCoveredPopulationShare => Weighted(communes, c => c.MobileCoveredPopulationFraction, c => c.Population, NoPopulation),
            RuleFact.MobileCoveredAreaShare => Weighted(communes, c => c.MobileCoveredAreaFraction, c => c.Commune.PolygonAreaSquareKilometres, NoArea),
            RuleFact.PopulationWithinPostalDistanceShare => WithinPostalDistance(scope, unit, query, noPostal),
            _ => NoFigure(query),
        };
    }

    private static FactValue Weighted(CommuneIndicators[] communes, Func<CommuneIndicators, double> share, Func<CommuneIndicators, double> weight, LocalizedText missing)
    {
        if (Array.Exists(communes, c => c.BtsSites is null))
        {
            return FactValue.NotKnown(NoBtsLayer);
        }

        double part = 0, whole = 0;
        foreach (CommuneIndicators commune in communes.Where(c => weight(c) != 0)) // NaN stays, and makes the share unknown
        {
            part += share(commune) * weight(commune);
            whole += weight(commune);
        }

        return FactValue.Of(part / whole, missing);
    }

    // Communes without terrain belong to the whole with an unknown height, where their area is known.
    private static UnitTerrain? Together(CommuneIndicators[] communes)
    {
        UnitTerrain[] known = [.. communes.Select(c => c.Terrain).OfType<UnitTerrain>()];
        double without = communes.Where(c => c.Terrain is null).Sum(c => c.Commune.PolygonAreaSquareKilometres);
        if (known.Length == 0 || double.IsNaN(without))
        {
            return null;
        }

        double measured = known.Sum(t => t.AreaSquareKilometres - t.UnknownAreaSquareKilometres);
        return new UnitTerrain
        {
            AreaSquareKilometres = known.Sum(t => t.AreaSquareKilometres) + without,
            UnknownAreaSquareKilometres = known.Sum(t => t.UnknownAreaSquareKilometres) + without,
            MeanElevationMetres = known.Where(t => !double.IsNaN(t.MeanElevationMetres))
                .Sum(t => t.MeanElevationMetres * (t.AreaSquareKilometres - t.UnknownAreaSquareKilometres)) / measured,
            AtOrAboveHeightSquareKilometres = Sums(known, t => t.AtOrAboveHeightSquareKilometres),
            AtOrAboveSlopeSquareKilometres = Sums(known, t => t.AtOrAboveSlopeSquareKilometres),
        };
    }

    private static double[] Sums(UnitTerrain[] terrains, Func<UnitTerrain, IReadOnlyList<double>> parts) =>
        [.. Enumerable.Range(0, terrains.Min(t => parts(t).Count)).Select(i => terrains.Sum(t => parts(t)[i]))];
}
