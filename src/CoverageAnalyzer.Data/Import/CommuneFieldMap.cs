namespace CoverageAnalyzer.Data.Import;

/// <summary>Which field of a layer holds what: positions in <see cref="Vector.VectorLayer.Fields"/>, null where the layer has none.</summary>
public sealed record CommuneFieldMap
{
    /// <summary>Code of the commune.</summary>
    public int? Code { get; init; }

    /// <summary>Name of the commune, with or without its kind before it.</summary>
    public int? Name { get; init; }

    /// <summary>Kind of unit (Xã, Phường, Thị trấn).</summary>
    public int? Type { get; init; }

    /// <summary>Name of the district.</summary>
    public int? District { get; init; }

    /// <summary>Name of the province.</summary>
    public int? Province { get; init; }

    /// <summary>People.</summary>
    public int? Population { get; init; }

    /// <summary>Stated area (a land statistic), in the unit of <see cref="AreaUnitHectares"/>.</summary>
    public int? Area { get; init; }

    /// <summary>Hectares in one unit of the stated area: 1 for ha, 100 for km², 0.0001 for m²; NaN where it is to be found out from the polygons.</summary>
    public double AreaUnitHectares { get; init; } = double.NaN;
}
