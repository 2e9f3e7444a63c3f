namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name as the database has it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="KeyPlace">Its place in the primary key, from 1; 0: not in it.</param>
/// <param name="Srid">For a geometry: the SRID its type states; 0: none.</param>
internal sealed record PostGisColumn(string Name, PostGisKind Kind, int KeyPlace, int Srid)
{
    /// <summary>Whether it is an attribute of a layer; geometries, bytes and this program's own key are not.</summary>
    public bool IsAttribute => Kind is not (PostGisKind.Geometry or PostGisKind.Geography or PostGisKind.Bytes) && Name != PostGisCatalog.RowColumn;

    /// <summary>What it holds, for people, in the words of <see cref="Vector.VectorField.Type"/>.</summary>
    public string TypeName => Kind switch
    {
        PostGisKind.Integer => "integer",
        PostGisKind.Real or PostGisKind.Single or PostGisKind.Decimal => "number",
        PostGisKind.Truth => "yes/no",
        PostGisKind.Date => "date",
        _ => "text",
    };

    /// <summary>SQL that gives its value in the form the reader takes.</summary>
    public string Typed => Kind switch
    {
        PostGisKind.Integer => $"{Quoted}::int8",
        PostGisKind.Real => $"{Quoted}::float8",
        PostGisKind.Single => $"{Quoted}::text::float8", // 0.1 stays 0.1
        PostGisKind.Truth => $"{Quoted}::bool",
        _ => AsText,
    };

    /// <summary>SQL that gives its value as text.</summary>
    public string AsText => $"{Quoted}::text";

    /// <summary>SQL that puts rows in one order on every server.</summary>
    public string Order => Kind is PostGisKind.Text or PostGisKind.Other ? $"{AsText} COLLATE \"C\"" : Quoted;

    /// <summary>Its name inside SQL.</summary>
    public string Quoted => SqlIdentifier.Quote(Name);
}
