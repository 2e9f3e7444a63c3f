using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>Mobile coverage as the terrain allows it, of every commune and of the study.</summary>
/// <param name="Communes">Each commune, in code order.</param>
/// <param name="Province">The study as a whole: areas by square kilometres, people by number, over the communes where those are known.</param>
public sealed record RadioIndicators(IReadOnlyList<RadioUnitIndicators> Communes, RadioUnitIndicators Province)
{
    /// <summary>Puts together what was measured.</summary>
    /// <param name="shares">Shares of the communes, in code order.</param>
    /// <param name="layer">Which of them: any operator, one, or all at once.</param>
    /// <param name="population">People of each commune, NaN where unknown.</param>
    /// <param name="circleAreaFraction">Share of each commune's area within the circles, exact; NaN where not measured.</param>
    /// <param name="circlePeopleFraction">The same of its people.</param>
    public static RadioIndicators Of(
        RadioSharesResult shares, RadioLayerShares layer, IReadOnlyList<double> population, IReadOnlyList<double> circleAreaFraction, IReadOnlyList<double> circlePeopleFraction)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(circleAreaFraction);
        ArgumentNullException.ThrowIfNull(circlePeopleFraction);
        bool isOfAny = ReferenceEquals(layer, shares.Any); // shadows are those of all operators together
        static double At(IReadOnlyList<double>? values, int unit) => values is null ? double.NaN : values[unit];
        RadioUnitIndicators[] communes =
        [
            .. Enumerable.Range(0, layer.Area.Count).Select(u => new RadioUnitIndicators
            {
                PolygonAreaSquareKilometres = shares.AreaSquareKilometres[u],
                Population = population[u],
                Area = layer.Area[u],
                People = layer.People[u],
                CircleAreaFraction = circleAreaFraction[u],
                CirclePeopleFraction = circlePeopleFraction[u],
                ShadowAreaFraction = At(isOfAny ? shares.AreaShadow?.ShadowFraction : null, u),
                ShadowPeopleFraction = At(isOfAny ? shares.PeopleShadow?.ShadowFraction : null, u),
                PossibleShadowPeopleFraction = At(isOfAny ? shares.PeopleShadow?.PossibleShadowFraction : null, u),
                BeyondPeopleFraction = At(isOfAny ? shares.PeopleShadow?.BeyondFraction : null, u),
            }),
        ];
        return Of(communes);
    }

    /// <summary>Sums communes up.</summary>
    /// <param name="communes">Each commune, in code order.</param>
    public static RadioIndicators Of(IReadOnlyList<RadioUnitIndicators> communes)
    {
        ArgumentNullException.ThrowIfNull(communes);
        RadioUnitIndicators[] units = [.. communes];
        return new RadioIndicators(units, Whole(units));
    }

    private static RadioUnitIndicators Whole(RadioUnitIndicators[] communes)
    {
        double ByArea(Func<RadioUnitIndicators, double> fraction) => Mean(communes, c => c.PolygonAreaSquareKilometres, fraction);
        double ByPeople(Func<RadioUnitIndicators, double> fraction) => Mean(communes, c => c.Population, fraction);
        double population = 0;
        bool isKnown = false;
        foreach (RadioUnitIndicators commune in communes.Where(c => !double.IsNaN(c.Population)))
        {
            population += commune.Population;
            isKnown = true;
        }

        return new RadioUnitIndicators
        {
            PolygonAreaSquareKilometres = communes.Sum(c => c.PolygonAreaSquareKilometres),
            Population = isKnown ? population : double.NaN,
            Area = new(ByArea(c => c.Area.CoveredFraction), ByArea(c => c.Area.UncertainFraction), ByArea(c => c.Area.UncoveredFraction), ByArea(c => c.Area.UnknownFraction)),
            People = new(ByPeople(c => c.People.CoveredFraction), ByPeople(c => c.People.UncertainFraction), ByPeople(c => c.People.UncoveredFraction), ByPeople(c => c.People.UnknownFraction)),
            CircleAreaFraction = ByArea(c => c.CircleAreaFraction),
            CirclePeopleFraction = ByPeople(c => c.CirclePeopleFraction),
            ShadowAreaFraction = ByArea(c => c.ShadowAreaFraction),
            ShadowPeopleFraction = ByPeople(c => c.ShadowPeopleFraction),
            PossibleShadowPeopleFraction = ByPeople(c => c.PossibleShadowPeopleFraction),
            BeyondPeopleFraction = ByPeople(c => c.BeyondPeopleFraction),
        };
    }

    /// <summary>Mean over the communes whose weight and value are known; NaN where there is none.</summary>
    private static double Mean(RadioUnitIndicators[] communes, Func<RadioUnitIndicators, double> weight, Func<RadioUnitIndicators, double> value)
    {
        double sum = 0, weights = 0;
        foreach (RadioUnitIndicators commune in communes)
        {
            double w = weight(commune), v = value(commune);
            if (w > 0 && !double.IsNaN(v))
            {
                sum += w * v;
                weights += w;
            }
        }

        return weights > 0 ? sum / weights : double.NaN;
    }
}
