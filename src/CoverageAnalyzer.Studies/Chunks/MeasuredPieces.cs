using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>Puts what was measured block by block together, as if it had been measured at once.</summary>
internal static class MeasuredPieces
{
    /// <summary>Puts all pieces together.</summary>
    /// <param name="pieces">All pieces, in their order.</param>
    /// <param name="ground">The study.</param>
    /// <param name="limitsKilometres">The limits that distances of a raster's people are asked for; empty where there are none to measure.</param>
    /// <param name="circles">The circles of the sites.</param>
    /// <param name="locator">Finds the communes at a place of the plane.</param>
    /// <exception cref="ChunkException">They are not the pieces of this study, cut one way.</exception>
    public static MeasuredUnits Together(
        IReadOnlyList<MeasuredPiece> pieces, StudyGround ground, IReadOnlyList<double> limitsKilometres, Lazy<SiteCircles> circles, Lazy<CommuneLocator> locator)
    {
        int communes = ground.Inputs.Layer.Communes.Count, villages = ground.Inputs.Villages?.Villages.Count ?? 0;
        MustBeWhole([.. pieces.Select(p => p.Block.Communes)], communes);
        MustBeWhole([.. pieces.Select(p => p.Block.Villages)], villages);
        T[] OfCommunes<T>(Func<MeasuredPiece, IReadOnlyList<T>?> part) => Whole(pieces, p => p.Block.Communes, part, communes);
        T[] OfVillages<T>(Func<MeasuredPiece, IReadOnlyList<T>?> part) => Whole(pieces, p => p.Block.Villages, part, villages);

        PeopleDistances[] people =
        [
            .. limitsKilometres.Select((limit, l) =>
            {
                PeopleDistances Of(MeasuredPiece p) => p.People.Count == limitsKilometres.Count && p.People[l].LimitKilometres == limit ? p.People[l] : throw Unfitting();
                return new PeopleDistances(
                    limit, OfCommunes(p => Of(p).PeopleInCells), OfCommunes(p => Of(p).MeanKilometres), OfCommunes(p => Of(p).WithinLimitFraction));
            }),
        ];
        CoveredShares? covered = ground.Inputs.BtsSites is null
            ? null
            : new CoveredShares(OfCommunes(p => p.Covered?.AreaFraction), OfCommunes(p => p.Covered?.PeopleFraction));
        CommuneSurroundings? surroundings = ground.Inputs.Rules is null ? null : new CommuneSurroundings(OfCommunes(p => p.Surroundings), locator.Value);
        return new MeasuredUnits(people, covered, circles, ground.Inputs.Elevation is null ? null : TerrainOf(), surroundings);

        TerrainMeasure TerrainOf()
        {
            IReadOnlyList<KaposArea>? kapos = ground.HasKapos ? pieces[0].Kapos : null;
            if (ground.HasKapos && kapos?.Count != communes)
            {
                throw Unfitting();
            }

            TerrainThresholds thresholds = TerrainMeasure.ThresholdsOf(ground.TerrainWanted);
            UnitTerrain Fitting(UnitTerrain unit) =>
                unit.AtOrAboveHeightSquareKilometres.Count == thresholds.HeightsMetres.Count && unit.AtOrAboveSlopeSquareKilometres.Count == thresholds.SlopesPercent.Count
                    ? unit
                    : throw Unfitting();
            return new TerrainMeasure(
                thresholds,
                [.. OfCommunes(p => p.Terrain).Select(Fitting)],
                ground.Inputs.Villages?.Polygons is null ? null : (UnitTerrain[])[.. OfVillages(p => p.VillageTerrain).Select(Fitting)],
                ground.Inputs.Villages is null ? null : OfVillages(p => p.VillageElevationMetres),
                kapos);
        }
    }

    // Each unit in one block. The blocks of processes that cut differently (another order of the same numbers on another kind of machine) are told here.
    private static void MustBeWhole(IReadOnlyList<int[]> blocks, int units)
    {
        var isThere = new bool[units];
        int count = 0;
        foreach (int unit in blocks.SelectMany(b => b))
        {
            if (unit < 0 || unit >= units || isThere[unit])
            {
                throw Unfitting();
            }

            isThere[unit] = true;
            count++;
        }

        if (count != units)
        {
            throw Unfitting();
        }
    }

    private static T[] Whole<T>(
        IReadOnlyList<MeasuredPiece> pieces, Func<MeasuredPiece, int[]> unitsOf, Func<MeasuredPiece, IReadOnlyList<T>?> partOf, int count)
    {
        var whole = new T[count];
        foreach (MeasuredPiece piece in pieces)
        {
            int[] units = unitsOf(piece);
            if (partOf(piece) is not { } part || part.Count != units.Length)
            {
                throw Unfitting();
            }

            for (int i = 0; i < units.Length; i++)
            {
                whole[units[i]] = part[i];
            }
        }

        return whole;
    }

    private static ChunkException Unfitting() => new(new LocalizedText(
        "Các phần đo không khớp với nhau hoặc với nghiên cứu; hãy đo lại tất cả bằng cùng một phiên bản chương trình trên cùng loại máy.",
        "The measured pieces do not fit together, or not to the study; measure all of them again with one version of the program on one kind of machine."));
}
