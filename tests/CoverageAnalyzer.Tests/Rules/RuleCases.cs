using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Tests.Rules;

/// <summary>Every rule that comes with the program, on worlds small enough to judge by hand, made anew each time. A rule without a case here fails a test.</summary>
internal static class RuleCases
{
    private const string Height200 = "areaShareAtOrAboveHeight 200", Slope15 = "areaShareAtOrAboveSlope 15", Within = "populationWithinPostalDistanceShare";

    public static IReadOnlyDictionary<string, RuleCase> All => new Dictionary<string, RuleCase>(StringComparer.Ordinal)
    {
        ["MTN-272-V"] = new(
            Hamlet().Village(Height200, 2.0 / 3).Village(Slope15, 0),
            Hamlet().Village(Height200, 0.6666).Village(Slope15, 0.6666),
            Hamlet().With(RuleScope.Village, 0, Height200, FactValue.Between(0.66, 0.67)).Village(Slope15, 0.1)),
        ["MTN-272-C"] = new(
            new World().Commune(Height200, 2.0 / 3),
            Hamlets(3).Commune(Height200, 0.6666).Village(Height200, 1).Village(Height200, 0, 1).Village(Slope15, 0.6, 1).Village(Height200, 0, 2).Village(Slope15, 0, 2),
            new World().Commune(Height200, 0.6666)),
        ["MTN-LIST"] = new(new World().List("mountainous", 0), new World().List("mountainous"), new World()),
        ["MTN-UP-91"] = Fact(RuleScope.Commune, "areaShareAtOrAboveHeight 600", 2.0 / 3, 0.6666),
        ["MTN-KAPOS"] = new(
            new World().Commune("kaposMountainAreaShare", 0.5).Set("kaposMountainMinimumShare", 0.5),
            new World().Commune("kaposMountainAreaShare", 0.4999).Set("kaposMountainMinimumShare", 0.5),
            new World().Commune("kaposMountainAreaShare", 1)),
        ["ISL"] = Fact(RuleScope.Commune, "distanceToMainland", 0.3, 0),
        ["BORD-L"] = Fact(RuleScope.Commune, "landBorderLength", 0.05, 0),
        ["BORD-S"] = new(
            new World().Commune("seaBoundaryLength", 0.05),
            new World().Commune("seaBoundaryLength", 0).Commune("distanceToMainland", 0),
            new World().Commune("seaBoundaryLength", 0)),
        ["REMOTE"] = new(
            new World().Commune("distanceToDistrictCentre", 20).Set("remoteDistanceKilometres", 20),
            new World().Commune("distanceToDistrictCentre", 19.99).Set("remoteDistanceKilometres", 20),
            new World().Commune("distanceToDistrictCentre", 100)),
        ["ETH-33"] = Fact(RuleScope.Commune, "minorityHouseholdShare", 0.15, 0.1499),
        ["VTCI-2269-A"] = new(Border(new World()), Inland().List("extremely-difficult"), Inland()),
        ["VTCI-2269-T"] = new(
            Border(Hamlet()).Village("isInhabited", 1).Village("isElectrified", 1),
            Border(Hamlet()).Village("isInhabited", 1).Village("isElectrified", 0),
            Border(Hamlet()).Village("isInhabited", 1)),
        ["VTCI-2269-M"] = Fact(RuleScope.Village, "mobileCovered", 1, 0),
        ["VTCI-2269-100"] = new(
            Served(1).Village("mobileCovered", 1, 1),
            Served(1).Village("mobileCovered", 0, 1),
            Served(1)),
        ["VTCI-2269-95"] = Fact(RuleScope.Study, "fixedBroadbandVillageShare", 0.95, 0.9499),
        ["VTCI-74-P"] = Fact(RuleScope.Study, "phonesPer100People", 5.01, 5),
        ["VTCI-74-C"] = Fact(RuleScope.Commune, "publicPhonePoint", 1, 0),
        ["VTCI-74-100"] = Communes(3, "publicPhonePoint", 3, 2),
        ["VTCI-74-I"] = Fact(RuleScope.Commune, "publicInternetPoint", 1, 0),
        ["VTCI-74-70"] = Communes(10, "publicInternetPoint", 7, 6),
        ["VTCI-1643"] = Fact(RuleScope.Commune, "broadbandBackbone", 1, 0),
        ["POST-R1"] = new(
            new World().Study("averageServiceRadius", 2.3).Set("targetServiceRadiusKilometres", 2.3),
            new World().Study("averageServiceRadius", 2.31).Set("targetServiceRadiusKilometres", 2.3),
            new World().Study("averageServiceRadius", 2.3)),
        ["POST-R5-C"] = Fact(RuleScope.Commune, "staffedPostalPoints", 1, 0),
        ["POST-R5"] = Communes(3, "staffedPostalPoints", 3, 2),
        ["POST-R6"] = Fact(RuleScope.Study, "peoplePerPostalPoint", 3700, 3701),
        ["POST-R8"] = new(Points(3, 8000), Points(3.01, 8000), new World().Commune("postalPoints", 1).Commune("peoplePerPostalPoint", 8000)),
        ["POST-R11"] = new(
            new World().Commune("postalPoints", 1).Commune("internetReachesVillages", 1),
            new World().Commune("postalPoints", 0),
            new World().Commune("postalPoints", 1)),
        ["POST-R12"] = new(
            new World().Commune("staffedPostalPoints", 0).Commune("publicMailboxes", 1).Commune("btsSites", 1),
            new World().Commune("staffedPostalPoints", 0).Commune("publicMailboxes", 1).Commune("btsSites", 0),
            new World().With(RuleScope.Commune, 0, "staffedPostalPoints", FactValue.Between(0, 2)).Commune("btsSites", 1)),
        ["PROGRAMME"] = Programme(),
        ["PROGRAMME-2012"] = Programme(),
        ["PROGRAMME-2012-A"] = new(
            Inland().List("programme", 0),
            Inland(Hamlets(1)).List("programme").List("extremely-difficult").List("mountainous").Commune(Height200, 0.6666).Village(Height200, 0.6666).Village(Slope15, 0.6666),
            Inland().List("programme")),
        ["UK-PO-3"] = Fact(RuleScope.Study, $"{Within} 3", 0.99, 0.9899),
        ["UK-PO-1"] = Fact(RuleScope.Study, $"{Within} 1", 0.90, 0.8999),
        ["UK-PO-DU"] = Fact(RuleScope.Study, "deprivedUrbanWithinPostalDistanceShare 1", 0.99, 0.9899),
        ["UK-PO-U"] = Fact(RuleScope.Study, "urbanWithinPostalDistanceShare 1", 0.95, 0.9499),
        ["UK-PO-R"] = Fact(RuleScope.Study, "ruralWithinPostalDistanceShare 3", 0.95, 0.9499),
        ["UK-PO-D"] = Fact(RuleScope.District, $"{Within} 6", 0.95, 0.9499),
        ["UK-PO-6"] = new(Two(0.95, 0.95), Two(0.95, 0.9499), Two(0.95, double.NaN)),
        ["UK-PO"] = new(
            Two(0.95, 0.95).Study($"{Within} 3", 0.99).Study($"{Within} 1", 0.9),
            Two(0.95, 0.95).Study($"{Within} 3", 0.99).Study($"{Within} 1", 0.8999),
            Two(0.95, 0.95).Study($"{Within} 3", 0.99)),
        ["IN-BO"] = new(
            new World().Commune("population", 3000).Commune("nearestPostalMeanKilometres", 3),
            new World().Commune("population", 2999).Commune("nearestPostalMeanKilometres", 3),
            new World().Commune("population", 3000)),
        ["IN-BO-H"] = Fact(RuleScope.Commune, "population", 1000, 999),
        ["IN-BO-V"] = Fact(RuleScope.Village, "population", 500, 499),
        ["IN-BO-I"] = Fact(RuleScope.Commune, "officeIncomeShare", 1.0 / 3, 0.3333),
        ["IN-BO-IH"] = Fact(RuleScope.Commune, "officeIncomeShare", 0.15, 0.1499),
    };

