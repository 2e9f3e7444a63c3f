namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>What a column holds, as far as reading it goes.</summary>
internal enum PostGisKind
{
    /// <summary>Whatever else: arrays, JSON, intervals …; read as the server writes it.</summary>
    Other,

    /// <summary>text, varchar, char, name, citext.</summary>
    Text,

    /// <summary>smallint, integer, bigint.</summary>
    Integer,

    /// <summary>double precision.</summary>
    Real,

    /// <summary>real.</summary>
    Single,

    /// <summary>numeric.</summary>
    Decimal,

    /// <summary>boolean.</summary>
    Truth,

    /// <summary>date, timestamp.</summary>
    Date,

    /// <summary>bytea.</summary>
    Bytes,

    /// <summary>PostGIS geometry.</summary>
    Geometry,

    /// <summary>PostGIS geography.</summary>
    Geography,
}