    private static World Hamlet() => Hamlets(1);

    private static World Hamlets(int n) => new() { Villages = n };

    private static RuleCase Fact(RuleScope scope, string fact, double meets, double misses) => new(
        new World { Villages = 1 }.With(scope, 0, fact, FactValue.Of(meets)),
        new World { Villages = 1 }.With(scope, 0, fact, FactValue.Of(misses)),
        new World { Villages = 1 }.With(scope, 0, fact, FactValue.Between(Math.Min(meets, misses), Math.Max(meets, misses))));

    private static World Border(World world) => world.Commune("landBorderLength", 2);

    private static World Inland(World? world = null) => (world ?? new World()).Commune("landBorderLength", 0).Commune("distanceToMainland", 0)
        .Commune("distanceToDistrictCentre", 5).Set("remoteDistanceKilometres", 20);

    // Three villages of a border commune: 0 is served, 1 is the case's, 2 has no electricity and does not count.
    private static World Served(int covered) => Border(Hamlets(3)).Village("mobileCovered", covered)
        .Village("isInhabited", 1).Village("isElectrified", 1)
        .Village("isInhabited", 1, 1).Village("isElectrified", 1, 1)
        .Village("isInhabited", 1, 2).Village("isElectrified", 0, 2).Village("mobileCovered", 0, 2);

    private static World Points(double radius, double people) =>
        new World().Commune("postalPoints", 1).Commune("averageServiceRadius", radius).Commune("peoplePerPostalPoint", people);

    private static RuleCase Programme() => new(
        Border(new World()).Commune("lacksMobile", 1),
        Border(new World()).Commune("lacksMobile", 0).Commune("lacksPostal", 0),
        Inland().Commune("lacksPostal", 1));

    private static RuleCase Communes(int n, string fact, int met, int missed)
    {
        World Of(int yes, bool lastKnown)
        {
            var world = new World { Communes = n };
            for (int i = 0; i < (lastKnown ? n : n - 1); i++)
            {
                world.Commune(fact, i < yes ? 1 : 0, i);
            }

            return world;
        }

        return new(Of(met, true), Of(missed, true), Of(missed, false));
    }

    private static World Two(double first, double second)
    {
        World world = new World { Districts = 2 }.District($"{Within} 6", first);
        return double.IsNaN(second) ? world : world.District($"{Within} 6", second, 1);
    }
}
